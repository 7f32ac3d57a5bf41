import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import type { UserActor } from "@/lib/authz/actor";
import { heldCases, loadView, type FacilitatorLoad } from "@/lib/cases/load/queries";
import { db } from "@/lib/db/client";
import { officeToday } from "@/lib/calendar";
import { now, setOffset } from "@/lib/clock";
import { plusDays } from "@/lib/dates";
import { DomainError } from "@/lib/errors";
import type { EachReply } from "@/lib/web/answer";
import { answerForEach } from "@/lib/web/each";
import { sentenceFor } from "@/lib/web/error-sentences";
import { proven } from "@/tests/support/proof";
import { run } from "@/tests/support/run";
import {
  draftCase,
  offeredCase,
  reviewedCase,
  submittedCase,
  type AtCase,
} from "@/tests/support/walk/review";
import { makeWorld, type World } from "@/tests/support/world";

const day = 86_400_000;

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

const rowOf = async (reader: UserActor, of: UserActor | null): Promise<FacilitatorLoad> => {
  const { rows } = await loadView(reader);
  return rows.find(({ id }) => id === (of?.userId ?? null)) ?? expect.fail("no such row");
};
const firstWait = async (caseId: string) =>
  (await db().wait.findFirstOrThrow({ where: { caseId, closedAt: null } })).id;
const codes = async (reader: UserActor, of: UserActor | null) =>
  (await heldCases(reader, of?.userId ?? null)).map(({ code }) => code);

describe("the load of facilitators", () => {
  test("is counted by stage, with what waits on each, what is late and since when", async () => {
    const before = await rowOf(world.director, world.facilitator);
    expect(before).toMatchObject({
      name: world.facilitator.name,
      takes: true,
      open: 0,
      waits: 0,
      oldest: null,
    });
    const oldest = await reviewedCase(world);
    const reviewed = await reviewedCase(world);
    // Waits on a Defender: open, and nothing of it waits on the facilitator.
    const offered = await offeredCase(world);
    const row = await rowOf(world.director, world.facilitator);
    expect(row).toMatchObject({ open: 3, byStage: { review: 3, assignment: 0 }, waits: 2, late: 0 });
    const { since } = await db().wait.findFirstOrThrow({ where: { caseId: oldest.caseId, closedAt: null } });
    expect(row.oldest).toEqual(since);
    expect(await codes(world.director, world.facilitator)).toEqual([
      oldest.code,
      reviewed.code,
      offered.code,
    ]);
    setOffset(30 * day);
    try {
      expect(await rowOf(world.director, world.facilitator)).toMatchObject({ waits: 2, late: 2 });
      const waitId = await firstWait(oldest.caseId);
      const until = plusDays(officeToday(now()), 10);
      await run(world.director, "pauseClock", oldest.caseId, { waitId, until, reason: "The office moves" });
      const paused = await rowOf(world.director, world.facilitator);
      // That it be let go on again waits on them too.
      expect(paused, "its clock stands still").toMatchObject({ waits: 3, late: 1 });
    } finally {
      setOffset(0);
    }
  });

  test("has a row for what nobody has, without drafts, and it stands last", async () => {
    const submitted = await submittedCase(world);
    const draft = await draftCase(world);
    expect((await loadView(world.director)).rows.at(-1)?.id).toBeNull();
    expect(await codes(world.director, null)).toContain(submitted.code);
    expect(await codes(world.director, null)).not.toContain(draft.code);
    const { open } = await rowOf(world.director, null);
    expect(open).toBe((await codes(world.director, null)).length);
  });

  test("keeps a row for who no longer takes cases and still has some, and offers them none", async () => {
    const at = await reviewedCase(world);
    const gone = world.facilitator2;
    await run(world.director, "assignFacilitator", at.caseId, {
      facilitatorId: gone.userId,
      instead: world.facilitator.userId,
    });
    await run(world.director, "disablePerson", gone.userId, { reason: "Left" });
    expect(await rowOf(world.director, gone)).toMatchObject({ takes: false, open: 1 });
    expect((await loadView(world.director)).takers.map(({ id }) => id)).not.toContain(gone.userId);
    await run(await proven(world.director), "enablePerson", gone.userId, { reason: "Came back" });
    expect(await rowOf(world.director, gone)).toMatchObject({ takes: true });
  });

  test("counts no case from which its reader is walled off, and lists none", async () => {
    const at = await reviewedCase(world);
    const before = await rowOf(world.facilitator2, world.facilitator);
    await run(world.director, "wallOff", at.caseId, {
      userId: world.facilitator2.userId,
      reason: "Once worked for the other side",
    });
    const after = await rowOf(world.facilitator2, world.facilitator);
    expect([after.open, after.waits]).toEqual([before.open - 1, before.waits - 1]);
    expect(await codes(world.facilitator2, world.facilitator)).not.toContain(at.code);
    expect(await codes(world.director, world.facilitator)).toContain(at.code);
  });

  test("is told to facilitators and directors alone", async () => {
    for (const reader of [world.finance, world.approver, world.lawyer, world.defender]) {
      expect(await loadView(reader)).toEqual({ rows: [], takers: [] });
      expect(await heldCases(reader, world.facilitator.userId)).toEqual([]);
    }
    expect(await heldCases(world.director, randomUUID())).toEqual([]);
  });
});

