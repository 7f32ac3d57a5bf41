import { describe, expect, test } from "vitest";
import { messagesFor } from "@/lib/i18n/messages";
import { missingOf, type IntakeOutline } from "@/lib/stages/review/intake/missing";
import * as rules from "@/lib/stages/review/intake/rules";
import * as schema from "@/lib/stages/review/intake/schema";
import { contextOf, refusedWith, uuid } from "./facts";

const whole: IntakeOutline = {
  ...{
    clients: 1,
    clientsWithoutCountry: 0,
    opposing: 1,
    noOpposing: false,
    hasStory: true,
    tasks: 1,
    hasLanguage: true,
  },
};

describe("what is missing", () => {
  test.each<[Partial<IntakeOutline>, string[]]>([
    [{}, []],
    [{ clients: 0 }, ["who.client"]],
    [{ clientsWithoutCountry: 1 }, ["who.clientCountry"]],
    [{ opposing: 0 }, ["who.opposing"]],
    [{ opposing: 0, noOpposing: true }, []],
    [{ hasStory: false, tasks: 0 }, ["matter.story", "work.task"]],
    [{ hasLanguage: false }, ["language.language"]],
  ])("%o", (change, expected) => {
    expect(missingOf({ ...whole, ...change }).map(({ step, key }) => `${step}.${key}`)).toEqual(expected);
    if (expected.length === 0) expect(rules.decideSubmit({ ...whole, ...change }).to).toBe("submitted");
    else {
      const refused = refusedWith(() => rules.decideSubmit({ ...whole, ...change }));
      expect(refused).toMatchObject({ code: "INCOMPLETE", fields: expected });
    }
  });

  test("each has its sentence in both languages", () => {
    const nothing = {
      ...whole,
      clients: 0,
      clientsWithoutCountry: 1,
      opposing: 0,
      hasStory: false,
      tasks: 0,
      hasLanguage: false,
    };
    for (const { key } of missingOf(nothing)) {
      expect(messagesFor("en").review.missing).toHaveProperty(key);
      expect(messagesFor("es").review.missing).toHaveProperty(key);
    }
  });
});

describe("beginning", () => {
  const firm = { organizationId: uuid(31), currency: "USD" as const };
  const facts = {
    code: "CF-2026-0043",
    starterId: uuid(41),
    lawyerOf: [],
    assistantOf: [],
    leadFirms: [firm],
  };
  const input = schema.startIntakeInput.parse({ nickname: "Green door", kind: "asylum", country: "HN" });
  test("a lawyer for themselves, an assistant for a lawyer of the same firm", () => {
    const context = contextOf("draft", "lawyer");
    const own = rules.decideStart({ ...facts, lawyerOf: [firm.organizationId] }, input, context);
    expect(own.changes).toMatchObject({ leadId: uuid(41), currency: "USD" });
    const named = { ...input, leadId: uuid(42) };
    const forOther = rules.decideStart({ ...facts, assistantOf: [firm.organizationId] }, named, context);
    expect(forOther.changes.leadId).toBe(uuid(42));
    expect(
      refusedWith(() => rules.decideStart({ ...facts, lawyerOf: [firm.organizationId] }, named, context))
        .fields,
    ).toEqual(["leadId"]);
    expect(
      refusedWith(() => rules.decideStart({ ...facts, assistantOf: [firm.organizationId] }, input, context))
        .code,
    ).toBe("INVALID");
  });
});

