import type { UserActor } from "@/lib/authz/actor";
import { visibleCases, type CaseFacts } from "@/lib/authz/scope";
import { fileRefs, type FileRef } from "@/lib/cases/documents";
import { now } from "@/lib/clock";
import { db } from "@/lib/db/client";
import { opened } from "@/lib/workflow/sealed-words";
import { namesOf } from "../triage/queries";
import type { Explanation } from "@/lib/cases/likeness";
import type { CheckState } from "./rules";

/** Against whom a party was found alike. A person of another case is told by that case; their name is read apart. */
export type Against =
  | {
      kind: "user";
      name: string;
      what: "defender" | "colleague" | "staff" | "advocate_side" | "other_defender";
    }
  | { kind: "organization"; name: string }
  | { kind: "person"; id: string; role: string; caseId: string; code: string }
  /** Of a case that the reader is walled off from: another member of staff decides. */
  | { kind: "hidden" };

export type HitView = {
  id: string;
  personId: string;
  against: Against;
  strength: number;
  explanation: Explanation;
  decision: "another_person" | "possible" | null;
  reason: string;
  decidedBy: string | null;
};

export type CheckView = {
  id: string;
  defenderId: string;
  defender: string;
  state: CheckState;
  version: number;
  runAt: Date;
  runBy: string;
  runByReader: boolean;
  comparedParties: number;
  comparedNames: number;
  hits: HitView[];
  waiver: { by: string; reason: string; consent: FileRef | null } | null;
};

/** The newest check of each Defender, the newest run first. */
export async function checksOf(actor: UserActor, facts: CaseFacts, key: Buffer): Promise<CheckView[]> {
  const rows = await db().conflictCheck.findMany({
    where: { caseId: facts.id },
    orderBy: [{ runAt: "desc" }, { id: "asc" }],
    include: { hits: { orderBy: [{ strength: "desc" }, { id: "asc" }] } },
  });
  if (rows.length === 0) return [];
  const newest = rows.filter(
    (row, index) => rows.findIndex((one) => one.defenderId === row.defenderId) === index,
  );
  const hits = newest.flatMap((row) => row.hits);
  const [users, organizations, persons, defenders, names] = await Promise.all([
    usersFound(hits.filter((hit) => hit.againstKind === "user").map((hit) => hit.againstId)),
    organizationsFound(hits.filter((hit) => hit.againstKind === "organization").map((hit) => hit.againstId)),
    personsFound(
      actor,
      hits.filter((hit) => hit.againstKind === "person").map((hit) => hit.againstId),
    ),
    defendersOf(newest.map((row) => row.defenderId)),
    namesOf([...newest.flatMap((row) => [row.runBy, row.waivedBy]), ...hits.map((hit) => hit.decidedBy)]),
  ]);
  const linkTo = await fileRefs(
    db(),
    newest.map(({ consentId }) => consentId),
  );
  return newest.map((row): CheckView => {
    const defender = defenders.get(row.defenderId);
    const against = (kind: string, id: string): Against => {
      if (kind === "organization") return { kind, name: organizations.get(id) ?? "" };
      if (kind === "person") return persons.get(id) ?? { kind: "hidden" };
      const user = users.get(id);
      if (!user) return { kind: "hidden" };
      return { kind: "user", name: user.name, what: whatOf(user, defender) };
    };
    return {
      ...{ id: row.id, defenderId: row.defenderId, defender: defender?.name ?? "", version: row.version },
      // Parties that were added since make it stale, whatever it said.
      state: row.partiesVersion === facts.partiesVersion ? row.state : "stale",
      ...{ runAt: row.runAt, runBy: names.get(row.runBy) ?? "", runByReader: row.runBy === actor.userId },
      ...{ comparedParties: row.comparedParties, comparedNames: row.comparedNames },
      hits: row.hits.map((hit) => ({
        ...{ id: hit.id, personId: hit.personId, strength: hit.strength, decision: hit.decision },
        explanation: hit.explanation as Explanation,
        against: against(hit.againstKind, hit.againstId),
        reason: opened(key, `ConflictHit:reasonCipher:${hit.id}`, hit.reasonCipher),
        decidedBy: (hit.decidedBy && names.get(hit.decidedBy)) ?? null,
      })),
      waiver: row.waivedBy
        ? {
            ...{ by: names.get(row.waivedBy) ?? "", consent: linkTo(row.consentId) },
            reason: opened(key, `ConflictCheck:waiverCipher:${row.id}`, row.waiverCipher),
          }
        : null,
    };
  });
}

type FoundUser = { name: string; staff: boolean; defenderId: string | null; organizationIds: string[] };

async function usersFound(ids: string[]): Promise<Map<string, FoundUser>> {
  if (ids.length === 0) return new Map();
  const rows = await db().user.findMany({
    where: { id: { in: ids } },
    select: {
      ...{ id: true, name: true },
      staffRoles: { select: { id: true } },
      defender: { select: { id: true } },
      memberships: { select: { organizationId: true } },
    },
  });
  return new Map(
    rows.map((row) => [
      row.id,
      {
        ...{ name: row.name, staff: row.staffRoles.length > 0, defenderId: row.defender?.id ?? null },
        organizationIds: row.memberships.map(({ organizationId }) => organizationId),
      },
    ]),
  );
}

function whatOf(user: FoundUser, defender: { id: string; organizationId: string } | undefined) {
  if (defender && user.defenderId === defender.id) return "defender";
  if (defender && user.organizationIds.includes(defender.organizationId)) return "colleague";
  if (user.staff) return "staff";
  return user.defenderId ? "other_defender" : "advocate_side";
}

async function organizationsFound(ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db().organization.findMany({
    where: { id: { in: ids } },
    select: { id: true, name: true },
  });
  return new Map(rows.map(({ id, name }) => [id, name]));
}

async function defendersOf(ids: string[]) {
  const rows = await db().defender.findMany({
    where: { id: { in: ids } },
    select: { id: true, organizationId: true, user: { select: { name: true, title: true } } },
  });
  return new Map(
    rows.map(({ id, organizationId, user }) => [
      id,
      { id, organizationId, name: [user.title, user.name].filter(Boolean).join(" ") },
    ]),
  );
}

async function personsFound(actor: UserActor, ids: string[]): Promise<Map<string, Against>> {
  if (ids.length === 0) return new Map();
  const rows = await db().$queryRaw<{ id: string; role: string; caseId: string; code: string }[]>`
    SELECT p.id, p.role::text AS role, c.id AS "caseId", c.code
    FROM "Person" p JOIN "Case" c ON c.id = p."caseId"
    WHERE p.id = ANY(${ids}::uuid[]) AND ${visibleCases(actor, now())}`;
  return new Map(rows.map((row) => [row.id, { kind: "person", ...row }]));
}
