import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { EnvError, parseEnv, settingNames } from "@/lib/env";

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
  ["SHUTDOWN_SECONDS", "0"],
  ["METRICS_LISTEN", "9464"],
  ["METRICS_TOKEN", "short"],
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

test(".env.example names every setting, and no other", () => {
  const text = readFileSync(join(import.meta.dirname, "../../../.env.example"), "utf8");
  const named = [...text.matchAll(/^([A-Z0-9_]+)=/gm)].map((match) => match[1]);
  // The owner's address is for migrations alone, which is why no running portal reads it.
  expect(named.sort()).toEqual([...settingNames, "DATABASE_OWNER_URL"].sort());
});

test("every setting of .env.example is described above it", () => {
  const lines = readFileSync(join(import.meta.dirname, "../../../.env.example"), "utf8").split("\n");
  const bare = lines.filter((line, index) => {
    // A few that belong together stand under one description.
    const before = lines.slice(0, index).findLast((other) => !/^[A-Z0-9_]+=/.test(other)) ?? "";
    return /^[A-Z0-9_]+=/.test(line) && !before.startsWith("#");
  });
  expect(bare).toEqual([]);
});

describe("a secret in a file", () => {
  const folder = mkdtempSync(join(tmpdir(), "portal-env-"));
  afterAll(() => rmSync(folder, { recursive: true }));
  const file = join(folder, "secret");
  writeFileSync(file, `${complete.AUTH_SECRET}\n`);
  const { AUTH_SECRET: secret, ...rest } = complete;

  test("is read, without the end of its line", () => {
    expect(parseEnv({ ...rest, AUTH_SECRET_FILE: file }).AUTH_SECRET).toBe(secret);
  });
  test("that is not there is named once", () => {
    expect(problems({ ...rest, AUTH_SECRET_FILE: join(folder, "none") })).toEqual([
      "AUTH_SECRET_FILE names a file that can't be read.",
    ]);
  });
  test("beside one in the environment is refused: nobody guesses which is meant", () => {
    expect(problems({ ...complete, AUTH_SECRET_FILE: file })).toEqual([
      "AUTH_SECRET and AUTH_SECRET_FILE are both set; one of them is meant.",
    ]);
  });
});

test.each([
  ["127.0.0.1:9464", { host: "127.0.0.1", port: 9464 }],
  ["[::1]:9464", { host: "::1", port: 9464 }],
  ["metrics.internal:80", { host: "metrics.internal", port: 80 }],
])("METRICS_LISTEN=%s", (text, address) => {
  expect(parseEnv({ ...complete, METRICS_LISTEN: text }).METRICS_LISTEN).toEqual(address);
});

test.each([
  ["127.0.0.1:3310", { host: "127.0.0.1", port: 3310 }],
  ["[::1]:3310", { host: "::1", port: 3310 }],
  ["/run/clamav/clamd.ctl", { path: "/run/clamav/clamd.ctl" }],
])("CLAMD_ADDRESS=%s", (text, address) => {
  expect(parseEnv({ ...complete, CLAMD_ADDRESS: text }).CLAMD_ADDRESS).toEqual(address);
});

test.each(["clamd", "clamd:port", "http://clamd:3310"])("CLAMD_ADDRESS=%s is refused", (text) => {
  expect(problems({ ...complete, CLAMD_ADDRESS: text })[0]).toMatch(/^CLAMD_ADDRESS must be like/);
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
