import { createHash, randomBytes } from "node:crypto";
import { existsSync, lstatSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { demoSecretMark } from "@/lib/auth/production-guard";
import { type RolePasswords, randomPasswords } from "@/prisma/embedded";
import { isReachable, reachableTemporaryFolder, serverUser } from "@/prisma/postgres-binaries";
import { projectRoot } from "./child";

/** Where the demo keeps everything that survives a restart. Git-ignored. */
export const dataFolder = join(projectRoot, ".data");
export const inData = (name: string) => join(dataFolder, name);

/**
 * The database's files: in the data folder, or, when root runs this where the server's own account can't go, in the
 * system's temporary folder under a name that belongs to this project's path.
 */
export function postgresFolder(): string {
  mkdirSync(dataFolder, { recursive: true });
  if (serverUser().uid === undefined || isReachable(dataFolder)) return inData("postgres");
  const name = createHash("sha256").update(projectRoot).digest("hex").slice(0, 12);
  const folder = join(reachableTemporaryFolder(), `portal-demo-${name}`);
  mkdirSync(folder, { recursive: true, mode: 0o711 });
  const found = lstatSync(folder);
  if (!found.isDirectory() || found.uid !== process.getuid?.())
    throw new Error(`${folder} belongs to somebody else.`);
  return join(folder, "postgres");
}

/** Lies beside the database once the seed has run to its end; a database without it is half filled. */
const seededFile = () => `${postgresFolder()}.seeded`;
export const isSeeded = () => existsSync(seededFile());
export const markSeeded = () => writeFileSync(seededFile(), "");
export const markEmpty = () => rmSync(seededFile(), { force: true });

/** Removes all data of the demo, its secrets included. */
export function startOver(): void {
  rmSync(postgresFolder(), { recursive: true, force: true });
  markEmpty();
  for (const name of ["files", "mail", "demo.env"]) rmSync(inData(name), { recursive: true, force: true });
}

export type DemoSecrets = {
  passwords: RolePasswords;
  keyEncryptionKey: string;
  authSecret: string;
  actionsKey: string;
};

/** The demo's secrets: drawn once, kept beside its data, readable by their owner only. */
export function demoSecrets(): DemoSecrets {
  const file = inData("demo.env");
  if (!existsSync(file)) writeFileSync(file, drawSecrets(), { mode: 0o600 });
  const lines = readFileSync(file, "utf8").trim().split("\n");
  const kept = new Map(
    lines.map((line) => [line.slice(0, line.indexOf("=")), line.slice(line.indexOf("=") + 1)]),
  );
  const secret = (name: string) => {
    const value = kept.get(name);
    if (!value) throw new Error(`${file} lacks ${name}. Start over with: npm run demo -- --fresh`);
    return value;
  };
  return {
    passwords: {
      admin: secret("ADMIN_PASSWORD"),
      owner: secret("OWNER_PASSWORD"),
      app: secret("APP_PASSWORD"),
    },
    keyEncryptionKey: secret("KEY_ENCRYPTION_KEY"),
    authSecret: secret("AUTH_SECRET"),
    actionsKey: secret("NEXT_SERVER_ACTIONS_ENCRYPTION_KEY"),
  };
}

/** The two secrets that production checks bear the demo's mark, so that it refuses them. */
function drawSecrets(): string {
  const { admin, owner, app } = randomPasswords();
  const mark = Buffer.from(demoSecretMark, "latin1");
  const entries = {
    ADMIN_PASSWORD: admin,
    OWNER_PASSWORD: owner,
    APP_PASSWORD: app,
    KEY_ENCRYPTION_KEY: Buffer.concat([mark, randomBytes(32 - mark.length)]).toString("base64"),
    AUTH_SECRET: `${demoSecretMark}-${randomBytes(24).toString("base64url")}`,
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: randomBytes(32).toString("base64"),
  };
  return Object.entries(entries)
    .map(([name, value]) => `${name}=${value}\n`)
    .join("");
}
