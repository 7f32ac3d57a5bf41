import { readdirSync } from "node:fs";
import { join } from "node:path";
import { waitingScans, type WaitingScans } from "@/lib/cases/scans/waiting";
import { db } from "@/lib/db/client";
import { env } from "@/lib/env";
import { scannerAnswers } from "@/lib/files/scanner/clamd";
import { undelivered, type Undelivered } from "@/lib/jobs/given-up";
import { liveWorkers } from "@/lib/jobs/liveness";
import { mailAnswers } from "@/lib/mail/transport";
import { sharedAnswer } from "@/lib/shared-answer";
import manifest from "@/package.json";

export type Health = {
  status: "ok" | "degraded" | "down";
  version: string;
  database: "ok" | "down";
  /** `pending`: the database lacks migrations of this version; the names are in the log of a deployment. */
  migrations: "ok" | "pending" | "unknown";
  worker: "ok" | "down" | "unknown";
  mail: "ok" | "down";
  /** `none`: files are not looked at for viruses in this installation. */
  scanner: "ok" | "down" | "none";
  /** Files that nobody can open until the scanner has looked at them; null: the database can't be asked. */
  unscanned: WaitingScans | null;
  /** Mails and documents that did not get through; null: the database can't be asked. */
  undelivered: Undelivered | null;
  /** What is not right though the portal can be used; empty with `ok`. `jobs`: some were given up. */
  degraded: ("worker" | "mail" | "scanner" | "jobs")[];
};

/**
 * Anybody may ask how the portal is, and must not have it call other servers as often as they ask. One that is away is
 * looked for again sooner.
 */
const keeps = (answers: boolean | null) => (answers ? 10_000 : 2_000);
const mailIsThere = sharedAnswer(() => within(3_000, mailAnswers(), false), keeps);
/** null: files are not looked at. */
const scannerIsThere = sharedAnswer(async () => {
  const { CLAMD_ADDRESS: address } = env();
  return address ? within(3_000, scannerAnswers(address), false) : null;
}, keeps);

/** How each part stands now. Tells no address, name or setting. */
export async function health(): Promise<Health> {
  const [database, mail, scanner] = await Promise.all([databaseAnswers(), mailIsThere(), scannerIsThere()]);
  const [pending, workers, left, unscanned] = database
    ? await Promise.all([
        pendingMigrations().catch(() => null),
        liveWorkers().catch(() => null),
        undelivered().catch(() => null),
        waitingScans(db()).catch(() => null),
      ])
    : [null, null, null, null];
  const migrations = pending === null ? "unknown" : pending > 0 ? "pending" : "ok";
  const worker = workers === null ? "unknown" : workers > 0 ? "ok" : "down";
  const degraded = [
    ...(worker === "ok" ? [] : ["worker" as const]),
    ...(mail ? [] : ["mail" as const]),
    ...(scanner === false ? ["scanner" as const] : []),
    ...(left && left.givenUp > 0 ? ["jobs" as const] : []),
  ];
  const usable = database && migrations === "ok";
  return {
    status: usable ? (degraded.length > 0 ? "degraded" : "ok") : "down",
    version: manifest.version,
    database: database ? "ok" : "down",
    migrations,
    worker,
    mail: mail ? "ok" : "down",
    scanner: scanner === null ? "none" : scanner ? "ok" : "down",
    unscanned,
    undelivered: left,
    degraded,
  };
}

/** Whether the database answers at all, and soon. */
export function databaseAnswers(): Promise<boolean> {
  const asked = db().$queryRaw`SELECT 1`.then(
    () => true,
    () => false,
  );
  return within(3_000, asked, false);
}

/** How many migrations of this version the database has not seen. */
async function pendingMigrations(): Promise<number> {
  const folder = join(process.cwd(), "prisma", "migrations");
  const names = readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? [entry.name] : [],
  );
  const rows = await db().$queryRaw<{ name: string }[]>`
    SELECT migration_name AS name FROM "_prisma_migrations" WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`;
  const applied = new Set(rows.map((row) => row.name));
  return names.filter((name) => !applied.has(name)).length;
}

/** The answer, or `otherwise` when it takes longer than `milliseconds`. */
async function within<T>(milliseconds: number, answer: Promise<T>, otherwise: T): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<T>((resolve) => (timer = setTimeout(resolve, milliseconds, otherwise)));
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
}
