import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { systemActor, type UserActor } from "@/lib/authz/actor";
import { shellCounts } from "@/lib/cases/lists/queries";
import { db } from "@/lib/db/client";
import { dueOneTime } from "@/lib/people/one-time/due";
import { oneTimeView } from "@/lib/people/one-time/queries";
import { candidatesFor } from "@/lib/stages/review/offers/queries";
import { reviewView } from "@/lib/stages/review/queries";
import { shippedTemplates } from "@/lib/templates/shipped";
import { templateIds, type OneTimeKind } from "@/lib/templates/subject";
import { oneTimeInput, signOnce } from "../../support/one-time";
import { reauthenticate } from "../../support/proof";
import { refusal, run } from "../../support/run";
import { offeredCase } from "../../support/walk/review";
import { makeWorld, signIn, type World } from "../../support/world";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

/** A version with one clause more than the shipped text. */
async function publish(kind: OneTimeKind, material: boolean): Promise<void> {
  const text = `Addition ${randomUUID()}`;
  const clause = { key: "addition", en: { title: "Addition", text }, es: { title: "Adición", text } };
  const input = { kind, material, clauses: [...shippedTemplates[kind], clause] };
  await run(systemActor, "publishTemplate", templateIds[kind], input);
}

async function sign(actor: UserActor, kind: OneTimeKind, change: object = {}) {
  return run(actor, "signOneTimeAgreement", actor.userId, {
    ...(await oneTimeInput(actor, kind)),
    ...change,
  });
}

describe("the terms of the network", () => {
  test("wait on a Defender from the first day, and no more once they are signed", async () => {
    const newcomer = await signIn(world.defender2.userId);
    const { createdAt } = await db().user.findUniqueOrThrow({ where: { id: newcomer.userId } });
    const [due] = await dueOneTime(newcomer);
    expect(due).toMatchObject({ kind: "NETWORK_TERMS", anew: false });
    expect(Number(due?.since)).toBeGreaterThanOrEqual(Number(createdAt));
    expect(await shellCounts(newcomer)).toMatchObject({ turns: 1 });
    expect(await refusal(sign(newcomer, "NETWORK_TERMS"))).toBe("REAUTH_REQUIRED");
    await reauthenticate(newcomer);
    expect(await refusal(sign(newcomer, "NETWORK_TERMS", { typedName: "Somebody Else" }))).toBe(
      "NAME_MISMATCH",
    );
    expect(await refusal(sign(newcomer, "NETWORK_TERMS", { hash: "0".repeat(64) }))).toBe("TEXT_CHANGED");
    await sign(newcomer, "NETWORK_TERMS");
    expect(await refusal(sign(newcomer, "NETWORK_TERMS"))).toBe("ALREADY_SIGNED");
    expect(await dueOneTime(newcomer)).toEqual([]);
    expect(await shellCounts(newcomer)).toMatchObject({ turns: 0 });
    expect(await oneTimeView(newcomer.userId, "NETWORK_TERMS")).toMatchObject({ due: false });
    const where = { subjectId: newcomer.userId, type: "network_terms.signed" };
    expect(await db().event.count({ where })).toBe(1);
  });

  test("are a Defender's to sign, as the Advocate Agreement is a lawyer's, and a contract nobody's", async () => {
    for (const [actor, kind] of [
      [world.lawyer, "NETWORK_TERMS"],
      [world.assistant, "ADVOCATE_AGREEMENT"],
      [world.defender3, "ADVOCATE_AGREEMENT"],
      [world.facilitator, "NETWORK_TERMS"],
    ] as const) {
      await reauthenticate(actor);
      expect(await refusal(sign(actor, kind))).toBe("NOT_ALLOWED");
    }
    const contract = await db().templateVersion.findFirstOrThrow({ where: { kind: "CONTRACT" } });
    const instead = { templateVersionId: contract.id };
    expect(await refusal(sign(world.defender3, "NETWORK_TERMS", instead))).toBe("NOT_FOUND");
    expect(await dueOneTime(world.facilitator)).toEqual([]);
    expect((await dueOneTime(world.lawyer)).map(({ kind }) => kind)).toEqual(["ADVOCATE_AGREEMENT"]);
  });

  test("asked anew by a material version alone: until then no names, no case, and whoever chooses sees it", async () => {
    const at = await offeredCase(world);
    const { defender } = world;
    const answer = (command: "expressInterest" | "acceptOffer", more: object = {}) =>
      run(defender, command, at.caseId, { offerId: at.offerId, ...more });
    const facts = (await reviewView(world.facilitator, at.code))?.facts;
    if (!facts) throw new Error("The facilitator sees no case");
    const signedInList = async () =>
      (await candidatesFor(facts)).find(({ id }) => id === defender.defenderId)?.termsSigned;
    const onOffer = async () => {
      const view = await reviewView(defender, at.code);
      return view?.reader === "offered" && view.offer.termsSigned;
    };

    await publish("NETWORK_TERMS", false);
    expect([await signedInList(), await onOffer()]).toEqual([true, true]);

    await publish("NETWORK_TERMS", true);
    expect([await signedInList(), await onOffer()]).toEqual([false, false]);
    expect(await dueOneTime(defender)).toMatchObject([{ kind: "NETWORK_TERMS", anew: true }]);
    expect(await refusal(answer("expressInterest"))).toBe("TERMS_UNSIGNED");
    expect(await refusal(run(defender, "readParties", at.caseId, {}))).toBe("NOT_ALLOWED");

    await signOnce(defender, "NETWORK_TERMS");
    await answer("expressInterest");
    await publish("NETWORK_TERMS", true);
    expect(await refusal(answer("acceptOffer", { attested: true }))).toBe("TERMS_UNSIGNED");
    await signOnce(defender, "NETWORK_TERMS");
    await answer("acceptOffer", { attested: true });
  });
});
