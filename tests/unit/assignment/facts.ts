import { parsePlainDate } from "@/lib/dates";
import type { UserActor } from "@/lib/authz/actor";
import type { Relation } from "@/lib/authz/policy";
import type { CaseFacts } from "@/lib/authz/scope";
import type { EntriesFacts, EntryFacts, PartFacts, Terms } from "@/lib/stages/assignment/entries/facts";
import type { DecideContext } from "@/lib/workflow/define";
import type { CaseStatus } from "@/lib/workflow/statuses";

/** Made-up facts for the rules of an assignment. */

export const ids = {
  assignment: "10000000-0000-4000-8000-000000000001",
  defender: "10000000-0000-4000-8000-000000000002",
  defenderUser: "10000000-0000-4000-8000-000000000003",
  lawyer: "10000000-0000-4000-8000-000000000004",
  task: "10000000-0000-4000-8000-000000000005",
  otherTask: "10000000-0000-4000-8000-000000000006",
  receipt: "10000000-0000-4000-8000-000000000007",
  facilitator: "10000000-0000-4000-8000-000000000008",
} as const;

/** 30 November, 19:30 in Guatemala; in Greenwich it is 1 December already. */
export const evening = new Date("2026-12-01T01:30:00Z");

const user = (userId: string, timeZone: string): UserActor => ({
  ...{
    kind: "user",
    userId,
    name: "",
    email: "",
    locale: "en",
    address: "neutral",
    timeZone,
    staffRoles: [],
    memberships: [],
  },
  ...{ defenderId: null, sessionId: ids.assignment, provenAt: null },
});

/** Who decides, when, and where the case stands. */
export function contextOf(
  relation: Relation,
  {
    status = "active",
    heldBy = null,
    now = evening,
  }: { status?: CaseStatus; heldBy?: string | null; now?: Date } = {},
): DecideContext {
  const who =
    relation === "assigned"
      ? user(ids.defenderUser, "America/Guatemala")
      : user(relation === "facilitator" ? ids.facilitator : ids.lawyer, "America/Chicago");
  const facts: CaseFacts = {
    ...{
      id: ids.assignment,
      code: "CF-2026-0042",
      nickname: "",
      kind: "wage_theft",
      status,
      endedStage: null,
    },
    ...{ organizationId: ids.assignment, leadId: ids.lawyer, facilitatorId: ids.facilitator },
    ...{ defenderId: ids.defender, country: "GT", region: "", currency: "USD", keyId: ids.assignment },
    ...{ partiesVersion: 1, statusAt: now, statusBy: null, heldBy, openedAt: now, workDoneAt: null },
    relations: [relation],
  };
  let made = 0;
  const newId = () => `20000000-0000-4000-8000-${String((made += 1)).padStart(12, "0")}`;
  return { now, actor: who, subjectId: facts.id, case: facts, newId };
}

export const terms: Terms = {
  ...{
    currency: "USD",
    billRateMinor: 6_500,
    payRateMinor: 3_100,
    capMinutes: 600,
    capExpensesMinor: 90_000,
  },
  ...{ startsOn: parsePlainDate("2026-11-01"), endsOn: parsePlainDate("2026-12-18") },
};

export const assignment: EntriesFacts["assignment"] = {
  ...{ id: ids.assignment, defenderId: ids.defender, defenderUserId: ids.defenderUser },
  ...{ defenderZone: "America/Guatemala", from: parsePlainDate("2026-11-02"), to: null, terms },
};

export function entriesFacts(changed: Partial<EntriesFacts> = {}): EntriesFacts {
  return {
    ...{ assignment, taskIds: [ids.task, ids.otherTask], entries: [], lastReportSubmitted: false, fx: null },
    ...changed,
  };
}

export function part(changed: Partial<PartFacts> = {}): PartFacts {
  return {
    ...{ id: ids.assignment, position: 0, state: "within", minutes: 60, billMinor: 6_500, payMinor: 3_100 },
    ...{ reportId: null, reported: false, final: false, allowed: null, refusal: null },
    ...changed,
  };
}

/** A time entry of an hour on 3 November, unless said otherwise. */
export function entry(id: string, changed: Partial<EntryFacts> = {}): EntryFacts {
  return {
    ...{ id, kind: "time", day: parsePlainDate("2026-11-03"), position: 1, taskId: ids.task, minutes: 60 },
    ...{ currency: null, amountMinor: null, fx: null, convertedMinor: null, receiptId: null, version: 1 },
    ...{ withdrawn: false, words: "Interview", noReceipt: "", parts: [part()] },
    ...changed,
  };
}