describe("several cases of one facilitator", () => {
  /** As the gate carries them out, without the request around it. */
  const give = (actor: UserActor, cases: AtCase[], operationId: string, to: UserActor, from: UserActor) =>
    answerForEach(
      cases.map(({ caseId }) => caseId),
      operationId,
      async (each) => {
        const input = { facilitatorId: to.userId, instead: from.userId };
        const how = { operationId: each.operationId };
        try {
          return {
            ok: true,
            result: (await run(actor, "assignFacilitator", each.subjectId, input, how)).result,
          };
        } catch (error) {
          if (error instanceof DomainError) return sentenceFor(error, "en");
          throw error;
        }
      },
    );
  const assigned = (cases: AtCase[]) =>
    db().event.count({
      where: { subjectId: { in: cases.map(({ caseId }) => caseId) }, type: "case.facilitator_assigned" },
    });

  test("are given by one form: each is an operation of its own, and sent again it is done once", async () => {
    const cases = [await reviewedCase(world), await reviewedCase(world)];
    const { facilitator, facilitator2, director } = world;
    const form = randomUUID();
    const before = await assigned(cases);
    const sendings = await Promise.all(
      [1, 2, 3].map(() => give(director, cases, form, facilitator2, facilitator)),
    );
    for (const answer of sendings) expect(answer).toMatchObject({ ok: true, result: { done: 2, failed: 0 } });
    expect(await assigned(cases)).toBe(before + 2);
    const held = await codes(director, facilitator2);
    for (const { code } of cases) expect(held).toContain(code);
  });

  test("go on where a sending broke off: what was done is not done again, what was not is", async () => {
    const [first, second] = [await reviewedCase(world), await reviewedCase(world)];
    const { facilitator, facilitator2, director } = world;
    const form = randomUUID();
    await give(director, [first], form, facilitator2, facilitator);
    const whole = await give(director, [first, second], form, facilitator2, facilitator);
    expect(whole).toMatchObject({ ok: true, result: { done: 2, failed: 0 } });
  });

  test("are refused one by one: whoever may not see a case gets none of it, and the others are theirs", async () => {
    const [open, walled, taken] = [
      await reviewedCase(world),
      await reviewedCase(world),
      await reviewedCase(world),
    ];
    const { facilitator, facilitator2, director } = world;
    await run(director, "wallOff", walled.caseId, {
      userId: facilitator2.userId,
      reason: "Knows the employer",
    });
    await run(director, "assignFacilitator", taken.caseId, {
      facilitatorId: facilitator2.userId,
      instead: facilitator.userId,
    });
    const answer = await give(director, [open, walled, taken], randomUUID(), facilitator2, facilitator);
    expect(answer).toMatchObject({ ok: true, result: { done: 1, failed: 2 } });
    expect(answer.ok && (answer.reply as EachReply).failed).toMatchObject([
      { subjectId: walled.caseId, code: "INVALID" },
      { subjectId: taken.caseId, code: "ALREADY_DONE" },
    ]);
    const { facilitatorId } = await db().case.findUniqueOrThrow({ where: { id: walled.caseId } });
    expect(facilitatorId).toBe(facilitator.userId);
    const unseen = await give(facilitator2, [walled], randomUUID(), facilitator2, facilitator);
    const missing = await give(
      facilitator2,
      [{ caseId: randomUUID(), code: "" }],
      randomUUID(),
      facilitator2,
      facilitator,
    );
    expect(unseen).toEqual(missing);
    expect(unseen).toMatchObject({ ok: false, code: "NOT_FOUND" });
  });
});
