import { beforeAll, describe, expect, test } from "vitest";
import type { UserActor } from "@/lib/authz/actor";
import { db } from "@/lib/db/client";
import { frameView } from "@/lib/cases/frame/queries";
import { handoverView } from "@/lib/cases/handover/queries";
import { historyView } from "@/lib/cases/history/queries";
import { signOnce } from "@/tests/support/one-time";
import { refusal, run } from "@/tests/support/run";
import { toldOf } from "@/tests/support/told";
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

const ids = (...people: UserActor[]) => people.map(({ userId }) => userId).sort();

const contractOf = ({ caseId }: AtCase) => db().contract.findFirstOrThrow({ where: { caseId } });

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
