import { db } from "@/lib/db/client";
import { firstBreak } from "@/lib/workflow/chain";
import { sql } from "@/tests/support/sql";

/** Everything that a write leaves besides its own rows. */
export type Ledger = { events: number; notices: number; operations: number; jobs: number };

export async function ledger(): Promise<Ledger> {
  const [counts] = await sql<Ledger>(
    "owner",
    `SELECT (SELECT count(*) FROM "Event")::int AS events,
      (SELECT count(*) FROM "Notification")::int AS notices,
      (SELECT count(*) FROM "Operation")::int AS operations,
      (SELECT count(*) FROM graphile_worker._private_jobs)::int AS jobs`,
  );
  if (!counts) throw new Error("Nothing was counted");
  return counts;
}

/**
 * What one run wrote, told by its request: its events and those of the commands that they brought about, their
 * notices, the jobs that deliver these, and the operations. Other jobs (a link to mail, a contract to seal) are told
 * by name alone.
 */
export async function writtenBy(requestId: string, operationId: string): Promise<Ledger> {
  const events = (await db().event.findMany({ where: { requestId }, select: { id: true } })).map(
    ({ id }) => id,
  );
  const notices = (await db().notification.findMany({ where: { eventId: { in: events } } })).map(
    ({ id }) => id,
  );
  const [rows] = await sql<{ operations: number; jobs: number }>(
    "owner",
    `SELECT (SELECT count(*) FROM "Operation" WHERE id = $1 OR split_part(id, ':', 1) = ANY($2))::int AS operations,
      (SELECT count(*) FROM graphile_worker._private_jobs WHERE payload->>'notificationId' = ANY($3))::int AS jobs`,
    [operationId, events, notices],
  );
  if (!rows) throw new Error("Nothing was counted");
  return { events: events.length, notices: notices.length, ...rows };
}

/** Jobs that deliver no notice, by name. */
export async function otherJobs(): Promise<string[]> {
  const rows = await sql<{ identifier: string }>(
    "owner",
    `SELECT t.identifier FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
     WHERE j.payload->>'notificationId' IS NULL ORDER BY j.id`,
  );
  return rows.map(({ identifier }) => identifier);
}

/** Where the chains of all subjects that a request touched do not follow; empty when they do. */
export async function breaksOf(requestIds: readonly string[]): Promise<string[]> {
  const touched = await db().event.findMany({
    where: { requestId: { in: [...requestIds] } },
    distinct: ["subject", "subjectId"],
    select: { subject: true, subjectId: true },
  });
  const broken: string[] = [];
  for (const subject of touched) {
    const at = await breakOf(subject);
    if (at !== null) broken.push(`${subject.subject} at ${at}`);
  }
  return broken;
}

async function breakOf(subject: { subject: string; subjectId: string }): Promise<number | null> {
  const rows = await db().event.findMany({ where: subject, orderBy: { seq: "asc" } });
  return firstBreak(
    rows.map(({ prevHash, hash, at, cipher, ...fields }) => ({
      fields: {
        ...fields,
        at: at.toISOString(),
        cipher: cipher ? Buffer.from(cipher).toString("base64") : null,
      },
      prevHash,
      hash,
    })),
  );
}
