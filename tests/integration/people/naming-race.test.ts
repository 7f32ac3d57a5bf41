import { beforeAll, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { agreementView } from "@/lib/stages/agreement/queries";
import { bothBefore } from "@/tests/support/held-table";
import { reauthenticate } from "@/tests/support/proof";
import { run } from "@/tests/support/run";
import { interestedCase, negotiatingCase } from "@/tests/support/walk/review";
import { makeWorld, type World } from "@/tests/support/world";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
  for (const actor of [world.facilitator, world.director]) await reauthenticate(actor);
});

async function bothDone(writing: () => Promise<unknown>, meanwhile: () => Promise<unknown>) {
  const ends = await bothBefore("ContractVersion", writing, meanwhile);
  expect(ends).toMatchObject([{ status: "fulfilled" }, { status: "fulfilled" }]);
}

async function rename(userId: string, name: string) {
  const { version } = await db().user.findUniqueOrThrow({ where: { id: userId } });
  await run(world.facilitator, "renamePerson", userId, { name, reason: "Misspelled", version });
}

async function partiesIn(code: string) {
  const view = await agreementView(world.facilitator, code);
  if (typeof view === "string" || !("agreeing" in view)) throw new Error("There is no contract");
  return view.current.body.parties;
}

test("a contract that opens while its Defender or its lawyer is renamed has the new name", async () => {
  for (const [side, whom] of [
    ["defender", world.defender],
    ["advocate", world.lawyer],
  ] as const) {
    const at = await interestedCase(world);
    await run(world.defender, "readParties", at.caseId, {});
    const accepting = { offerId: at.offerId, attested: true };
    await bothDone(
      () => run(world.defender, "acceptOffer", at.caseId, accepting),
      () => rename(whom.userId, `${whom.name} Renamed`),
    );
    expect((await partiesIn(at.code))[side]).toBe(`${whom.name} Renamed`);
  }
});

test("a contract whose lead changes while the new lead is renamed has the new name", async () => {
  const at = await negotiatingCase(world);
  const { lawyer, lawyer2 } = world;
  await bothDone(
    () => run(world.director, "changeLead", at.caseId, { leadId: lawyer2.userId, instead: lawyer.userId }),
    () => rename(lawyer2.userId, "Renamed Lead"),
  );
  expect((await partiesIn(at.code)).advocate).toBe("Renamed Lead");
});
