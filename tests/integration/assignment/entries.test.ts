import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { addDays } from "@/lib/calendar";
import { now } from "@/lib/clock";
import { db } from "@/lib/db/client";
import { plusDays } from "@/lib/dates";
import { entryPageView } from "@/lib/stages/assignment/entries/queries";
import { assignmentView } from "@/lib/stages/assignment/course/queries";
import { linesOfAssignments } from "@/lib/stages/payment/load";
import { refusal, run } from "@/tests/support/run";
import { sql } from "@/tests/support/sql";
import {
  assignedCase,
  caseWithEntries,
  fillHours,
  recordMinutes,
  recordSpent,
  type Assigned,
} from "@/tests/support/walk/assignment";
import { reportInterim } from "@/tests/support/walk/payment";
import { makeWorld, type World } from "@/tests/support/world";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

const time = (at: Assigned, changed: object = {}) => ({
  ...{ taskId: at.taskIds[0], day: at.today, minutes: 60, words: "Interview" },
  ...changed,
});
const partsOf = (entryId: string) =>
  db().entryPart.findMany({
    where: { entryId },
    orderBy: { position: "asc" },
    select: { state: true, minutes: true, billMinor: true, payMinor: true },
  });
const openWaits = (caseId: string, kind: string) =>
  db().wait.findMany({ where: { caseId, kind, closedAt: null } });
const countOf = (caseId: string) => db().entry.count({ where: { caseId } });

/** What the contract of the walk leaves below its cap of hours. */
async function capOf(at: Assigned): Promise<number> {
  const view = await assignmentView(world.defender, at.code);
  if (!view?.assignment) throw new Error("No assignment");
  return view.assignment.terms.capMinutes;
}

