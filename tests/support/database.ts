import { randomBytes } from "node:crypto";
import { mkdtempSync } from "node:fs";
import { join } from "node:path";
import { Client } from "pg";
import { afterAll, inject } from "vitest";
import { freePort } from "@/scripts/free-port";
import { templateName } from "./postgres";

/**
 * Runs once per test file, before its imports: a database of its own, copied from the migrated template, and an
 * environment that points to it. Files run side by side and in any order.
 *
 * SMTP_URL is a port where nobody listens until the file calls `startMailCatcher()`: the mail server is down.
 */
const { adminUrl, ownerUrl, appUrl, folder } = inject("cluster");
const name = `file_${randomBytes(6).toString("hex")}`;

const admin = new Client({ connectionString: adminUrl });
await admin.connect();
await admin.query(`CREATE DATABASE ${name} TEMPLATE ${templateName} OWNER portal_owner`);
await admin.end();

const at = (url: string) => Object.assign(new URL(url), { pathname: `/${name}` }).href;

Object.assign(process.env, {
  PORTAL_ENV: "test",
  PORTAL_ORIGIN: "http://127.0.0.1:3000",
  DATABASE_URL: at(appUrl),
  DATABASE_OWNER_URL: at(ownerUrl),
  SMTP_URL: `smtp://127.0.0.1:${await freePort()}`,
  MAIL_FROM: "Portal <portal@example.test>",
  FILES_FOLDER: mkdtempSync(join(folder, "files-")),
  KEY_ENCRYPTION_KEY: randomBytes(32).toString("base64"),
  AUTH_SECRET: randomBytes(32).toString("base64"),
});

afterAll(async () => {
  const { closeDb } = await import("@/lib/db/client");
  await closeDb();
});
