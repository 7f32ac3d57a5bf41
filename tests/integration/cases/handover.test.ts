import { beforeAll, describe, expect, test } from "vitest";
import type { UserActor } from "@/lib/authz/actor";
import { db } from "@/lib/db/client";
import { frameView } from "@/lib/cases/frame/queries";
import { handoverView } from "@/lib/cases/handover/queries";
import { historyView } from "@/lib/cases/history/queries";
import { signOnce } from "@/tests/support/one-time";
import { proven } from "@/tests/support/proof";
import { refusal, run } from "@/tests/support/run";
import { activeCase, approve, sign, signingCase, textOf } from "@/tests/support/walk/agreement";
import { draftCase, reviewedCase, submittedCase, type AtCase } from "@/tests/support/walk/review";
import { makeWorld, type World } from "@/tests/support/world";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

const assign = (actor: UserActor, { caseId }: AtCase, to: UserActor, instead: UserActor | null) =>
  run(actor, "assignFacilitator", caseId, { facilitatorId: to.userId, instead: instead?.userId ?? null });
const lead = (actor: UserActor, { caseId }: AtCase, to: UserActor, instead: UserActor = world.lawyer) =>
  run(actor, "changeLead", caseId, { leadId: to.userId, instead: instead.userId });

/** Who was told of the newest event of a kind. */
async function toldOf({ caseId }: AtCase, type: string): Promise<string[]> {
  const { id } = await db().event.findFirstOrThrow({
    where: { subjectId: caseId, type },
    orderBy: { seq: "desc" },
  });
  const notices = await db().notification.findMany({ where: { eventId: id } });
  return notices.map(({ userId }) => userId).sort();
}
const ids = (...people: UserActor[]) => people.map(({ userId }) => userId).sort();

describe("the facilitator of a case", () => {
  test("takes it over from another: the turn is theirs, nothing else moves, nobody else is told", async () => {
    const at = await reviewedCase(world);
    await assign(world.facilitator2, at, world.facilitator2, world.facilitator);
    expect(await frameView(world.facilitator2, at.code)).toMatchObject({
      ...{ turn: { yours: true }, facts: { status: "in_review" } },
      people: { facilitator: world.facilitator2.name },
    });
    expect(await frameView(world.facilitator, at.code)).toMatchObject({ turn: { yours: false } });
    const waits = await db().wait.findMany({ where: { caseId: at.caseId } });
    expect(new Set(waits.map((wait) => wait.facilitatorId))).toEqual(new Set([world.facilitator2.userId]));
    expect(await toldOf(at, "case.facilitator_assigned")).toEqual([]);
    const rows = (await historyView(world.lawyer, at.code))?.rows;
    expect(rows?.at(-1)).toMatchObject({ payload: { how: "taken" }, person: world.facilitator2.name });
  });

  test("is given it by another, and told; a director may too", async () => {
    const at = await submittedCase(world);
    await assign(world.director, at, world.facilitator, null);
    expect(await toldOf(at, "case.facilitator_assigned")).toEqual(ids(world.facilitator));
    await assign(world.facilitator, at, world.facilitator2, world.facilitator);
    expect(await toldOf(at, "case.facilitator_assigned")).toEqual(ids(world.facilitator2));
  });

  test("is somebody who may act: no other role, nobody walled off", async () => {
    const at = await submittedCase(world);
    expect(await refusal(assign(world.director, at, world.finance, null))).toBe("INVALID");
    await run(world.director, "wallOff", at.caseId, { userId: world.facilitator2.userId, reason: "Kin" });
    expect(await refusal(assign(world.director, at, world.facilitator2, null))).toBe("INVALID");
    expect(await refusal(assign(world.facilitator2, at, world.facilitator2, null))).toBe("NOT_FOUND");
    expect(await refusal(assign(world.finance, at, world.facilitator, null))).toBe("NOT_ALLOWED");
    const view = await handoverView(world.director, at.code);
    if (!view) throw new Error("The director sees no case");
    const { facilitators } = view;
    expect(facilitators.map(({ id }) => id)).toContain(world.facilitator.userId);
    expect(facilitators.map(({ id }) => id)).not.toContain(world.facilitator2.userId);
  });

  test("is not taken from somebody who was not seen to have it", async () => {
    const at = await reviewedCase(world);
    expect(await refusal(assign(world.facilitator2, at, world.facilitator2, null))).toBe("WRONG_STATE");
    expect(await refusal(assign(world.director, at, world.facilitator, null))).toBe("ALREADY_DONE");
  });
});