describe("money and reasons of the budget", () => {
  const facts = {
    intakeId: uuid(51),
    intakeVersion: 2,
    saved: { budgetMinor: null, reducedFee: false, reducedFeeWords: "" },
  };
  const decide = (input: object) =>
    rules.decideSaveBudget(facts, schema.saveBudgetInput.parse({ version: 2, ...input }));
  test.each([
    ["3,000.00", 300000],
    ["3.000,50", 300050],
    ["", null],
    [null, null],
  ])("%s", (budget, minor) => expect(decide({ budget }).changes.budgetMinor).toBe(minor));
  test("what can't be read, or can be read twice, and a reduced fee without a reason", () => {
    expect(refusedWith(() => decide({ budget: "about 3k" }))).toMatchObject({
      code: "AMOUNT_UNREADABLE",
      fields: ["budget"],
    });
    expect(refusedWith(() => decide({ budget: "1.234" })).code).toBe("AMOUNT_AMBIGUOUS");
    expect(refusedWith(() => decide({ reducedFee: true })).fields).toEqual(["reducedFeeWords"]);
  });
});

describe("saved by two", () => {
  const saved = { tasks: [{ kind: "interview" as const, words: "One witness", deadline: null }] };
  const facts = { intakeId: uuid(61), intakeVersion: 5, saved, partyNames: ["Rosa Ixcot"] };
  const decide = (input: object) =>
    rules.decideSaveWork(facts, schema.saveWorkInput.parse(input), contextOf("draft", "lead"));
  test("both texts of what differs; the same words are no clash", () => {
    const yours = { version: 4, tasks: [{ kind: "interview", words: "Two witnesses" }] };
    expect(refusedWith(() => decide(yours))).toMatchObject({ code: "CONFLICT", clashes: ["tasks"] });
    expect(decide({ version: 4, ...saved }).events).toHaveLength(1);
  });
  test("no party is named in it, since a contract names nobody", () => {
    const task = (words: string) => ({ kind: "interview", words });
    const named = { version: 5, tasks: [task("One witness"), task("Interview Rosa Ixcot at home")] };
    expect(refusedWith(() => decide(named))).toMatchObject({
      code: "NAMES_A_PARTY",
      fields: ["tasks.1.words"],
    });
  });
});

describe("a day by which something is needed", () => {
  const context = contextOf("draft", "lead");
  const task = (deadline: string | null) => ({ kind: "interview" as const, words: "One witness", deadline });
  const work = (before: string | null, after: string | null) => () => {
    const { tasks } = schema.saveWorkInput.parse({ version: 1, tasks: [task(before)] });
    const facts = { intakeId: uuid(61), intakeVersion: 1, saved: { tasks }, partyNames: [] };
    const input = schema.saveWorkInput.parse({ version: 1, tasks: [task(null), task(after)] });
    return rules.decideSaveWork(facts, input, context);
  };
  const matter = (before: string[], after: string[]) => () => {
    const input = (days: string[]) =>
      schema.saveMatterInput.parse({
        ...{ version: 1, nickname: "Green door", kind: "asylum", country: "HN" },
        deadlines: days.map((day) => ({ kind: "filing", day })),
      });
    const facts = { intakeId: uuid(61), intakeVersion: 1, saved: input(before), partyNames: [] };
    return rules.decideSaveMatter(facts, input(after), context);
  };
  test("is refused when it has passed, at its own field", () => {
    expect(refusedWith(work(null, "2020-01-05"))).toMatchObject({
      code: "PAST_DATE",
      fields: ["tasks.1.deadline"],
    });
    expect(refusedWith(matter([], ["2099-01-05", "2020-01-05"]))).toMatchObject({
      code: "PAST_DATE",
      fields: ["deadlines.1.day"],
    });
  });
  test("may stay when it stood there before, and may lie ahead", () => {
    expect(work("2020-01-05", "2020-01-05")().events).toHaveLength(1);
    expect(matter(["2020-01-05"], ["2020-01-05", "2099-01-05"])().events).toHaveLength(1);
  });
});

test("several names in one line are several", () => {
  const { clients } = schema.savePartiesInput.parse({
    version: 1,
    clients: [{ name: " Ana ", aliases: "Anita; ; La Nana" }],
  });
  expect(clients[0]).toMatchObject({ name: "Ana", aliases: ["Anita", "La Nana"] });
});
