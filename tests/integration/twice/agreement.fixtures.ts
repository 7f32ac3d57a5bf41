import { randomUUID } from "node:crypto";
import { addDays } from "@/lib/calendar";
import { systemActor } from "@/lib/authz/actor";
import { now } from "@/lib/clock";
import { db } from "@/lib/db/client";
import { reauthenticate } from "@/tests/support/proof";
import { safety } from "@/tests/support/contract";
import { run } from "@/tests/support/run";
import {
  activeCase,
  approve,
  approvedCase,
  sign,
  signatureInput,
  signingCase,
  textOf,
} from "@/tests/support/walk/agreement";
import { negotiatingCase } from "@/tests/support/walk/review";
import type { World } from "@/tests/support/world";
import { made } from "./files";
import {
  casesIn,
  eventsOf,
  nobodyStands,
  nothingHappens,
  oneStands,
  sharing,
  statusOf,
  bothStand,
  type Fixture,
} from "./fixture";

const negotiated = sharing(negotiatingCase);
const returned = sharing(signingCase);

/** A text that nobody has approved yet. */
async function freshText(world: World) {
  const { caseId } = await negotiated(world);
  const { number } = await textOf(caseId);
  await run(world.lawyer, "editContract", caseId, { version: number, ...safety(randomUUID()) });
  return { caseId, ...(await textOf(caseId)) };
}

/** Signatures are asked for once more, of a text that was given back before. */
async function signingAgain(world: World): Promise<{ caseId: string; contractId: string }> {
  const { caseId } = await returned(world);
  const { seen, contractId } = await textOf(caseId);
  if ((await statusOf(caseId)) === "negotiating") {
    for (const actor of [world.lawyer, world.defender, world.facilitator]) await approve(actor, caseId);
    await run(world.facilitator, "sendForSignature", caseId, seen);
  }
  return { caseId, contractId };
}

const negotiationFixtures = {
  nameParties: async (world) => {
    const { caseId } = await negotiated(world);
    return {
      ...{ actor: systemActor, subjectId: caseId, input: {} },
      stands: nothingHappens(
        "it writes a text only when another leads or a name was corrected: it comes with that, never by itself",
      ),
      count: eventsOf(caseId, "contract.version_created"),
    };
  },
  openContract: async (world) => {
    const { caseId, offerId } = await negotiated(world);
    return {
      ...{ actor: systemActor, subjectId: caseId, input: { offerId } },
      stands: nobodyStands("WRONG_STATE", "the accepted offer opened it in its own transaction"),
      count: () => db().contract.count({ where: { caseId } }),
    };
  },
  editContract: async (world) => {
    const { caseId, number } = await freshText(world);
    return {
      ...{ actor: world.lawyer, subjectId: caseId, input: { version: number, ...safety("Go by day") } },
      second: { actor: world.defender, input: { version: number, ...safety("Go in pairs") } },
      stands: oneStands("CONFLICT", ["clauses.safety.en.text", "clauses.safety.es.text"]),
      count: () => db().contractVersion.count({ where: { contract: { caseId } } }),
    };
  },
  commentOnContract: async (world) => {
    const { caseId } = await negotiated(world);
    return {
      ...{ actor: world.lawyer, subjectId: caseId, input: { clauseKey: "safety", words: "By day only?" } },
      second: { actor: world.defender, input: { clauseKey: "safety", words: "También de noche" } },
      stands: bothStand,
      count: () => db().contractComment.count({ where: { contract: { caseId } } }),
    };
  },
  resolveComment: async (world) => {
    const { caseId } = await negotiated(world);
    const said = await run(world.lawyer, "commentOnContract", caseId, { words: "Which dates?" });
    const { commentId } = said.result;
    return {
      ...{ actor: world.lawyer, subjectId: caseId, input: { commentId }, second: { actor: world.defender } },
      stands: oneStands("ALREADY_DONE"),
      count: () => db().contractComment.count({ where: { contract: { caseId }, resolvedAt: { not: null } } }),
    };
  },
  approveText: async (world) => {
    const { caseId, seen } = await freshText(world);
    return {
      ...{ actor: world.lawyer, subjectId: caseId, input: seen, second: { actor: world.assistant } },
      stands: oneStands("ALREADY_DONE"),
      count: () => db().approval.count({ where: { versionId: seen.versionId } }),
    };
  },
  releaseDefender: async (world) => {
    const { caseId } = await negotiatingCase(world);
    return {
      ...{ actor: world.facilitator, subjectId: caseId, input: { reason: "Away until March" } },
      second: { actor: world.facilitator2 },
      stands: oneStands("WRONG_STATUS"),
      count: casesIn(caseId, "accepted"),
    };
  },
} satisfies Record<string, Fixture>;

