import { verifyChains } from "@/lib/workflow/verify-chain";
import { databaseOwnerUrl } from "@/lib/env";
import { ledger, otherJobs, type Ledger } from "../integration/twice/ledger";
import { sql } from "../support/sql";
import { contentsOf } from "./restore-drill";

/** What one write leaves besides its own rows, and the Waits that are open and closed. */
export type Left = Ledger & { other: number; waits: number; closedWaits: number };

export type State = {
  /** Every table but those that any request touches, as one text. */
  rows: string;
  left: Left;
  /** What does not agree with what: status, events, notices, mails, jobs, chains. */
  disagrees: string[];
};

/** Noted by the gate at any request, outside a command's transaction. */
const touched = /"(Session|GuessBudget)"$/;

export async function stateNow(): Promise<State> {
  const contents = await contentsOf(databaseOwnerUrl());
  const kept = [...contents].filter(([table]) => !touched.test(table));
  return {
    rows: kept.map(([table, { rows, hash }]) => `${table} ${rows} ${hash}`).join("\n"),
    left: { ...(await ledger()), other: (await otherJobs()).length, ...(await waits()) },
    disagrees: await disagreements(),
  };
}

async function waits(): Promise<{ waits: number; closedWaits: number }> {
  const [row] = await sql<{ waits: number; closedWaits: number }>(
    "owner",
    `SELECT count(*)::int AS waits, count("closedAt")::int AS "closedWaits" FROM "Wait"`,
  );
  if (!row) throw new Error("Nothing was counted");
  return row;
}

export function leftBetween(before: Left, after: Left): Left {
  const keys = Object.keys(after) as (keyof Left)[];
  return Object.fromEntries(keys.map((key) => [key, after[key] - before[key]])) as Left;
}

/** Each finds the rows of a write that was done in part. */
const agreements = {
  "cases whose status is not their last event’s": `SELECT 1 FROM "Case" c WHERE c.status::text <> (
      SELECT e."toStatus" FROM "Event" e WHERE e.subject = 'case' AND e."subjectId" = c.id AND e."toStatus" IS NOT NULL
      ORDER BY e.seq DESC LIMIT 1)`,
  "Waits of another facilitator than their case": `SELECT 1 FROM "Wait" w JOIN "Case" c ON c.id = w."caseId"
      WHERE w."facilitatorId" IS DISTINCT FROM c."facilitatorId"`,
  "notices without their event": `SELECT 1 FROM "Notification" n
      WHERE NOT EXISTS (SELECT 1 FROM "Event" e WHERE e.id = n."eventId")`,
  "notices without their mail": `SELECT 1 FROM "Notification" n WHERE n."mailId" IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM "Mail" m WHERE m.id = n."mailId")`,
  "mails that wait without a job": `SELECT 1 FROM "Mail" m WHERE m.kind = 'notice' AND m.state = 'queued'
      AND NOT EXISTS (SELECT 1 FROM graphile_worker._private_jobs j WHERE j.payload->>'notificationId' = m.id::text)`,
  "jobs without their notice": `SELECT 1 FROM graphile_worker._private_jobs j WHERE j.payload->>'notificationId' IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM "Notification" n WHERE n.id::text = j.payload->>'notificationId')`,
  "operations without a result": `SELECT 1 FROM "Operation" WHERE result IS NULL`,
};

async function disagreements(): Promise<string[]> {
  const found: string[] = [];
  for (const [what, text] of Object.entries(agreements)) {
    const rows = await sql("owner", text);
    if (rows.length > 0) found.push(`${rows.length} ${what}`);
  }
  const { difference } = await verifyChains();
  return difference ? [...found, difference] : found;
}
