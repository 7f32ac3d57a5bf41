import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { addDays } from "@/lib/calendar";
import { now } from "@/lib/clock";
import { db } from "@/lib/db/client";
import { runDue } from "@/lib/workflow/clocks";
import { intakeStepView, reviewView, startView } from "@/lib/stages/review/queries";
import { refusal, refused, run } from "../../support/run";
import * as walk from "../../support/walk/review";
import { makeWorld, type World } from "../../support/world";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

const start = { nickname: "Maple harvest", kind: "asylum", country: "HN", region: "Yoro" };
const peopleOf = (caseId: string) => db().person.findMany({ where: { caseId, removedAt: null } });

describe("beginning an intake", () => {
  test("takes the next code, seats counsel and the firm's assistants, and waits on the Advocate", async () => {
    const [first, second] = [await walk.draftCase(world), await walk.draftCase(world)];
    expect(first.code).toMatch(/^CF-\d{4}-\d{4}$/);
    expect(Number(second.code.slice(-4))).toBe(Number(first.code.slice(-4)) + 1);
    const row = await db().case.findUniqueOrThrow({
      where: { id: first.caseId },
      include: { members: true, waits: true },
    });
    expect(row).toMatchObject({
      status: "draft",
      leadId: world.lawyer.userId,
      currency: "USD",
      organizationId: world.firm,
    });
    expect(new Set(row.members.map(({ userId, kind }) => `${userId} ${kind}`))).toEqual(
      new Set([`${world.lawyer.userId} LEAD`, `${world.assistant.userId} ASSISTANT`]),
    );
    expect(row.waits.map(({ kind, party }) => `${kind} ${party}`)).toEqual(["finishIntake ADVOCATE"]);
  });

  test("ten at once: ten codes without a gap", async () => {
    const runs = await Promise.all(
      Array.from({ length: 10 }, () => run(world.lawyer2, "startIntake", null, start)),
    );
    const numbers = runs.map(({ result }) => Number(String(result.code).slice(-4))).sort((a, b) => a - b);
    expect(numbers).toEqual(Array.from({ length: 10 }, (_, index) => (numbers[0] ?? 0) + index));
  });

  test("a refused one takes no number; the currency is the organization's", async () => {
    const before = await walk.draftCase(world);
    expect(await refusal(run(world.assistant, "startIntake", null, start))).toBe("INVALID");
    expect(
      await refusal(run(world.assistant, "startIntake", null, { ...start, leadId: world.stranger.userId })),
    ).toBe("INVALID");
    expect(
      await refusal(run(world.lawyer, "startIntake", null, { ...start, leadId: world.lawyer2.userId })),
    ).toBe("INVALID");
    const { result } = await run(world.canadian, "startIntake", null, start);
    expect(Number(String(result.code).slice(-4))).toBe(Number(before.code.slice(-4)) + 1);
    expect(await db().case.findUniqueOrThrow({ where: { id: String(result.caseId) } })).toMatchObject({
      currency: "CAD",
    });
  });

  test("an assistant begins for a lawyer of the firm; staff and Defenders don't", async () => {
    const { result } = await run(world.assistant, "startIntake", null, {
      ...start,
      leadId: world.lawyer.userId,
    });
    expect(await db().case.findUniqueOrThrow({ where: { id: String(result.caseId) } })).toMatchObject({
      leadId: world.lawyer.userId,
    });
    for (const actor of [world.facilitator, world.defender, world.billing]) {
      expect(["NOT_ALLOWED", "NOT_FOUND"]).toContain(await refusal(run(actor, "startIntake", null, start)));
    }
    expect((await startView(world.assistant)).lawyers.map(({ id }) => id)).toContain(world.lawyer.userId);
    expect(await startView(world.lawyer)).toMatchObject({
      lawyers: [],
      ownFirst: true,
      agreementMissing: true,
    });
  });

  test("the same operation twice is one case", async () => {
    const operationId = randomUUID();
    const runs = await Promise.all(
      [1, 2, 3].map(() => run(world.lawyer, "startIntake", null, start, { operationId })),
    );
    expect(new Set(runs.map(({ result }) => result.caseId)).size).toBe(1);
  });
});

