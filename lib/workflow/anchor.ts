import { createHash, randomUUID } from "node:crypto";
import { z } from "zod";
import { peopleAsActors } from "@/lib/authz/people";
import { canonicalJson } from "@/lib/canonical-json";
import { now } from "@/lib/clock";
import { dateToPlain, plainToDate, todayIn } from "@/lib/dates";
import { db } from "@/lib/db/client";
import type { Tx } from "@/lib/db/tx";
import { log } from "@/lib/log";
import { enqueueMail, queueMails } from "@/lib/outbox/queue";

/** The newest event of one chain. */
export const headSchema = z.object({
  subject: z.string(),
  subjectId: z.uuid(),
  seq: z.number().int(),
  hash: z.string(),
});

export type Head = z.infer<typeof headSchema>;

export type AnchorFields = { number: number; day: string; at: string; heads: Head[]; events: number };

/** SHA-256 over the digest before and the canonical text: one digest stands for all anchors up to it. */
export function anchorDigest(previous: Uint8Array | null, fields: AnchorFields): Buffer {
  const digest = createHash("sha256");
  if (previous) digest.update(previous);
  return digest.update(canonicalJson(fields)).digest();
}

/** Two workers at the same moment: the second waits here and finds the day done. The number means nothing. */
const lockNumber = 72_707_370;

/**
 * Anchors the chains of events for today, once: the digest goes into the log and, by a job each, to every director.
 * @returns its number; null when today has one already
 */
export async function anchorChains(at = now()): Promise<number | null> {
  const made = await db().$transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(${lockNumber})`;
    const day = todayIn("UTC", at);
    if ((await tx.chainAnchor.count({ where: { day: plainToDate(day) } })) > 0) return null;
    const last = await tx.chainAnchor.findFirst({ orderBy: { number: "desc" } });
    const { heads, events } = await newHeads(tx);
    const fields = { number: (last?.number ?? 0) + 1, day, at: at.toISOString(), heads, events };
    const digest = Uint8Array.from(anchorDigest(last?.digest ?? null, fields));
    await tx.chainAnchor.create({ data: { ...fields, day: plainToDate(day), at, digest } });
    for (const userId of await directors(tx, at)) {
      const mailId = randomUUID();
      await queueMails(tx, [{ id: mailId, userId, kind: "anchor", at }]);
      await enqueueMail(tx, "mailAnchor", { number: fields.number, mailId }, mailId);
    }
    return { ...fields, digest: Buffer.from(digest).toString("hex") };
  });
  if (!made) return null;
  log().info(
    { anchor: made.number, day: made.day, events: made.events, digest: made.digest },
    "chain anchored",
  );
  return made.number;
}

/** The heads that no anchor holds yet, in one order, and how many events there are in all. */
async function newHeads(tx: Tx): Promise<{ heads: Head[]; events: number }> {
  const heads = await tx.$queryRaw<Head[]>`
    WITH anchored AS (
      SELECT head->>'subject' AS subject, (head->>'subjectId')::uuid AS id, max((head->>'seq')::int) AS seq
      FROM "ChainAnchor", jsonb_array_elements(heads) AS head GROUP BY 1, 2
    )
    SELECT s.type AS subject, s.id AS "subjectId", s.seq, encode(s.head, 'hex') AS hash
    FROM "Stream" s LEFT JOIN anchored a ON a.subject = s.type AND a.id = s.id
    WHERE s.head IS NOT NULL AND s.seq > coalesce(a.seq, 0)
    ORDER BY s.type COLLATE "C", s.id`;
  const [row] = await tx.$queryRaw<{ events: number }[]>`
    SELECT coalesce(sum(seq), 0)::int AS events FROM "Stream"`;
  return { heads, events: row?.events ?? 0 };
}

async function directors(tx: Tx, at: Date): Promise<string[]> {
  const rows = await tx.staffRole.findMany({ where: { role: "DIRECTOR" }, select: { userId: true } });
  const actors = await peopleAsActors(tx, [...new Set(rows.map(({ userId }) => userId))], at);
  return actors.filter(({ staffRoles }) => staffRoles.includes("DIRECTOR")).map(({ userId }) => userId);
}

/** An anchor as it was kept, for whoever checks or mails it. */
export function anchorFields(row: {
  number: number;
  day: Date;
  at: Date;
  heads: unknown;
  events: number;
}): AnchorFields {
  return {
    number: row.number,
    day: dateToPlain(row.day),
    at: row.at.toISOString(),
    heads: z.array(headSchema).parse(row.heads),
    events: row.events,
  };
}