describe("recording", () => {
  it("prices three entries of 10 minutes and an expense of Q245.50, to the cent, in the database", async () => {
    const at = await caseWithEntries(world);
    const parts = await Promise.all(at.entryIds.map(partsOf));
    expect(parts.flat().map((part) => part.billMinor)).toEqual([1_083, 1_083, 1_083, 3_209]);
    const spent = await db().entry.findUniqueOrThrow({ where: { id: at.entryIds[3] } });
    expect(spent).toMatchObject({ currency: "GTQ", amountMinor: 24_550, convertedMinor: 3_209 });
    expect([spent.fxRate?.toFixed(), spent.fxSource]).toEqual(["7.65", "Banco de prueba"]);
    const view = await assignmentView(world.defender, at.code);
    expect(view).toMatchObject({
      hours: { recorded: 30, held: 0 },
      expenses: { recorded: 3_209, approved: 0 },
    });
  });

  it("keeps the words of an entry as ciphertext, and out of its event", async () => {
    const at = await assignedCase(world);
    const entryId = await recordMinutes(world, at, 25, { words: "Canary words of an entry" });
    const rows = await sql<{ found: number }>(
      "owner",
      `SELECT count(*)::int AS found FROM "Entry" e, "Event" v
       WHERE e.id = $1 AND v."subjectId" = e."caseId"
         AND (position(convert_to('Canary', 'UTF8') IN e."wordsCipher") > 0 OR v.payload::text LIKE '%Canary%')`,
      [entryId],
    );
    expect(rows[0]?.found).toBe(0);
    const view = await assignmentView(world.lawyer, at.code);
    expect(view?.assignment && view.entries[0]?.words).toBe("Canary words of an entry");
  });

  it("splits what crosses the cap, tells finance, and never stops recording", async () => {
    const at = await assignedCase(world);
    const cap = await capOf(at);
    const { next } = await fillHours(world, at, cap - 90);
    const crossing = await recordMinutes(world, at, 120, next);
    expect((await partsOf(crossing)).map(({ state, minutes }) => [state, minutes])).toEqual([
      ["within", 90],
      ["held", 30],
    ]);
    const beyond = await recordMinutes(world, at, 15, next);
    expect((await partsOf(beyond)).map(({ state }) => state)).toEqual(["held"]);
    expect((await openWaits(at.caseId, "resolveHeld")).map(({ ref }) => ref).sort()).toEqual(
      [crossing, beyond].sort(),
    );
    const view = await assignmentView(world.lawyer, at.code);
    expect(view).toMatchObject({ hours: { recorded: cap, held: 45 } });
  });

  it("is for the assigned Defender alone", async () => {
    const at = await assignedCase(world);
    for (const other of [world.lawyer, world.facilitator, world.finance, world.director]) {
      expect(await refusal(run(other, "recordTime", at.caseId, time(at)))).toBe("NOT_ALLOWED");
    }
    for (const unrelated of [world.defender2, world.stranger]) {
      expect(await refusal(run(unrelated, "recordTime", at.caseId, time(at)))).toBe("NOT_FOUND");
    }
    expect(await countOf(at.caseId)).toBe(0);
  });

  it("refuses a day to come, a day before, another task, an ambiguous amount, and writes nothing", async () => {
    const at = await assignedCase(world);
    const record = (changed: object) =>
      refusal(run(world.defender, "recordTime", at.caseId, time(at, changed)));
    expect(await record({ day: plusDays(at.today, 1) })).toBe("FUTURE_DATE");
    expect(await record({ day: plusDays(at.today, -400) })).toBe("PERIOD_OUTSIDE");
    expect(await record({ taskId: randomUUID() })).toBe("INVALID");
    expect(await record({ minutes: 0 })).toBe("INVALID");
    expect(await refusal(recordSpent(world, at, "1.234"))).toBe("AMOUNT_AMBIGUOUS");
    expect(await refusal(recordSpent(world, at, "five"))).toBe("AMOUNT_UNREADABLE");
    expect(await countOf(at.caseId)).toBe(0);
    expect(await db().event.count({ where: { subjectId: at.caseId, type: { startsWith: "entry." } } })).toBe(
      0,
    );
  });

  it("takes two at once, and one operation sent twice as one", async () => {
    const at = await assignedCase(world);
    await Promise.all([recordMinutes(world, at, 10), recordMinutes(world, at, 20)]);
    expect(await countOf(at.caseId)).toBe(2);
    const positions = await db().entry.findMany({ where: { caseId: at.caseId }, select: { position: true } });
    expect(positions.map(({ position }) => position).sort()).toEqual([1, 2]);
    const operationId = randomUUID();
    const send = () =>
      run(world.defender, "recordTime", at.caseId, time(at, { minutes: 30 }), { operationId });
    const answers = await Promise.all([send(), send()]);
    expect(answers[0].result).toEqual(answers[1].result);
    expect(await countOf(at.caseId)).toBe(3);
  });
});

