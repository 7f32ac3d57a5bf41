import type { UserActor } from "@/lib/authz/actor";
import type { Relation } from "@/lib/authz/policy";
import type { CaseFacts } from "@/lib/authz/scope";
import { DomainError } from "@/lib/errors";
import type { EvaluationFacts } from "@/lib/stages/evaluation/rules";
import type { DecideContext } from "@/lib/workflow/define";
import type { CaseStatus } from "@/lib/workflow/statuses";

/** Made-up facts for the rules of an evaluation. */

export const ids = {
  case: "30000000-0000-4000-8000-000000000001",
  assignment: "30000000-0000-4000-8000-000000000002",
  earlier: "30000000-0000-4000-8000-000000000003",
  defender: "30000000-0000-4000-8000-000000000004",
  otherDefender: "30000000-0000-4000-8000-000000000005",
  user: "30000000-0000-4000-8000-000000000006",
  ofAdvocate: "30000000-0000-4000-8000-000000000007",
  ofDefender: "30000000-0000-4000-8000-000000000008",
} as const;

/** 20 November 2026, 22:00 in New York; in Greenwich it is the 21st already. */
export const night = new Date("2026-11-21T03:00:00Z");
export const workDone = new Date("2026-11-16T18:00:00Z");
export const lapse = new Date("2027-01-15T18:00:00Z");

type How = {
  status?: CaseStatus;
  now?: Date;
  workDoneAt?: Date | null;
  defenderId?: string | null;
  timeZone?: string;
};

export function contextOf(relation: Relation, how: How = {}): DecideContext {
  const { status = "work_done", now = night, workDoneAt = workDone, timeZone = "America/New_York" } = how;
  const defenderId = how.defenderId ?? (relation === "assigned" ? ids.defender : null);
  const actor: UserActor = {
    ...{
      kind: "user",
      userId: ids.user,
      name: "",
      email: "",
      locale: "en",
      address: "neutral",
      timeZone,
      staffRoles: [],
    },
    ...{ memberships: [], defenderId, sessionId: ids.case, provenAt: null },
  };
  const facts: CaseFacts = {
    ...{ id: ids.case, code: "CF-2026-0017", nickname: "", kind: "wage_theft", status, endedStage: null },
    ...{ organizationId: ids.case, leadId: ids.user, facilitatorId: null, defenderId: ids.defender },
    ...{ country: "GT", region: "", currency: "USD", keyId: ids.case, partiesVersion: 1, statusAt: now },
    ...{ statusBy: null, heldBy: null, openedAt: now, workDoneAt, relations: [relation] },
  };
  let made = 0;
  const newId = () => `40000000-0000-4000-8000-${String((made += 1)).padStart(12, "0")}`;
  return {
    now,
    actor: relation === "system" ? { kind: "system" } : actor,
    subjectId: ids.case,
    case: facts,
    newId,
  };
}

export function evaluation(
  party: "ADVOCATE" | "DEFENDER",
  changed: Partial<EvaluationFacts> = {},
): EvaluationFacts {
  const id = party === "ADVOCATE" ? ids.ofAdvocate : ids.ofDefender;
  return { id, assignmentId: ids.assignment, party, state: "open", lapsesAt: lapse, ...changed };
}

/** Runs a decision and gives the code with which it is refused and the fields it names, or "accepted". */
export function refusal(decide: () => unknown): string {
  try {
    decide();
  } catch (error) {
    if (error instanceof DomainError) return [error.code, ...Object.keys(error.fields)].join(" ");
    throw error;
  }
  return "accepted";
}
