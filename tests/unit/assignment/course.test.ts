import { describe, expect, it } from "vitest";
import type { Relation } from "@/lib/authz/policy";
import { parsePlainDate } from "@/lib/dates";
import {
  decideCloseWork,
  decideHold,
  decideOpenAssignment,
  decideResume,
  decideTerminate,
  type OpeningFacts,
} from "@/lib/stages/assignment/course/rules";
import { decideReadMessages, decideSendMessage } from "@/lib/stages/assignment/messages/rules";
import { contextOf, evening, ids } from "./facts";
import { refusal } from "./refusal";

const day = (text: string) => parsePlainDate(text);

const opening = (
  changed: Partial<NonNullable<OpeningFacts["contract"]>> = {},
  already = false,
): OpeningFacts => ({
  contract: {
    ...{ id: ids.receipt, defenderId: ids.defender, executed: true, startsOn: day("2026-12-05") },
    scope: [
      { kind: "interview", words: "Two witnesses", wordsEs: "", deadline: "2026-12-10" },
      { kind: "declaration", words: "By video", wordsEs: "", deadline: "2026-12-08" },
      { kind: "other", words: "Summary", wordsEs: "", deadline: null },
    ],
    ...changed,
  },
  already,
  defenderZone: "America/Guatemala",
});

describe("opening an assignment", () => {
  const open = (facts: OpeningFacts) =>
    decideOpenAssignment(facts, { contractId: ids.receipt }, contextOf("system"));

  it("makes the tasks of the signed scope, in order, and names the first deadline", () => {
    const { changes, events } = open(opening());
    expect(changes.tasks.map(({ kind, position, deadline }) => [kind, position, deadline])).toEqual([
      ["interview", 1, "2026-12-10"],
      ["declaration", 2, "2026-12-08"],
      ["other", 3, null],
    ]);
    expect(events).toEqual([
      {
        type: "assignment.opened",
        payload: {
          ...{ assignmentId: changes.assignmentId, defenderId: ids.defender },
          ...{ tasks: 3, firstDeadline: "2026-12-08" },
        },
      },
    ]);
  });

  it.each([
    ["2026-12-05", "2026-12-05"],
    ["2026-11-01", "2026-11-30"],
  ])("a contract from %s is worked from %s", (startsOn, from) => {
    expect(open(opening({ startsOn: day(startsOn) })).changes.from).toBe(from);
  });

  it("refuses without an executed contract, and a second time", () => {
    expect(refusal(() => open(opening({ executed: false })))).toBe("WRONG_STATE");
    expect(refusal(() => open(opening({}, true)))).toBe("WRONG_STATE");
    expect(refusal(() => open({ ...opening(), contract: null }))).toBe("NOT_FOUND");
  });
});