describe("submitting and discarding", () => {
  test("each thing that is missing is named under its step", async () => {
    const { caseId } = await walk.draftCase(world);
    const error = await refused(run(world.lawyer, "submitIntake", caseId, walk.confirmed));
    expect(error.code).toBe("INCOMPLETE");
    expect(Object.keys(error.fields)).toEqual([
      "who.client",
      "who.opposing",
      "matter.story",
      "work.task",
      "language.language",
    ]);
    expect((await db().case.findUniqueOrThrow({ where: { id: caseId } })).status).toBe("draft");
  });

  test("what a save wrote is what the step shows; staff see of a draft only that it exists", async () => {
    const at = await walk.writtenCase(world);
    const view = await intakeStepView(world.assistant, at.code);
    expect(view?.intake).toMatchObject({
      court: "Circuit Court, Ottawa County",
      tasks: [{ kind: "interview" }, { kind: "declaration" }],
      arrangement: "bilingual_staff",
      budgetMinor: 300000,
      missing: [],
    });
    expect(view?.intake.story).toContain("two seasons");
    expect(await intakeStepView(world.facilitator, at.code)).toBeNull();
    expect(await intakeStepView(world.stranger, at.code)).toBeNull();
    expect(await reviewView(world.facilitator, at.code)).toMatchObject({ reader: "staff_draft" });
    expect(Object.keys((await reviewView(world.facilitator, at.code)) ?? {})).not.toContain("intake");
    expect(await refusal(run(world.facilitator, "readParties", at.caseId, {}))).toBe("NOT_ALLOWED");
  });

  test("an amount that can be read twice is refused with both readings", async () => {
    const { caseId } = await walk.draftCase(world);
    const error = await refused(run(world.lawyer, "saveBudget", caseId, { version: 1, budget: "1.234" }));
    expect(error).toMatchObject({ code: "AMOUNT_AMBIGUOUS", fields: { budget: "AMOUNT_AMBIGUOUS" } });
    expect(new Set(Object.values(error.params))).toEqual(new Set(["1234.00", "1.23"]));
  });

  test("a discarded draft is shredded, keys and all, and nobody sees it", async () => {
    const at = await walk.writtenCase(world);
    const people = await peopleOf(at.caseId);
    const { keyId } = await db().case.findUniqueOrThrow({ where: { id: at.caseId } });
    await run(world.lawyer, "discardDraft", at.caseId, {});
    expect(await db().person.count({ where: { caseId: at.caseId } })).toBe(0);
    expect(
      await db().dataKey.count({ where: { id: { in: [keyId, ...people.map((one) => one.keyId)] } } }),
    ).toBe(0);
    expect(await db().intake.findUniqueOrThrow({ where: { caseId: at.caseId } })).toMatchObject({
      storyCipher: null,
    });
    for (const actor of [world.lawyer, world.facilitator, world.director]) {
      expect(await reviewView(actor, at.code)).toBeNull();
      expect(await refusal(run(actor, "reopenCase", at.caseId, { reason: "x" }))).toBe("NOT_FOUND");
    }
    expect(await db().wait.count({ where: { caseId: at.caseId, closedAt: null } })).toBe(0);
  });

  test("the clock discards a draft at day 90, after its reminders", async () => {
    const at = await walk.draftCase(world);
    for (const days of [8, 31, 84, 91]) await runDue(addDays(now(), days));
    expect((await db().case.findUniqueOrThrow({ where: { id: at.caseId } })).status).toBe("withdrawn");
    const types = await db().event.findMany({
      where: { subjectId: at.caseId },
      orderBy: { seq: "asc" },
      select: { type: true },
    });
    expect(types.map(({ type }) => type)).toEqual([
      "intake.started",
      "wait.reminded",
      "wait.reminded",
      "wait.reminded",
      "intake.discarded",
    ]);
  });
});
