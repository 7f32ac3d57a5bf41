import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { actorOf } from "@/lib/auth/actor-of";
import type { UserActor } from "@/lib/authz/actor";
import { mayOpen } from "@/lib/authz/pages";
import { caseFor } from "@/lib/authz/scope";
import { officeToday } from "@/lib/calendar";
import { now } from "@/lib/clock";
import { db } from "@/lib/db/client";
import { plainToDate, plusDays } from "@/lib/dates";
import type { CommandName } from "@/lib/workflow/transitions";
import { enter } from "@/tests/support/enter";
import { refusal, run } from "@/tests/support/run";
import { assignedCase } from "@/tests/support/walk/assignment";
import { negotiatingCase, offeredCase, submittedCase } from "@/tests/support/walk/review";
import { makeWorld, type World } from "@/tests/support/world";

let world: World;
beforeEach(async () => {
  world = await makeWorld();
});

/** The session of an open tab: asked anew at every click, as each request does. */
async function openTab(of: UserActor): Promise<() => Promise<UserActor | null>> {
  const token = await enter(of.userId);
  return () => actorOf(token);
}

/** The next click of the tab: the case is not there for them, and a form of it answers as one of no case. */
async function isGone(
  click: () => Promise<UserActor | null>,
  caseId: string,
  form: CommandName,
  input: object,
) {
  const actor = await click();
  if (!actor) throw new Error("The session itself is over");
  expect(await caseFor(db(), actor, { id: caseId }, now())).toBeNull();
  const answer = await refusal(run(actor, form, caseId, input));
  expect(answer).toBe("NOT_FOUND");
  expect(await refusal(run(actor, form, randomUUID(), input))).toBe(answer);
}

async function isThere(click: () => Promise<UserActor | null>, caseId: string) {
  const actor = await click();
  expect(actor && (await caseFor(db(), actor, { id: caseId }, now()))).not.toBeNull();
}

const words = { words: "Still there?" };
const yesterday = () => plainToDate(plusDays(officeToday(now()), -1));

describe("an open tab, at its next click", () => {
  test("of somebody who was disabled is signed out", async () => {
    const click = await openTab(world.lawyer);
    expect(await click()).not.toBeNull();
    await run(world.director, "disablePerson", world.lawyer.userId, { reason: "Left" });
    expect(await click()).toBeNull();
  });

  test("of staff whose role was taken away finds no case and no page of staff", async () => {
    const { caseId } = await submittedCase(world);
    const click = await openTab(world.facilitator);
    await isThere(click, caseId);
    await db().staffRole.updateMany({
      where: { userId: world.facilitator.userId },
      data: { from: yesterday(), to: yesterday() },
    });
    await isGone(click, caseId, "startReview", {});
    expect(mayOpen("/staff/people", await click())).toBe(false);
  });

  test("of a lawyer whose membership ended finds no case", async () => {
    const { caseId } = await assignedCase(world);
    const click = await openTab(world.lawyer);
    await isThere(click, caseId);
    await db().membership.updateMany({
      where: { userId: world.lawyer.userId },
      data: { from: yesterday(), to: yesterday() },
    });
    await isGone(click, caseId, "sendMessage", words);
  });

  test("of a Defender whose offer was revoked finds no case", async () => {
    const { caseId, offerId } = await offeredCase(world);
    const click = await openTab(world.defender);
    await isThere(click, caseId);
    await run(world.facilitator, "revokeOffer", caseId, { offerId, reason: "The hearing was moved" });
    await isGone(click, caseId, "expressInterest", { offerId });
  });

  test("of a Defender who was released finds no case", async () => {
    const { caseId } = await negotiatingCase(world);
    const click = await openTab(world.defender);
    await isThere(click, caseId);
    await run(world.facilitator, "releaseDefender", caseId, { reason: "Fell ill" });
    await isGone(click, caseId, "sendMessage", words);
  });
});
