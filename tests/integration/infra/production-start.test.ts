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

/** One start says all that is wrong, so that nobody mends one thing to learn of the next. */
test.each<[string, () => Settings | Promise<Settings>, RegExp[]]>([
  [
    "settings that are missing or none",
    () => ({ AUTH_SECRET: "", KEY_ENCRYPTION_KEY: "", PORTAL_ENV: "prod" }),
    [
      /AUTH_SECRET is missing/,
      /KEY_ENCRYPTION_KEY is missing/,
      /PORTAL_ENV must be production, demo or test/,
    ],
  ],
  [
    "a developer's secrets, plain http as its public origin, no proxy in front, and a database that does not answer",
    async () => ({
      KEY_ENCRYPTION_KEY: demoKey(),
      AUTH_SECRET: `${demoSecretMark}-${random()}`,
      NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: demoKey(),
      PORTAL_ORIGIN: "http://portal.example.org",
      TRUSTED_PROXY_HOPS: "0",
      DATABASE_URL: `postgresql://portal_app:x@127.0.0.1:${await freePort()}/portal`,
    }),
    [
      /^ {2}- KEY_ENCRYPTION_KEY is a development key/,
      /AUTH_SECRET is a development secret/,
      /NEXT_SERVER_ACTIONS_ENCRYPTION_KEY is a development key/,
      /PORTAL_ORIGIN is plain http/,
      /TRUSTED_PROXY_HOPS is 0/,
      /database can't be asked/,
    ],
  ],
])(
  "production does not start with %s, and says so",
  async (_what, settings, sentences) => {
    const { code, said } = await start(await settings());
    expect(code, said).toBe(78);
    for (const sentence of sentences)
      expect(
        reasons(said).filter((reason) => sentence.test(reason)),
        said,
      ).toHaveLength(1);
    const asked = (reason: string) => sentences.some((sentence) => sentence.test(reason));
    expect(reasons(said).filter((reason) => !asked(reason) && !notBuilt.test(reason))).toEqual([]);
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
