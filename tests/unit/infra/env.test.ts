import { randomBytes } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { reasonsToRefuse } from "@/lib/auth/production-guard";
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

describe(".env.example", () => {
  const text = readFileSync(join(import.meta.dirname, "../../../.env.example"), "utf8");
  const lines = text.split("\n");
  const settings = [...text.matchAll(/^([A-Z0-9_]+)=(.*)$/gm)].map(([, name = "", value = ""]) => ({
    name,
    value,
    /** A few that belong together stand under one description. */
    described: describedAbove(lines, name),
  }));

  test("names every setting, and no other, each described above it", () => {
    // The owner's address is for migrations and backups alone, which is why no running portal reads it.
    expect(settings.map(({ name }) => name).sort()).toEqual([...settingNames, "DATABASE_OWNER_URL"].sort());
    expect(settings.filter(({ described }) => !described)).toEqual([]);
  });

  test("calls optional what production starts without, and nothing else", () => {
    const needed = settings.filter(({ described }) => !described.startsWith("# Optional"));
    const refusedWithout = [...Object.keys(complete), "DATABASE_OWNER_URL", "TRUSTED_PROXY_HOPS"];
    expect(needed.map(({ name }) => name).sort()).toEqual(refusedWithout.sort());
  });

  test("is one that production starts with, once its secrets are drawn", () => {
    const example = Object.fromEntries(
      settings.map(({ name, value }) => [name, value.replace(/^"(.*)"$/, "$1")]),
    );
    const secret = () => randomBytes(32).toString("base64");
    const env = parseEnv({ ...example, KEY_ENCRYPTION_KEY: secret(), AUTH_SECRET: secret() });
    expect(
      reasonsToRefuse({
        ...{ settings: [], demoAccounts: 0, formsKey: env.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY ?? null },
        ...{ origin: env.PORTAL_ORIGIN, proxyHops: env.TRUSTED_PROXY_HOPS },
        ...{ keyEncryptionKey: env.KEY_ENCRYPTION_KEY, authSecret: env.AUTH_SECRET },
      }),
    ).toEqual([]);
  });
});

/** The lines of the comment that a setting stands under, the first of them first. */
function describedAbove(lines: string[], name: string): string {
  const above = lines.slice(
    0,
    lines.findIndex((line) => line.startsWith(`${name}=`)),
  );
  const isSetting = (line: string) => /^[A-Z0-9_]+=/.test(line);
  const last = above.findLastIndex((line) => !isSetting(line));
  if (!above[last]?.startsWith("#")) return "";
  const first = above.findLastIndex((line, index) => index <= last && !line.startsWith("#")) + 1;
  return above.slice(first, last + 1).join("\n");
}

const push = {
  PUSH_PUBLIC_KEY: "B".repeat(87),
  PUSH_PRIVATE_KEY: "p".repeat(43),
  PUSH_CONTACT: "mailto:portal@example.org",
};

test("web push is set up whole or not at all", () => {
  expect(parseEnv({ ...complete, ...push })).toMatchObject(push);
  for (const name of Object.keys(push) as (keyof typeof push)[]) {
    const { [name]: only, ...others } = push;
    expect(problems({ ...complete, [name]: only })).toEqual([
      `PUSH_PUBLIC_KEY, PUSH_PRIVATE_KEY and PUSH_CONTACT are set together, or none: only ${name} is.`,
    ]);
    expect(problems({ ...complete, ...others })).toEqual([
      `PUSH_PUBLIC_KEY, PUSH_PRIVATE_KEY and PUSH_CONTACT are set together, or none: only ${Object.keys(others).join(" and ")} are.`,
    ]);
  }
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
