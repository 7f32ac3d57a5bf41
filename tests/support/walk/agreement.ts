import type { UserActor } from "@/lib/authz/actor";
import { db } from "@/lib/db/client";
import { hashHex } from "@/lib/templates/canonical-text";
import { disclosure } from "@/lib/templates/disclosure";
import { signOnce } from "../one-time";
import { reauthenticate } from "../proof";
import { run } from "../run";
import type { World } from "../world";
import { negotiatingCase } from "./review";

export type AtCase = { caseId: string; code: string };

/** The newest text of a case's contract, as a reader sees it. */
export async function textOf(caseId: string) {
  const contract = await db().contract.findFirstOrThrow({
    where: { caseId },
    orderBy: { createdAt: "desc" },
    include: { versions: { orderBy: { number: "desc" }, take: 1 } },
  });
  const version = contract.versions[0];
  if (!version) throw new Error("A contract without a version");
  return {
    contractId: contract.id,
    number: version.number,
    seen: { versionId: version.id, hash: hashHex(version.textHash) },
  };
}

/** The words of the scope came from the intake in one language: the same stand in the other too. */
export async function matchScope(actor: UserActor, caseId: string): Promise<void> {
  const { number } = await textOf(caseId);
  await run(actor, "editContract", caseId, { version: number, clauses: { scope: { matched: true } } });
}

export async function approve(actor: UserActor, caseId: string): Promise<void> {
  await run(actor, "approveText", caseId, (await textOf(caseId)).seen);
}

const consent = {
  consent: true,
  consentVersion: disclosure.version,
  timeZone: "America/Chicago",
};

export async function signatureInput(actor: UserActor, caseId: string) {
  const { seen } = await textOf(caseId);
  return { ...seen, ...consent, consentLocale: actor.locale, typedName: actor.name };
}

export async function sign(actor: UserActor, caseId: string): Promise<void> {
  await reauthenticate(actor);
  await run(actor, "sign", caseId, await signatureInput(actor, caseId));
}

/** The three approved one text, and the lead Advocate has signed the one-time agreement. */
export async function approvedCase(world: World): Promise<AtCase> {
  const { caseId, code } = await negotiatingCase(world);
  await matchScope(world.lawyer, caseId);
  await signOnce(world.lawyer, "ADVOCATE_AGREEMENT");
  for (const actor of [world.lawyer, world.defender, world.facilitator]) await approve(actor, caseId);
  return { caseId, code };
}

export async function signingCase(world: World): Promise<AtCase> {
  const at = await approvedCase(world);
  await run(world.facilitator, "sendForSignature", at.caseId, (await textOf(at.caseId)).seen);
  return at;
}

/** Signed by the three: the assignment is open. */
export async function activeCase(world: World): Promise<AtCase> {
  const at = await signingCase(world);
  for (const actor of [world.lawyer, world.defender, world.facilitator]) await sign(actor, at.caseId);
  return at;
}
