import { randomBytes } from "node:crypto";
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { migrate } from "@/prisma/migrate";
import { buildWhenStale } from "@/scripts/build";
import { lastLines, projectRoot, startChild, toolPath } from "@/scripts/child";
import { freePort } from "@/scripts/free-port";
import { startThrowawayPostgres } from "@/scripts/throwaway-postgres";
import { waitForServer } from "@/scripts/wait-for-server";
import { startCatcher } from "@/tests/support/mail-catcher";
import { documentsFolder, mailFolder } from "./folders";

/**
 * Playwright's global setup: the built server over a database and a mail catcher of this run, all on free ports, so that
 * it runs beside a demo. Every test finds the addresses in the environment; seeding is each journey's own business.
 */
export default async function setup(): Promise<() => Promise<void>> {
  const started: { stop(): Promise<void> }[] = [];
  const stop = async () => {
    for (const one of started.reverse()) await one.stop();
  };
  try {
    for (const folder of [mailFolder, documentsFolder]) {
      rmSync(folder, { recursive: true, force: true });
      mkdirSync(folder, { recursive: true });
    }
    if (!(await buildWhenStale())) throw new Error("The build failed; the reason is above.");
    const postgres = await startThrowawayPostgres("portal-e2e-");
    started.push(postgres);
    await migrate(postgres.ownerUrl);
    const catcher = await startCatcher({ port: await freePort(), folder: mailFolder });
    started.push(catcher);

    const port = await freePort();
    Object.assign(process.env, {
      PORTAL_ENV: "test",
      PORTAL_ORIGIN: `http://127.0.0.1:${port}`,
      DATABASE_URL: postgres.appUrl,
      DATABASE_OWNER_URL: postgres.ownerUrl,
      SMTP_URL: catcher.url,
      MAIL_FROM: "Case Facilitation <portal@portal.example>",
      FILES_FOLDER: join(postgres.folder, "files"),
      KEY_ENCRYPTION_KEY: randomBytes(32).toString("base64"),
      AUTH_SECRET: randomBytes(32).toString("base64"),
      NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: randomBytes(32).toString("base64"),
      WORKER_IN_SERVER: "true",
      TRUSTED_PROXY_HOPS: "0",
    });
    const logFile = join(projectRoot, "test-results", "server.log");
    rmSync(logFile, { force: true });
    const args = [toolPath("next", "dist", "bin", "next"), "start", "-H", "127.0.0.1", "-p", String(port)];
    const server = startChild({ name: "The portal", args, env: { NODE_ENV: "production" }, logFile });
    started.push(server);
    await waitForServer(`http://127.0.0.1:${port}/api/health`, server).catch((error: unknown) => {
      throw new Error(`${String(error)}\n${lastLines(logFile)}`);
    });
    return stop;
  } catch (error) {
    await stop();
    throw error;
  }
}
