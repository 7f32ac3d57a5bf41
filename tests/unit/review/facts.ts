import type { Relation } from "@/lib/authz/policy";
import type { CaseFacts } from "@/lib/authz/scope";
import { DomainError } from "@/lib/errors";
import type { DecideContext } from "@/lib/workflow/define";
import type { CaseStatus } from "@/lib/workflow/statuses";

export const at = new Date("2026-11-24T15:00:00Z");
export const userId = "5b0c7f9e-0000-4000-8000-0000000000aa";
export const defenderId = "5b0c7f9e-0000-4000-8000-0000000000dd";
export const uuid = (n: number) => `5b0c7f9e-0000-4000-8000-${String(n).padStart(12, "0")}`;

/** What a rule is told besides its facts: who, when, and where the case stands. */
export function contextOf(
  status: CaseStatus,
  ...relations: Relation[]
): DecideContext & { actor: { kind: "user"; userId: string } } {
  let next = 900;
  const facts: CaseFacts = {
    id: uuid(1),
    code: "CF-2026-0042",
    nickname: "Green door",
    kind: "wage_theft",
    status,
    endedStage: null,
    organizationId: uuid(2),
    leadId: uuid(3),
    facilitatorId: null,
    defenderId: null,
    country: "GT",
    region: "",
    currency: "USD",
    keyId: uuid(4),
    partiesVersion: 3,
    statusAt: at,
    statusBy: null,
    heldBy: null,
    openedAt: at,
    workDoneAt: null,
    relations,
  };
  return {
    now: at,
    subjectId: facts.id,
    case: facts,
    newId: () => uuid((next += 1)),
    actor: {
      kind: "user",
      userId,
      name: "Dana Okafor",
      email: "dana@example.test",
      locale: "en",
      timeZone: "America/New_York",
      address: "neutral",
      staffRoles: [],
      memberships: [],
      defenderId: relations.includes("offered") ? defenderId : null,
      sessionId: uuid(5),
      provenAt: null,
    },
  };
}

/** What a rule refused with: its code and the fields it names. Fails when it did not refuse. */
export function refusedWith(decide: () => unknown): { code: string; fields: string[]; clashes: string[] } {
  try {
    decide();
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return {
      code: error.code,
      fields: Object.keys(error.fields),
      clashes: error.clashes.map(({ field }) => field),
    };
  }
  throw new Error("It was not refused");
}