describe("who of staff must not see a case", () => {
  const wallsSeenBy = async (actor: UserActor, { code }: AtCase) => (await handoverView(actor, code))?.walls;
  const wallOff = (actor: UserActor, { caseId }: AtCase, whom: UserActor) =>
    run(actor, "wallOff", caseId, { userId: whom.userId, reason: "Kin of the opposing party" });
  const names = (people: { id: string }[] = []) => people.map(({ id }) => id);

  test("is shown to a director, who chooses among staff of today and not themselves", async () => {
    const at = await reviewedCase(world);
    const walls = await wallsSeenBy(world.director, at);
    expect(walls?.out).toEqual([]);
    const { facilitator, facilitator2, finance, approver, director, lawyer, defender } = world;
    for (const one of [facilitator, facilitator2, finance, approver])
      expect(names(walls?.in), one.name).toContain(one.userId);
    for (const one of [director, lawyer, defender])
      expect(names(walls?.in), one.name).not.toContain(one.userId);
  });

  test("is nothing to anybody else who may hand the case over", async () => {
    const at = await reviewedCase(world);
    await wallOff(world.director, at, world.finance);
    for (const actor of [world.facilitator, world.facilitator2, world.lawyer])
      expect(await wallsSeenBy(actor, at), actor.name).toBeNull();
    expect(await refusal(wallOff(world.facilitator, at, world.facilitator2))).toBe("NOT_ALLOWED");
    expect(await refusal(wallOff(world.lawyer, at, world.facilitator2))).toBe("NOT_ALLOWED");
  });

  test("is out at their next click: no page, no command, no list; the rest of the office goes on", async () => {
    const at = await reviewedCase(world);
    expect(await frameView(world.facilitator2, at.code)).not.toBeNull();
    await wallOff(world.director, at, world.facilitator2);
    expect(await frameView(world.facilitator2, at.code)).toBeNull();
    expect(await handoverView(world.facilitator2, at.code)).toBeNull();
    expect(await historyView(world.facilitator2, at.code)).toBeNull();
    expect(await refusal(run(world.facilitator2, "readParties", at.caseId, {}))).toBe("NOT_FOUND");
    const walls = await wallsSeenBy(world.director, at);
    expect(walls?.out).toEqual([{ id: world.facilitator2.userId, name: world.facilitator2.name }]);
    expect(names(walls?.in)).not.toContain(world.facilitator2.userId);
    expect(await frameView(world.facilitator, at.code)).toMatchObject({ turn: { yours: true } });
  });

  test("is walled off once, with a reason that staff read in the history and the parties do not", async () => {
    const at = await reviewedCase(world);
    await wallOff(world.director, at, world.facilitator2);
    expect(await refusal(wallOff(world.director, at, world.facilitator2))).toBe("CONFLICT");
    expect(await refusal(wallOff(world.director, at, world.lawyer2))).toBe("INVALID");
    const walled = async (actor: UserActor) =>
      (await historyView(actor, at.code))?.rows.filter(({ type }) => type === "case.walled_off");
    expect(await walled(world.facilitator)).toMatchObject([
      { person: world.facilitator2.name, words: { reason: "Kin of the opposing party" } },
    ]);
    expect(await walled(world.lawyer)).toEqual([]);
  });

  test("is let back in by a director, with a reason beside the first; a second wall is a wall", async () => {
    const at = await reviewedCase(world);
    const lift = (actor: UserActor, whom: UserActor, reason = "The cousin left the farm") =>
      run(actor, "liftWall", at.caseId, { userId: whom.userId, reason });
    await wallOff(world.director, at, world.facilitator2);
    expect(await refusal(lift(world.facilitator2, world.facilitator2))).toBe("NOT_FOUND");
    for (const actor of [world.facilitator, world.lawyer])
      expect(await refusal(lift(actor, world.facilitator2)), actor.name).toBe("NOT_ALLOWED");
    expect(await refusal(lift(world.director, world.facilitator2, " "))).toBe("INVALID");
    expect(await refusal(lift(world.director, world.finance2))).toBe("ALREADY_DONE");
    await lift(world.director, world.facilitator2);
    expect(await frameView(world.facilitator2, at.code)).not.toBeNull();
    expect((await wallsSeenBy(world.director, at))?.out).toEqual([]);
    expect(await toldOf(at, "case.wall_lifted")).toEqual([]);
    const rowsOf = async (actor: UserActor) =>
      (await historyView(actor, at.code))?.rows.filter(({ type }) => /case\.wall/.test(type));
    expect(await rowsOf(world.facilitator)).toMatchObject([
      { type: "case.walled_off", words: { reason: "Kin of the opposing party" } },
      {
        ...{ type: "case.wall_lifted", person: world.facilitator2.name },
        words: { reason: "The cousin left the farm" },
      },
    ]);
    expect(await rowsOf(world.lawyer)).toEqual([]);
    await wallOff(world.director, at, world.facilitator2);
    expect(await frameView(world.facilitator2, at.code)).toBeNull();
  });

  test("walls off somebody whose role has a last day to come, or begins later, and nobody whose role is over", async () => {
    const at = await reviewedCase(world);
    const { userId } = world.finance2;
    const held = await db().staffRole.findMany({ where: { userId }, orderBy: { id: "asc" } });
    const from = (day: string, to: string | null) =>
      db().staffRole.updateMany({
        where: { userId },
        data: { from: new Date(day), to: to === null ? null : new Date(to) },
      });
    const inside = async () => names((await wallsSeenBy(world.director, at))?.in);
    try {
      await from("2025-01-01", "2025-06-30");
      expect(await inside()).not.toContain(userId);
      expect(await refusal(wallOff(world.director, at, world.finance2))).toBe("INVALID");
      await from("2999-01-01", null);
      expect(await inside()).toContain(userId);
      await from("2025-01-01", "2999-12-31");
      expect(await inside()).toContain(userId);
      await wallOff(world.director, at, world.finance2);
      expect(await frameView(world.finance2, at.code)).toBeNull();
    } finally {
      for (const { id, from: began, to } of held)
        await db().staffRole.update({ where: { id }, data: { from: began, to } });
    }
  });

  test("stays named when they leave the office", async () => {
    const at = await reviewedCase(world);
    await wallOff(world.director, at, world.finance);
    await run(world.director, "disablePerson", world.finance.userId, { reason: "Left" });
    expect(names((await wallsSeenBy(world.director, at))?.out)).toEqual([world.finance.userId]);
    await run(await proven(world.director), "enablePerson", world.finance.userId, { reason: "Came back" });
  });
});

