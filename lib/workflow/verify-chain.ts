import { db } from "@/lib/db/client";
import { anchorDigest, anchorFields } from "./anchor";
import { eventHash } from "./chain";

/** What was read, and the first thing that is not as it was written; null: all is. */
export type ChainReport = { chains: number; events: number; anchors: number; difference: string | null };

/** A digest that was kept outside the database: in a director's mail, or in a line of the log. */
export type Witness = { number: number; digest: string };

const page = 2_000;
const hex = (bytes: Uint8Array | null) => (bytes ? Buffer.from(bytes).toString("hex") : "none");
const nil = "00000000-0000-0000-0000-000000000000";

/**
 * Reads every event, recomputes its hash, and compares chain by chain with what the chain says of its own end; then the
 * anchors, with the events and with the witnesses. Whoever can rewrite the whole database can make all of it agree but
 * the witnesses.
 */
export async function verifyChains(witnesses: readonly Witness[] = []): Promise<ChainReport> {
  const events = await verifyEvents();
  const anchors = await verifyAnchors(witnesses);
  return {
    chains: events.chains,
    events: events.count,
    anchors: anchors.count,
    difference: events.difference ?? anchors.difference,
  };
}

type Told = { count: number; difference: string | null };

async function verifyEvents(): Promise<Told & { chains: number }> {
  const ends = new Map<string, { seq: number; head: Uint8Array | null }>();
  for (const { type, id, seq, head } of await db().stream.findMany())
    ends.set(`${type} ${id}`, { seq, head });
  const chains = ends.size;
  let count = 0;
  let at = { subject: "", subjectId: nil, seq: 0 };
  let last = { key: "", seq: 0, hash: null as Uint8Array | null };

  /** What a chain says of its own end, once all its events were read. */
  const endDiffers = (): string | null => {
    if (!last.key) return null;
    const end = ends.get(last.key);
    ends.delete(last.key);
    if (!end) return `${last.key}: it has events, and no chain`;
    if (end.seq === last.seq && hex(end.head) === hex(last.hash)) return null;
    return `${last.key}: the chain ends at event ${end.seq}, and event ${last.seq} is the last that is there`;
  };
  for (;;) {
    const rows = await db().event.findMany({
      where: {
        OR: [
          { subject: { gt: at.subject } },
          { subject: at.subject, subjectId: { gt: at.subjectId } },
          { subject: at.subject, subjectId: at.subjectId, seq: { gt: at.seq } },
        ],
      },
      orderBy: [{ subject: "asc" }, { subjectId: "asc" }, { seq: "asc" }],
      take: page,
    });
    for (const { prevHash, hash, ...row } of rows) {
      const key = `${row.subject} ${row.subjectId}`;
      if (key !== last.key) {
        const difference = endDiffers();
        if (difference) return { chains, count, difference };
        last = { key, seq: 0, hash: null };
      }
      const cipher = row.cipher ? Buffer.from(row.cipher).toString("base64") : null;
      const fields = { ...row, at: row.at.toISOString(), cipher };
      const follows = row.seq === last.seq + 1 && hex(prevHash) === hex(last.hash);
      if (!follows || hex(hash) !== hex(eventHash(last.hash, fields)))
        return { chains, count, difference: `${key}: event ${row.seq} (${row.id}) is not as it was written` };
      last = { key, seq: row.seq, hash };
      count += 1;
    }
    const final = rows.at(-1);
    if (!final) break;
    at = { subject: final.subject, subjectId: final.subjectId, seq: final.seq };
  }
  const difference = endDiffers();
  if (difference) return { chains, count, difference };
  for (const [key, { seq }] of ends)
    if (seq > 0) return { chains, count, difference: `${key}: its ${seq} events are gone` };
  return { chains, count, difference: null };
}

async function verifyAnchors(witnesses: readonly Witness[]): Promise<Told> {
  const rows = await db().chainAnchor.findMany({ orderBy: { number: "asc" } });
  let previous: Uint8Array | null = null;
  for (const [index, row] of rows.entries()) {
    const digest = anchorDigest(previous, anchorFields(row));
    if (row.number !== index + 1 || hex(digest) !== hex(row.digest))
      return { count: rows.length, difference: `anchor ${index + 1} is not as it was written` };
    previous = row.digest;
  }
  const [other] = await db().$queryRaw<{ number: number; subject: string; id: string; seq: number }[]>`
    SELECT a.number, head->>'subject' AS subject, head->>'subjectId' AS id, (head->>'seq')::int AS seq
    FROM "ChainAnchor" a CROSS JOIN jsonb_array_elements(a.heads) AS head
    LEFT JOIN "Event" e ON e.subject = head->>'subject' AND e."subjectId" = (head->>'subjectId')::uuid
      AND e.seq = (head->>'seq')::int
    WHERE e.hash IS NULL OR encode(e.hash, 'hex') <> head->>'hash'
    ORDER BY a.number, 2, 3 LIMIT 1`;
  if (other) {
    const { subject, id, seq, number } = other;
    return {
      count: rows.length,
      difference: `${subject} ${id}: event ${seq} is not what anchor ${number} holds`,
    };
  }
  for (const { number, digest } of witnesses) {
    const row = rows[number - 1];
    if (!row || hex(row.digest) !== digest.toLowerCase())
      return { count: rows.length, difference: `anchor ${number} is not the one that was sent out` };
  }
  return { count: rows.length, difference: null };
}