describe("pausing and going on", () => {
  it.each([
    ["2026-11-30", "DAY_OUTSIDE"],
    ["2026-12-01", "accepted"],
    ["2027-12-01", "accepted"],
    ["2027-12-02", "DAY_OUTSIDE"],
  ])("a review date of %s: %s", (reviewOn, expected) => {
    const held = () =>
      decideHold(null, { reason: "The client is ill", reviewOn: day(reviewOn) }, contextOf("lead"));
    expect(refusal(held)).toBe(expected);
  });

  it("names the side and person it waits on", () => {
    const { changes, events, to } = decideHold(
      null,
      { reason: "The road is closed", reviewOn: day("2026-12-10") },
      contextOf("assigned"),
    );
    expect([changes, to]).toEqual([{ heldBy: ids.defenderUser }, "on_hold"]);
    expect(events[0]).toMatchObject({
      payload: { by: "DEFENDER", userId: ids.defenderUser, reviewOn: "2026-12-10" },
    });
  });

  const held = (party: "ADVOCATE" | "DEFENDER" | "FACILITATOR", ...relations: Relation[]) => ({
    ...{ party, relations },
    userId: party === "DEFENDER" ? ids.defenderUser : ids.lawyer,
  });
  it.each([
    ["who paused it", "lead", held("ADVOCATE", "lead"), "accepted"],
    ["who paused it", "assigned", held("DEFENDER", "assigned"), "accepted"],
    ["a facilitator", "facilitator", held("DEFENDER", "assigned"), "accepted"],
    ["the other side", "lead", held("DEFENDER", "assigned"), "NOT_ALLOWED"],
    ["the other side", "assigned", held("ADVOCATE", "lead"), "NOT_ALLOWED"],
    [
      "a colleague while they are there",
      "counsel",
      { ...held("ADVOCATE", "assistant"), userId: ids.facilitator },
      "NOT_ALLOWED",
    ],
    ["a colleague once they left", "counsel", { ...held("ADVOCATE"), userId: ids.facilitator }, "accepted"],
    ["the other side once they left", "assigned", held("ADVOCATE"), "NOT_ALLOWED"],
    [
      "the Defender who came after",
      "assigned",
      { ...held("DEFENDER", "former"), userId: ids.facilitator },
      "accepted",
    ],
    [
      "an Advocate once a facilitator left",
      "lead",
      { ...held("FACILITATOR"), userId: ids.facilitator },
      "NOT_ALLOWED",
    ],
  ] as const)("goes on by %s, as %s: %j", (_, relation, holder, expected) => {
    const facts = { holder, assignmentId: ids.assignment, tasks: [] };
    const resume = () => decideResume(facts, {}, contextOf(relation, { status: "on_hold" }));
    expect(refusal(resume)).toBe(expected);
  });

  it("counts what is left", () => {
    const facts = {
      ...{ holder: held("DEFENDER", "assigned"), assignmentId: ids.assignment },
      tasks: [{ id: ids.task, state: "doing" as const, deadline: day("2026-12-04") }],
    };
    const { to, events } = decideResume(facts, {}, contextOf("assigned", { status: "on_hold" }));
    expect(to).toBe("active");
    expect(events).toEqual([
      {
        type: "case.resumed",
        payload: { left: { assignmentId: ids.assignment, open: 1, firstDeadline: "2026-12-04" } },
      },
    ]);
  });
});

describe("ending without a final report", () => {
  const facts = { assignmentId: ids.assignment, defenderId: ids.defender };

  it("terminates and closes the work, and says that it is done", () => {
    const ended = decideTerminate(facts, { reason: "The client withdrew" }, contextOf("lead"));
    const closed = decideCloseWork(facts, { reason: "All is in" }, contextOf("facilitator"));
    expect([ended.to, closed.to]).toEqual(["work_done", "work_done"]);
    expect(ended.events.map((event) => event.type)).toEqual(["case.terminated", "work.done"]);
    expect(closed.events.map((event) => event.type)).toEqual(["work.closed", "work.done"]);
    expect(ended.events[0]).toMatchObject({
      payload: { by: "ADVOCATE" },
      words: { reason: "The client withdrew" },
    });
    expect(ended.changes.workDoneAt).toEqual(evening);
  });
});

describe("messages", () => {
  it("carry no words in their event", () => {
    const { changes, events } = decideSendMessage(
      null,
      { words: "Buenos días", documentIds: [] },
      contextOf("assigned"),
    );
    expect(changes).toMatchObject({
      authorParty: "DEFENDER",
      defenderId: ids.defender,
      words: "Buenos días",
    });
    expect(events).toEqual([{ type: "message.sent", payload: { messageId: changes.id, by: "DEFENDER" } }]);
  });

  it.each([
    ["never read", null, "2026-11-30T10:00:00Z", "2026-11-30T10:00:00.000Z"],
    ["not backward", "2026-11-30T12:00:00Z", "2026-11-30T10:00:00Z", "2026-11-30T12:00:00.000Z"],
    ["not into what is to come", null, "2027-01-01T00:00:00Z", evening.toISOString()],
  ])("are marked as read, %s", (_, before, upTo, expected) => {
    const facts = { upTo: before === null ? null : new Date(before) };
    const { changes, events } = decideReadMessages(facts, { upTo }, contextOf("lead"));
    expect([changes.upTo.toISOString(), events]).toEqual([expected, []]);
  });
});