const contractOf = ({ caseId }: AtCase) => db().contract.findFirstOrThrow({ where: { caseId } });

describe("the lead", () => {
  test("hands over to a colleague: both are told, and the case closes for the one before", async () => {
    const at = await reviewedCase(world);
    await lead(world.lawyer, at, world.lawyer2);
    expect(await frameView(world.lawyer, at.code)).toBeNull();
    expect(await frameView(world.lawyer2, at.code)).toMatchObject({ facts: { relations: ["lead"] } });
    expect(await toldOf(at, "case.lead_changed")).toEqual(ids(world.lawyer2, world.facilitator));
    await lead(world.facilitator, at, world.lawyer, world.lawyer2);
    expect(await toldOf(at, "case.lead_changed")).toEqual(ids(world.lawyer, world.lawyer2));
    expect(await frameView(world.lawyer2, at.code)).toBeNull();
    expect(await frameView(world.lawyer, at.code)).toMatchObject({ facts: { relations: ["lead"] } });
  });

  test("is a lawyer of the same organization, and an assistant does not choose them", async () => {
    const at = await draftCase(world);
    for (const other of [world.stranger, world.assistant, world.billing, world.facilitator]) {
      expect(await refusal(lead(world.director, at, other)), other.name).toBe("INVALID");
    }
    expect(await refusal(lead(world.assistant, at, world.lawyer2))).toBe("NOT_ALLOWED");
    expect(await refusal(lead(world.lawyer2, at, world.lawyer2))).toBe("NOT_FOUND");
    expect(await refusal(lead(world.director, at, world.lawyer))).toBe("ALREADY_DONE");
    expect(await refusal(lead(world.director, at, world.lawyer2, world.stranger))).toBe("WRONG_STATE");
  });

  test("changes while a text is being signed: it names the new one, and the three approve it again", async () => {
    const at = await signingCase(world);
    await sign(world.defender, at.caseId);
    const { currentNumber, round } = await contractOf(at);
    await lead(world.director, at, world.lawyer2);
    expect(await frameView(world.lawyer2, at.code)).toMatchObject({ facts: { status: "negotiating" } });
    expect(await contractOf(at)).toMatchObject({
      ...{ state: "negotiating", round: round + 1, currentNumber: currentNumber + 1 },
    });
    await signOnce(world.lawyer2, "ADVOCATE_AGREEMENT");
    for (const actor of [world.lawyer2, world.defender, world.facilitator]) await approve(actor, at.caseId);
    await run(world.facilitator, "sendForSignature", at.caseId, (await textOf(at.caseId)).seen);
    for (const actor of [world.lawyer2, world.defender, world.facilitator]) await sign(actor, at.caseId);
    expect(await frameView(world.lawyer2, at.code)).toMatchObject({ facts: { status: "active" } });
  });

  test("does not change once they have signed this round; an executed contract stays as it is", async () => {
    const at = await signingCase(world);
    await sign(world.lawyer, at.caseId);
    expect(await refusal(lead(world.director, at, world.lawyer2))).toBe("ALREADY_SIGNED");
    const active = await activeCase(world);
    const before = await contractOf(active);
    await lead(world.director, active, world.lawyer2);
    expect(await contractOf(active)).toEqual(before);
    expect(before.state).toBe("executed");
  });
});

