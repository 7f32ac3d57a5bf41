import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { demoSecretMark } from "@/lib/auth/production-guard";
import { systemActor } from "@/lib/authz/actor";
import { demoAccounts } from "@/prisma/seed/accounts";
import { projectRoot } from "@/scripts/child";
import { freePort } from "@/scripts/free-port";
import { run } from "@/tests/support/run";

type Settings = Record<string, string>;

const random = () => randomBytes(32).toString("base64");

/** What an installation that may run is given; over this file's own database. */
const safe = (): Settings => ({
  PORTAL_ENV: "production",
  PORTAL_ORIGIN: "https://portal.example.org",
  TRUSTED_PROXY_HOPS: "1",
  KEY_ENCRYPTION_KEY: random(),
  AUTH_SECRET: random(),
});

const demoKey = () => Buffer.concat([Buffer.from(demoSecretMark), randomBytes(16)]).toString("base64");

/** `npm start` as it is installed: how it ended, and what it said. */
function start(settings: Settings): Promise<{ code: number | null; said: string }> {
  const child = spawn("npm", ["start", "--silent"], {
    cwd: projectRoot,
    env: { ...process.env, ...safe(), ...settings },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (words: Buffer) => (said += words.toString()));
  return new Promise((resolve) => child.once("exit", (code) => resolve({ code, said })));
}

const reasons = (said: string) => said.split("\n").filter((line) => line.startsWith("  - "));

test.each<[string, () => Settings | Promise<Settings>, RegExp]>([
  ["a missing secret", () => ({ AUTH_SECRET: "" }), /AUTH_SECRET is missing/],
  ["a missing key", () => ({ KEY_ENCRYPTION_KEY: "" }), /KEY_ENCRYPTION_KEY is missing/],
  ["a development key", () => ({ KEY_ENCRYPTION_KEY: demoKey() }), /KEY_ENCRYPTION_KEY is a development key/],
  [
    "a development secret",
    () => ({ AUTH_SECRET: `${demoSecretMark}-${random()}` }),
    /AUTH_SECRET is a development secret/,
  ],
  [
    "a development key for forms",
    () => ({ NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: demoKey() }),
    /NEXT_SERVER_ACTIONS_ENCRYPTION_KEY is a development key/,
  ],
  [
    "plain http as its public origin",
    () => ({ PORTAL_ORIGIN: "http://portal.example.org" }),
    /PORTAL_ORIGIN is plain http/,
  ],
  ["no proxy in front", () => ({ TRUSTED_PROXY_HOPS: "0" }), /TRUSTED_PROXY_HOPS is 0/],
  [
    "a kind of installation that is none",
    () => ({ PORTAL_ENV: "prod" }),
    /PORTAL_ENV must be production, demo or test/,
  ],
  [
    "a database that does not answer",
    async () => ({ DATABASE_URL: `postgresql://portal_app:x@127.0.0.1:${await freePort()}/portal` }),
    /database can't be asked/,
  ],
])(
  "production does not start with %s, and says so",
  async (_what, settings, sentence) => {
    const { code, said } = await start(await settings());
    expect(code, said).toBe(78);
    expect(reasons(said).some((reason) => sentence.test(reason))).toBe(true);
    expect(reasons(said).filter((reason) => !sentence.test(reason) && !notBuilt.test(reason))).toEqual([]);
  },
  60_000,
);

/** What this version lacks is a reason beside any other. */
const notBuilt = /not built yet/;

test("production does not start over a demo's database, and says so", async () => {
  const account = demoAccounts.find(({ key }) => key === "stolz");
  if (!account) throw new Error("The demo has no director");
  const { name, email } = account;
  const post = { kind: "staff", roles: ["DIRECTOR"] };
  const person = { name, email, locale: "en", timeZone: "America/New_York", post };
  await run(systemActor, "invitePerson", null, person);
  const { code, said } = await start({});
  expect(code, said).toBe(78);
  expect(said).toMatch(/The database holds 1 demo account/);
}, 60_000);
