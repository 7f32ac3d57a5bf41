import { beforeAll, describe, expect, test } from "vitest";
import type { UserActor } from "@/lib/authz/actor";
import { frameView } from "@/lib/cases/frame/queries";
import { historyView } from "@/lib/cases/history/queries";
import { db } from "@/lib/db/client";
import { personView } from "@/lib/people/standing/queries";
import { agreementView } from "@/lib/stages/agreement/queries";
import { refusal, run } from "@/tests/support/run";
import { reauthenticate } from "@/tests/support/proof";
import { activeCase, approve, sign, signingCase, textOf } from "@/tests/support/walk/agreement";
import { signIn, makeWorld, type World } from "@/tests/support/world";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
  for (const actor of [world.director, world.facilitator]) await reauthenticate(actor);
});

const why = "Written as in her bar card";
const versionOf = async ({ userId }: UserActor) =>
  (await db().user.findUniqueOrThrow({ where: { id: userId } })).version;
const rename = async (actor: UserActor, whom: UserActor, name: string) =>
  run(actor, "renamePerson", whom.userId, { name, reason: why, version: await versionOf(whom) });

describe("a name", () => {
  test("is corrected by staff: the person is told, and their history says from what to what", async () => {
    const { facilitator, stranger } = world;
    await rename(facilitator, stranger, "  Jose\u0301 Peña ");
    const view = await personView(stranger.userId);
    expect(view?.name).toBe("José Peña");
    expect(view?.events[0]).toMatchObject({
      ...{ type: "person.renamed", actor: facilitator.name },
      payload: { before: stranger.name, name: "José Peña" },
      reason: why,
    });
    const told = await db().notification.findMany({
      where: { kind: "person.renamed", userId: stranger.userId },
    });
    expect(told).toHaveLength(1);
    expect(await refusal(rename(facilitator, stranger, "José Peña"))).toBe("NOTHING_CHANGED");
    for (const bad of ["", "   ", "Ana\u0007", "x".repeat(201)])
      expect(await refusal(rename(facilitator, stranger, bad))).toBe("INVALID");
    for (const reason of ["", "   ", "x".repeat(1_001)]) {
      const input = { name: "José Peña Sol", reason, version: await versionOf(stranger) };
      expect(await refusal(run(facilitator, "renamePerson", stranger.userId, input))).toBe("INVALID");
    }
  });

  test("is nobody's own to change; of staff a director's; and asks who it is that changes it", async () => {
    const { director, facilitator, facilitator2, lawyer2 } = world;
    expect(await refusal(rename(director, director, "Somebody Else"))).toBe("OWN_ACCESS");
    expect(await refusal(rename(facilitator, world.finance, "Somebody Else"))).toBe("NOT_ALLOWED");
    for (const actor of [lawyer2, world.defender, world.finance])
      expect(await refusal(rename(actor, lawyer2, "Somebody Else")), actor.name).toBe("NOT_FOUND");
    expect(await refusal(rename(facilitator2, lawyer2, "Somebody Else"))).toBe("REAUTH_REQUIRED");
    await rename(director, world.finance, "Finance Renamed");
  });
});

async function textSeen(actor: UserActor, code: string) {
  const view = await agreementView(actor, code);
  if (typeof view === "string" || !("agreeing" in view)) throw new Error("There is no contract");
  return view;
}
const nameIn = async (code: string) => (await textSeen(world.facilitator, code)).current.body.parties;

describe("a contract", () => {
  test("that all have signed keeps the name, and the signatures as they were typed", async () => {
    const at = await activeCase(world);
    const lead = world.lawyer;
    const before = await nameIn(at.code);
    await rename(world.facilitator, lead, `${lead.name}-Ortiz`);
    expect(await nameIn(at.code)).toEqual(before);
    const { agreeing } = await textSeen(lead, at.code);
    expect(agreeing.find(({ party }) => party === "ADVOCATE")).toMatchObject({ typedName: lead.name });
    expect(await frameView(lead, at.code)).toMatchObject({ facts: { status: "active" } });
    expect(await db().event.count({ where: { subjectId: at.caseId, type: "case.person_renamed" } })).toBe(0);
    await rename(world.facilitator, lead, lead.name);
  });

  test("that is being signed comes back with the name corrected, and is signed as the profile says", async () => {
    const at = await signingCase(world);
    await sign(world.lawyer, at.caseId);
    const before = await db().contract.findFirstOrThrow({ where: { caseId: at.caseId } });
    await rename(world.facilitator, world.defender, "Marta Sajché de León");
    expect(await frameView(world.facilitator, at.code)).toMatchObject({ facts: { status: "negotiating" } });
    expect(await db().contract.findFirstOrThrow({ where: { caseId: at.caseId } })).toMatchObject({
      ...{ state: "negotiating", round: before.round + 1, currentNumber: before.currentNumber + 1 },
    });
    expect(await nameIn(at.code)).toMatchObject({
      ...{ defender: "Marta Sajché de León", advocate: world.lawyer.name },
    });
    const rows = (await historyView(world.lawyer, at.code))?.rows ?? [];
    expect(rows.find(({ type }) => type === "case.person_renamed")).toMatchObject({
      person: "Marta Sajché de León",
    });
    const renamed = await signIn(world.defender.userId);
    for (const actor of [world.lawyer, renamed, world.facilitator]) await approve(actor, at.caseId);
    await run(world.facilitator, "sendForSignature", at.caseId, (await textOf(at.caseId)).seen);
    for (const actor of [world.lawyer, renamed, world.facilitator]) await sign(actor, at.caseId);
    expect(await frameView(world.lawyer, at.code)).toMatchObject({ facts: { status: "active" } });
  });
});