describe("co-counsel", () => {
  const add = (actor: UserActor, { caseId }: AtCase, whom: UserActor, email = whom.email) =>
    run(actor, "addCounsel", caseId, { email });
  const remove = (actor: UserActor, { caseId }: AtCase, whom: UserActor) =>
    run(actor, "removeCounsel", caseId, { userId: whom.userId });
  const relationsOf = async (actor: UserActor, { code }: AtCase) =>
    (await frameView(actor, code))?.facts.relations ?? null;

  test("of another firm or the same see the case from the lead's word on; each side is told", async () => {
    const at = await activeCase(world);
    expect(await relationsOf(world.stranger, at)).toBeNull();
    await add(world.lawyer, at, world.stranger, ` ${world.stranger.email.toUpperCase()} `);
    expect(await relationsOf(world.stranger, at)).toEqual(["counsel"]);
    expect((await frameView(world.lawyer, at.code))?.people.counsel).toContain(world.stranger.name);
    expect(await toldOf(at, "case.counsel_added")).toEqual(
      ids(world.stranger, world.assistant, world.defender, world.facilitator),
    );
    await add(world.facilitator, at, world.lawyer2);
    expect(await relationsOf(world.lawyer2, at)).toEqual(["counsel"]);
    const view = await handoverView(world.lawyer, at.code);
    expect(view?.counsel).toMatchObject({
      there: [{ name: world.stranger.name }, { name: world.lawyer2.name }],
      mayAdd: true,
      mayRemove: [world.stranger.userId, world.lawyer2.userId],
    });
    const theirs = await handoverView(world.stranger, at.code);
    expect(theirs?.counsel).toMatchObject({ mayAdd: false, mayRemove: [world.stranger.userId] });
    const rows = (await historyView(world.defender, at.code))?.rows;
    expect(rows?.at(-1)).toMatchObject({ type: "case.counsel_added", person: world.lawyer2.name });
  });

  test("are lawyers with an account, once, and nobody else adds them", async () => {
    const at = await reviewedCase(world);
    for (const other of [world.assistant, world.billing, world.defender, world.finance])
      expect(await refusal(add(world.lawyer, at, other)), other.name).toBe("INVALID");
    expect(await refusal(add(world.lawyer, at, world.stranger, "nobody@example.test"))).toBe("INVALID");
    expect(await refusal(add(world.lawyer, at, world.lawyer))).toBe("ALREADY_DONE");
    await add(world.lawyer, at, world.stranger);
    expect(await refusal(add(world.director, at, world.stranger))).toBe("ALREADY_DONE");
    for (const actor of [world.stranger, world.finance])
      expect(await refusal(add(actor, at, world.lawyer2)), actor.name).toBe("NOT_ALLOWED");
    expect(await refusal(add(world.lawyer2, at, world.lawyer2))).toBe("NOT_FOUND");
  });

  test("who are removed see nothing at their next click, hear of that and of nothing after it", async () => {
    const at = await reviewedCase(world);
    await add(world.lawyer, at, world.stranger);
    await add(world.lawyer, at, world.canadian);
    expect(await refusal(remove(world.stranger, at, world.canadian))).toBe("NOT_ALLOWED");
    expect(await refusal(remove(world.lawyer, at, world.lawyer))).toBe("ALREADY_DONE");
    await remove(world.lawyer, at, world.stranger);
    expect(await toldOf(at, "case.counsel_removed")).toEqual(
      ids(world.stranger, world.canadian, world.assistant, world.facilitator),
    );
    expect(await frameView(world.stranger, at.code)).toBeNull();
    expect(await handoverView(world.stranger, at.code)).toBeNull();
    expect(await historyView(world.stranger, at.code)).toBeNull();
    expect(await refusal(run(world.stranger, "readParties", at.caseId, {}))).toBe("NOT_FOUND");
    expect(await refusal(remove(world.lawyer, at, world.stranger))).toBe("ALREADY_DONE");
    await remove(world.canadian, at, world.canadian);
    expect(await frameView(world.canadian, at.code)).toBeNull();
    expect(await toldOf(at, "case.counsel_removed")).toEqual(
      ids(world.lawyer, world.assistant, world.facilitator),
    );
    await add(world.lawyer, at, world.stranger);
    expect(await relationsOf(world.stranger, at)).toEqual(["counsel"]);
  });

  test("who were counsel on earlier days keep those days in their seat", async () => {
    const at = await reviewedCase(world);
    await add(world.lawyer, at, world.stranger);
    const seat = { caseId_userId: { caseId: at.caseId, userId: world.stranger.userId } };
    await db().caseMember.update({ where: seat, data: { from: new Date("2026-01-05") } });
    await remove(world.facilitator, at, world.stranger);
    const { from, to } = await db().caseMember.findUniqueOrThrow({ where: seat });
    expect(from).toEqual(new Date("2026-01-05"));
    expect(to?.getTime()).toBeLessThan(Date.now());
    expect(await frameView(world.stranger, at.code)).toBeNull();
  });

  test("leave the conflict checks as they are: counsel is no party", async () => {
    const at = await reviewedCase(world);
    const versionBefore = await db().case.findUniqueOrThrow({ where: { id: at.caseId } });
    await add(world.lawyer, at, world.stranger);
    const { partiesVersion } = await db().case.findUniqueOrThrow({ where: { id: at.caseId } });
    expect(partiesVersion).toBe(versionBefore.partiesVersion);
  });
});