const signingFixtures = {
  sendForSignature: async (world) => {
    const { caseId } = await approvedCase(world);
    return {
      ...{ actor: world.facilitator, subjectId: caseId, input: (await textOf(caseId)).seen },
      second: { actor: world.facilitator2 },
      stands: oneStands("WRONG_STATUS"),
      count: casesIn(caseId, "signing"),
    };
  },
  viewContract: async (world) => {
    const { caseId } = await signingCase(world);
    return {
      ...{ actor: world.lawyer, subjectId: caseId, input: (await textOf(caseId)).seen },
      second: { actor: world.defender },
      stands: bothStand,
      count: eventsOf(caseId, "contract.viewed"),
    };
  },
  // The third signature: it executes the contract and opens the assignment, once.
  sign: async (world) => {
    const { caseId } = await signingCase(world);
    for (const actor of [world.lawyer, world.defender]) await sign(actor, caseId);
    await reauthenticate(world.facilitator);
    return {
      ...{ actor: world.facilitator, subjectId: caseId },
      input: await signatureInput(world.facilitator, caseId),
      stands: oneStands("WRONG_STATUS"),
      count: () => db().assignment.count({ where: { caseId } }),
    };
  },
  declineToSign: async (world) => {
    const { caseId } = await signingAgain(world);
    return {
      ...{ actor: world.lawyer, subjectId: caseId, input: { reason: "A date is wrong" } },
      second: { actor: world.defender, input: { reason: "El tope no alcanza" } },
      stands: oneStands("WRONG_STATUS"),
      count: eventsOf(caseId, "contract.declined"),
    };
  },
  withdrawToEdit: async (world) => {
    const { caseId } = await signingAgain(world);
    return {
      ...{ actor: world.facilitator, subjectId: caseId, input: { reason: "A date is wrong" } },
      second: { actor: world.facilitator2 },
      stands: oneStands("WRONG_STATUS"),
      count: eventsOf(caseId, "contract.withdrawn_to_edit"),
    };
  },
  expireSigning: async (world) => {
    const { caseId, contractId } = await signingAgain(world);
    return {
      ...{ actor: systemActor, subjectId: caseId, input: { ref: contractId }, at: addDays(now(), 15) },
      stands: oneStands("WRONG_STATUS"),
      count: eventsOf(caseId, "contract.signing_expired"),
    };
  },
  voidContract: async (world) => {
    const { caseId } = await activeCase(world);
    return {
      ...{ actor: world.director, subjectId: caseId, input: { reason: "It names the wrong firm" } },
      stands: oneStands("WRONG_STATUS"),
      count: eventsOf(caseId, "contract.voided"),
    };
  },
  sealContract: async (world) => {
    const { caseId } = await activeCase(world);
    const { contractId } = await textOf(caseId);
    const file = await made(caseId, "contract", contractId);
    return {
      ...{ actor: systemActor, subjectId: caseId, input: { contractId, ...file } },
      stands: oneStands("ALREADY_DONE"),
      count: () => db().contract.count({ where: { id: contractId, sealedAt: { not: null } } }),
    };
  },
} satisfies Record<string, Fixture>;

export const agreementFixtures = { ...negotiationFixtures, ...signingFixtures };
