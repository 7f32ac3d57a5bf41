import { cache } from "react";
import type { UserActor } from "@/lib/authz/actor";
import { availableCommands } from "@/lib/authz/policy";
import { caseFor, type CaseFacts } from "@/lib/authz/scope";
import { knowsOnlyInvoices } from "@/lib/authz/ties";
import { myTurn } from "@/lib/authz/turn";
import { now } from "@/lib/clock";
import { db } from "@/lib/db/client";
import { isLive } from "@/lib/db/dated";
import type { CaseStatus } from "@/lib/workflow/statuses";
import type { CommandName } from "@/lib/workflow/transitions";
import { turnsOf, type OpenWait, type Turn } from "@/lib/workflow/whose-turn";

type WaitJson = Omit<OpenWait, "since" | "by" | "clockFrom" | "nextAt" | "pausedUntil"> & {
  since: string;
} & Record<"by" | "clockFrom" | "nextAt" | "pausedUntil", string | null>;

type FrameRow = {
  organization: string;
  city: string;
  lead: string;
  /** How the lead and the Defender chose to be spoken of. */
  leadAddress: UserActor["address"];
  defenderAddress: UserActor["address"] | null;
  /** Who is counsel beside the lead, by name. */
  counsel: string[];
  facilitator: string | null;
  defender: string | null;
  defenderTitle: string | null;
  defenderPlace: string | null;
  defenderZone: string | null;
  leadZone: string;
  submittedAt: Date | null;
  executedAt: Date | null;
  settledAt: Date | null;
  /** The work was terminated, not finished. */
  endedEarly: boolean;
  /** The status out of which the case was opened again the last time; null: it never was. */
  openedAgainFrom: CaseStatus | null;
  outcomeReported: boolean;
  interested: boolean;
  waits: WaitJson[] | null;
};

/** What the route says under its stages. */
type Reached = Pick<
  FrameRow,
  "submittedAt" | "executedAt" | "settledAt" | "endedEarly" | "openedAgainFrom" | "outcomeReported"
>;

/** What stands around every page of a case: whose turn, the route, who is who. */
export type FrameView = {
  facts: CaseFacts;
  may: ReadonlySet<CommandName>;
  /** The first line; null: nothing waits on anybody. */
  turn: Turn | null;
  /** What it waits for besides. */
  alsoWaits: Turn[];
  waits: OpenWait[];
  people: Omit<FrameRow, "waits" | "interested" | keyof Reached>;
  reached: Reached;
};

/**
 * The frame of a case, in two statements; null when the case is not the actor's to see, or only its invoices are.
 * Cached for the request, since the layout and the page both ask.
 */
export const frameView = cache(async (actor: UserActor, code: string): Promise<FrameView | null> => {
  const at = now();
  const facts = await caseFor(db(), actor, { code }, at);
  if (!facts || knowsOnlyInvoices(facts.relations)) return null;
  const [row] = await db().$queryRaw<FrameRow[]>`
    SELECT o.name AS organization, o.city, l.name AS lead, l.address::text AS "leadAddress", l."timeZone" AS "leadZone", f.name AS facilitator,
      (SELECT COALESCE(json_agg(u.name ORDER BY u.name), '[]') FROM "CaseMember" m JOIN "User" u ON u.id = m."userId"
        WHERE m."caseId" = c.id AND m.kind = 'COUNSEL' AND ${isLive("m", at)}) AS counsel,
      du.name AS defender, du.address::text AS "defenderAddress", du.title AS "defenderTitle", d.place AS "defenderPlace", du."timeZone" AS "defenderZone",
      i."submittedAt",
      (SELECT max(k."executedAt") FROM "Contract" k WHERE k."caseId" = c.id AND k.state IN ('executed', 'void')) AS "executedAt",
      CASE WHEN c.status IN ('settled', 'closed') THEN c."statusAt" END AS "settledAt",
      EXISTS (SELECT 1 FROM "Event" e WHERE e.subject = 'case' AND e."subjectId" = c.id
        AND e.type = 'case.terminated' AND e.at = c."workDoneAt") AS "endedEarly",
      (SELECT e."fromStatus" FROM "Event" e WHERE e.subject = 'case' AND e."subjectId" = c.id
        AND e.type IN ('work.reopened', 'case.reopened_closed', 'case.unsettled')
        ORDER BY e.seq DESC LIMIT 1) AS "openedAgainFrom",
      EXISTS (SELECT 1 FROM "Outcome" x WHERE x."caseId" = c.id AND x.result <> 'pending') AS "outcomeReported",
      EXISTS (SELECT 1 FROM "Offer" y WHERE y."caseId" = c.id AND y."defenderId" = ${actor.defenderId}::uuid
        AND y.state = 'interested') AS interested,
      (SELECT json_agg(json_build_object('id', w.id, 'kind', w.kind, 'party', w.party, 'ref', w.ref,
        'params', w.params, 'since', w.since, 'by', w.by, 'clockFrom', w."clockFrom", 'nextAt', w."nextAt", 'step', w.step,
        'pausedUntil', w."pausedUntil", 'mine', ${myTurn(actor, at)}))
        FROM "Wait" w WHERE w."caseId" = c.id AND w."closedAt" IS NULL) AS waits
    FROM "Case" c
    JOIN "Organization" o ON o.id = c."organizationId"
    JOIN "User" l ON l.id = c."leadId"
    LEFT JOIN "User" f ON f.id = c."facilitatorId"
    LEFT JOIN "Intake" i ON i."caseId" = c.id
    LEFT JOIN "Defender" d ON d.id = c."defenderId"
    LEFT JOIN "User" du ON du.id = d."userId"
    WHERE c.id = ${facts.id}::uuid`;
  if (!row) return null;
  const { waits, submittedAt, executedAt, settledAt, interested, ...more } = row;
  const { endedEarly, openedAgainFrom, outcomeReported, ...people } = more;
  const open = (waits ?? []).map((wait) => ({
    ...wait,
    since: new Date(wait.since),
    by: instant(wait.by),
    clockFrom: new Date(wait.clockFrom ?? wait.since),
    nextAt: instant(wait.nextAt),
    pausedUntil: instant(wait.pausedUntil),
  }));
  const [turn = null, ...alsoWaits] = turnsOf(open);
  return {
    facts,
    may: availableCommands({ relations: facts.relations, status: facts.status }),
    turn,
    alsoWaits,
    waits: open,
    people: interested || !isOnlyOffered(facts) ? people : { ...people, ...unnamed },
    reached: { submittedAt, executedAt, settledAt, endedEarly, openedAgainFrom, outcomeReported },
  };
});

const instant = (text: string | null) => (text ? new Date(text) : null);

/** Counsel, their firm and where they are: told to a Defender after "interested". */
const unnamed = {
  organization: "",
  city: "",
  lead: "",
  leadAddress: "neutral" as const,
  counsel: [],
  leadZone: "UTC",
};

const isOnlyOffered = ({ relations }: CaseFacts) => relations.every((relation) => relation === "offered");

/** The clients of a case by id alone: their names are read by command. In the order in which they were given. */
export async function clientsOf(facts: CaseFacts): Promise<string[]> {
  const rows = await db().person.findMany({
    where: { caseId: facts.id, role: "client", removedAt: null },
    orderBy: [{ position: "asc" }, { id: "asc" }],
    select: { id: true },
  });
  return rows.map((row) => row.id);
}
