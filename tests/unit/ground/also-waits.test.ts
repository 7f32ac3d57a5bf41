import { expect, test } from "vitest";
import { alsoWords } from "@/app/(portal)/cases/[code]/turn-words";
import type { UserActor } from "@/lib/authz/actor";
import type { CaseFacts } from "@/lib/authz/scope";
import type { FrameView } from "@/lib/cases/frame/queries";
import type { Turn } from "@/lib/workflow/whose-turn";

const since = new Date("2026-11-20T15:00:00Z");
const turn = (kind: string, party: Turn["wait"]["party"], by: Date | null, yours = false): Turn => ({
  yours,
  wait: {
    ...{ id: `${kind} ${party}`, kind, party, ref: null, params: {}, since, by, mine: yours },
    ...{ clockFrom: since, nextAt: null, step: 0, pausedUntil: null },
  },
});
const advocate: UserActor = {
  ...{ kind: "user", userId: "u-lead", name: "Ann", email: "ann@example.test", locale: "en" },
  ...{
    timeZone: "America/Chicago",
    address: "neutral",

    staffRoles: [],
    defenderId: null,
    sessionId: "s-1",
    provenAt: null,
  },
  memberships: [{ organizationId: "o-firm", kind: "LAWYER" }],
};
/** A case whose work is done, as its lead sees it. */
const facts: CaseFacts = {
  ...{ id: "c-1", code: "CF-2026-0017", nickname: "Cedar road", kind: "wage_theft", status: "work_done" },
  ...{ endedStage: null, organizationId: "o-firm", leadId: advocate.userId, facilitatorId: "u-office" },
  ...{ defenderId: "d-1", country: "GT", region: "", currency: "USD", keyId: "k-1", partiesVersion: 1 },
  ...{ statusAt: since, statusBy: null, heldBy: null, openedAt: since, workDoneAt: since },
  relations: ["lead"],
};
const people: FrameView["people"] = {
  ...{ organization: "Lakeside Law", city: "Chicago", lead: "Ann", leadZone: "America/Chicago", counsel: [] },
  ...{
    ...{ leadAddress: "neutral" as const, defenderAddress: null },
    facilitator: "Dana",
    defender: null,
    defenderTitle: null,
    defenderPlace: null,
    defenderZone: null,
  },
};
const reached: FrameView["reached"] = {
  ...{ submittedAt: since, executedAt: since, settledAt: null, endedEarly: false },
  ...{ openedAgainFrom: null, outcomeReported: false },
};
const viewOf = (alsoWaits: Turn[]): FrameView => ({
  ...{ facts, people, reached, alsoWaits, turn: null, may: new Set() },
  waits: alsoWaits.map(({ wait }) => wait),
});
/** Says which sentence is asked for, and with which figures. */
const word = (key: string, values?: object) => (values ? `${key} ${JSON.stringify(values)}` : key);
const lines = (...waits: Turn[]) =>
  alsoWords(advocate, viewOf(waits), word, (at) => at.toISOString().slice(0, 10));

test("the reader's own turn is flagged and worded to them, another's names who it is", () => {
  const due = new Date("2026-11-27T15:00:00Z");
  expect(lines(turn("evaluate", "ADVOCATE", due, true), turn("evaluate", "ADVOCATE", null))).toEqual([
    {
      yours: "ui.yourTurn",
      what: "waits.evaluate {}",
      by: 'cases.alsoBy {"term":"cases.by","day":"2026-11-27"}',
    },
    { yours: null, what: 'waits.others.evaluate {"who":"Ann","reader":"advocate"}', by: null },
  ]);
});

test("what waits on others and is not the reader's to know is left out", () => {
  expect(lines(turn("planPayout", "FINANCE", null), turn("decideHits", "FACILITATOR", null))).toEqual([]);
});

test("what reads the same is said once", () => {
  expect(lines(turn("settleWork", "FINANCE", null), turn("settleWork", "FINANCE", null))).toHaveLength(1);
});