describe("changing and withdrawing", () => {
  const change = (at: Assigned, entryId: string, version: number, changed: object = {}, when = now()) =>
    run(
      world.defender,
      "changeEntry",
      at.caseId,
      { ...time(at, changed), kind: "time", entryId, version },
      { now: when },
    );

  it("changes an entry once for each version, and shows both texts to who comes second", async () => {
    const at = await assignedCase(world);
    const entryId = await recordMinutes(world, at, 60);
    await change(at, entryId, 1, { minutes: 90, words: "Interview and summary" });
    expect(await partsOf(entryId)).toEqual([
      { state: "within", minutes: 90, billMinor: 9_750, payMinor: 7_800 },
    ]);
    await expect(change(at, entryId, 1, { minutes: 45, words: "Mine" })).rejects.toMatchObject({
      code: "CONFLICT",
      clashes: [
        { field: "words", theirs: "Interview and summary", yours: "Mine" },
        { field: "minutes", theirs: 90, yours: 45 },
      ],
    });
  });

  it("keeps an entry in its returned report while it is pushed above the cap and comes back", async () => {
    const at = await assignedCase(world);
    const tomorrow = { day: plusDays(at.today, 1), now: addDays(now(), 1) };
    const entryId = await recordMinutes(world, at, 30, tomorrow);
    const { reportId } = await reportInterim(world, at);
    const returned = { reportId, words: "Say with whom", returnBy: plusDays(at.today, 9) };
    await run(world.finance, "returnReport", at.caseId, returned);
    const linesOf = async () =>
      (await linesOfAssignments(db(), [at.assignmentId]))
        .filter((line) => line.reportId === reportId)
        .map((line) => line.entryId);
    const { entryIds: whole } = await fillHours(world, at, await capOf(at));
    expect((await partsOf(entryId)).map(({ state }) => state)).toEqual(["held"]);
    expect(await linesOf()).toEqual([]);
    for (const id of whole) await run(world.defender, "withdrawEntry", at.caseId, { entryId: id });
    expect((await partsOf(entryId)).map(({ state }) => state)).toEqual(["within"]);
    expect(await linesOf()).toEqual([entryId]);
    await fillHours(world, at, await capOf(at));
    await run(world.defender, "submitReport", at.caseId, { reportId });
    expect(await db().entryPart.findFirstOrThrow({ where: { entryId } })).toMatchObject({
      ...{ state: "held", reportId: null },
    });
  });

  it("gives the room of a withdrawn entry to what was held", async () => {
    const at = await assignedCase(world);
    const cap = await capOf(at);
    const { entryIds: whole, next } = await fillHours(world, at, cap);
    const held = await recordMinutes(world, at, 30, next);
    expect((await partsOf(held)).map(({ state }) => state)).toEqual(["held"]);
    await run(world.defender, "withdrawEntry", at.caseId, { entryId: whole[0] });
    expect((await partsOf(held)).map(({ state }) => state)).toEqual(["within"]);
    expect((await partsOf(whole[0] ?? "")).map(({ state }) => state)).toEqual(["withdrawn"]);
    expect(await openWaits(at.caseId, "resolveHeld")).toEqual([]);
    expect(await refusal(run(world.defender, "withdrawEntry", at.caseId, { entryId: whole[0] }))).toBe(
      "ALREADY_DONE",
    );
  });

  it("joins the parts again when an entry no longer crosses the cap", async () => {
    const at = await assignedCase(world);
    const cap = await capOf(at);
    const { next } = await fillHours(world, at, cap - 30);
    const entryId = await recordMinutes(world, at, 60, next);
    expect(await partsOf(entryId)).toHaveLength(2);
    await change(at, entryId, 1, { minutes: 20, day: next.day }, next.now);
    expect((await partsOf(entryId)).map(({ state, minutes }) => [state, minutes])).toEqual([["within", 20]]);
  });

  it("lets one of two withdrawals through", async () => {
    const at = await assignedCase(world);
    const entryId = await recordMinutes(world, at, 60);
    const withdraw = () => run(world.defender, "withdrawEntry", at.caseId, { entryId });
    const ends = await Promise.allSettled([withdraw(), withdraw()]);
    expect(ends.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await db().event.count({ where: { subjectId: at.caseId, type: "entry.withdrawn" } })).toBe(1);
  });
});

describe("the page on which it is recorded", () => {
  it("comes filled in for its Defender, and does not exist for others", async () => {
    const at = await caseWithEntries(world);
    const view = await entryPageView(world.defender, at.code, null);
    expect(view).toMatchObject({
      today: at.today,
      taskId: at.taskIds[0],
      entry: null,
      may: { record: true },
    });
    expect(view?.currencies[0]).toBe("GTQ");
    expect(view?.rates.find(({ currency }) => currency === "GTQ")).toMatchObject({ rate: "7.65" });
    expect(await entryPageView(world.lawyer, at.code, null)).toBeNull();
    expect(await entryPageView(world.defender2, at.code, null)).toBeNull();
    const changed = await entryPageView(world.defender, at.code, at.entryIds[3] ?? "");
    expect(changed?.entry).toMatchObject({
      amountMinor: 24_550,
      noReceipt: "The driver gives none",
      open: true,
    });
    expect(await entryPageView(world.defender, at.code, randomUUID())).toBeNull();
  });
});
