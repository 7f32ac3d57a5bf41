import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { EnvError, parseEnv } from "@/lib/env";

const complete = {
  PORTAL_ORIGIN: "https://portal.example.org",
  DATABASE_URL: "postgresql://portal_app:x@127.0.0.1:5432/portal",
  SMTP_URL: "smtp://127.0.0.1:25",
  MAIL_FROM: "Portal <portal@example.org>",
  FILES_FOLDER: "/var/lib/portal",
  KEY_ENCRYPTION_KEY: Buffer.alloc(32, 7).toString("base64"),
  AUTH_SECRET: "0123456789abcdef0123456789abcdef",
};

function problems(source: Record<string, string | undefined>): string[] {
  try {
    parseEnv(source);
  } catch (error) {
    if (error instanceof EnvError) return error.problems;
    throw error;
  }
  return [];
}

test("what is not said is production, no proxy, no worker", () => {
  const env = parseEnv(complete);
  expect(env).toMatchObject({ PORTAL_ENV: "production", TRUSTED_PROXY_HOPS: 0, WORKER_IN_SERVER: false });
});

test("every missing variable is named, an empty one too", () => {
  const found = problems({ AUTH_SECRET: "" });
  expect(found.map((sentence) => sentence.split(" ")[0]).sort()).toEqual(Object.keys(complete).sort());
  expect(found).toContain("AUTH_SECRET is missing.");
});

test.each([
  ["PORTAL_ENV", "staging"],
  ["PORTAL_ORIGIN", "portal.example.org"],
  ["DATABASE_URL", "mysql://127.0.0.1/portal"],
  ["SMTP_URL", "127.0.0.1:25"],
  ["KEY_ENCRYPTION_KEY", "c2hvcnQ="],
  ["AUTH_SECRET", "short"],
  ["TRUSTED_PROXY_HOPS", "many"],
])("%s of %s is refused without repeating it", (name, value) => {
  const found = problems({ ...complete, [name]: value });
  expect(found).toHaveLength(1);
  expect(found[0]).toMatch(new RegExp(`^${name} must`));
  expect(found[0]).not.toContain(`"${value}"`);
});

test.each([
  ["true", true],
  ["1", true],
  ["on", true],
  ["false", false],
  ["0", false],
  ["no", false],
])("WORKER_IN_SERVER=%s is %s", (text, value) => {
  expect(parseEnv({ ...complete, WORKER_IN_SERVER: text }).WORKER_IN_SERVER).toBe(value);
});

test("an origin is kept without path and slash", () => {
  const env = parseEnv({ ...complete, PORTAL_ORIGIN: "https://portal.example.org/cases/" });
  expect(env.PORTAL_ORIGIN).toBe("https://portal.example.org");
});

test(".env.example names every setting", () => {
  const text = readFileSync(join(import.meta.dirname, "../../../.env.example"), "utf8");
  const optional = ["PORTAL_ENV", "DATABASE_OWNER_URL", "WORKER_IN_SERVER", "TRUSTED_PROXY_HOPS"];
  const more = ["INVOICE_BANK_DETAILS", "NEXT_SERVER_ACTIONS_ENCRYPTION_KEY"];
  const all = [...Object.keys(complete), ...optional, ...more];
  const named = [...text.matchAll(/^([A-Z_]+)=/gm)].map((match) => match[1]);
  expect(named.sort()).toEqual(all.sort());
});

test("bank details stand on an invoice line by line, or not at all", () => {
  const details = (text: string) =>
    parseEnv({ ...complete, INVOICE_BANK_DETAILS: text }).INVOICE_BANK_DETAILS;
  expect(details("Bank of Nowhere\\nRouting 000")).toBe("Bank of Nowhere\nRouting 000");
  expect(details("")).toBe("");
  expect(problems({ ...complete, INVOICE_BANK_DETAILS: "9".repeat(601) })[0]).toMatch(
    /^INVOICE_BANK_DETAILS must/,
  );
});
