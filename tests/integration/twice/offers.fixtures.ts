import { addDays } from "@/lib/calendar";
import { systemActor } from "@/lib/authz/actor";
import { now } from "@/lib/clock";
import { db } from "@/lib/db/client";
import { run } from "@/tests/support/run";
import {
  confirmed,
  interestedCase,
  offeredCase,
  reviewedCase,
  versionOf,
  writtenCase,
} from "@/tests/support/walk/review";
import type { World } from "@/tests/support/world";
import { upload } from "./files";
import { bothStand, casesIn, oneStands, sharing, type Fixture } from "./fixture";

/** A case in review one of whose witnesses bears a Defender's name. */
const namesakeCase = sharing(async (world) => {
  const { caseId } = await writtenCase(world);
  const version = await versionOf(caseId);
  await run(world.lawyer, "saveParties", caseId, { version, others: [{ name: world.defender3.name }] });
  await run(world.lawyer, "submitIntake", caseId, confirmed);
  await run(world.facilitator, "startReview", caseId, {});
  return caseId;
});

async function possibleCheck(world: World): Promise<{ caseId: string; checkId: string; hitIds: string[] }> {
  const caseId = await namesakeCase(world);
  const { defenderId } = world.defender3;
  const { result } = await run(world.facilitator, "runCheck", caseId, { defenderId });
  const checkId = String(result.checkId);
  const hits = await db().conflictHit.findMany({ where: { checkId }, orderBy: { id: "asc" } });
  return { caseId, checkId, hitIds: hits.map(({ id }) => id) };
}

const checked = sharing(reviewedCase);

const checkFixtures = {
  runCheck: async (world) => {
    const { caseId } = await checked(world);
    const input = { defenderId: world.defender3.defenderId };
    return {
      ...{ actor: world.facilitator, subjectId: caseId, input, second: { actor: world.facilitator2 } },
      stands: bothStand,
      count: () => db().conflictCheck.count({ where: { caseId } }),
    };
  },
  decideHit: async (world) => {
    const { caseId, checkId, hitIds } = await possibleCheck(world);
    const { version } = await db().conflictCheck.findUniqueOrThrow({ where: { id: checkId } });
    const saying = (reason: string) => ({ hitId: hitIds[0], version, decision: "another_person", reason });
    return {
      ...{ actor: world.facilitator, subjectId: caseId, input: saying("Another age") },
      second: { actor: world.facilitator2, input: saying("Another place") },
      stands: oneStands("CONFLICT", ["reason"]),
      count: () => db().conflictHit.count({ where: { checkId, decidedAt: { not: null } } }),
    };
  },
  waiveCheck: async (world) => {
    const { caseId, checkId, hitIds } = await possibleCheck(world);
    for (const [at, hitId] of hitIds.entries()) {
      const input = { hitId, version: at + 1, decision: "possible", reason: "The same name and village" };
      await run(world.facilitator, "decideHit", caseId, input);
    }
    const consentId = await upload(world.director, caseId, "consent");
    return {
      ...{ actor: world.director, subjectId: caseId },
      input: { checkId, outcome: "waive", reason: "They are cousins, and all agree", consentId },
      stands: oneStands("WRONG_STATE"),
      count: () => db().conflictCheck.count({ where: { id: checkId, state: "waived" } }),
    };
  },
} satisfies Record<string, Fixture>;

const answerFixtures = {
  expressInterest: async (world) => {
    const { caseId, offerId } = await offeredCase(world);
    return {
      ...{ actor: world.defender, subjectId: caseId, input: { offerId } },
      stands: oneStands("WRONG_STATE"),
      count: () => db().offer.count({ where: { caseId, state: "interested" } }),
    };
  },
  acceptOffer: async (world) => {
    const { caseId, offerId } = await interestedCase(world);
    return {
      ...{ actor: world.defender, subjectId: caseId, input: { offerId, attested: true } },
      stands: oneStands("WRONG_STATUS"),
      count: () => db().contract.count({ where: { caseId } }),
    };
  },
  declineOffer: async (world) => {
    const { caseId, offerId } = await interestedCase(world);
    return {
      ...{ actor: world.defender, subjectId: caseId, input: { offerId, code: "no_time" } },
      // The case closed for them with their answer.
      stands: oneStands("NOT_FOUND"),
      count: casesIn(caseId, "accepted"),
    };
  },
  revokeOffer: async (world) => {
    const { caseId, offerId } = await offeredCase(world);
    return {
      ...{ actor: world.facilitator, subjectId: caseId, input: { offerId, reason: "A road is closed" } },
      second: { actor: world.facilitator2 },
      stands: oneStands("WRONG_STATUS"),
      count: casesIn(caseId, "accepted"),
    };
  },
  expireOffer: async (world) => {
    const { caseId, offerId } = await offeredCase(world);
    return {
      ...{ actor: systemActor, subjectId: caseId, input: { ref: offerId }, at: addDays(now(), 6) },
      stands: oneStands("WRONG_STATUS"),
      count: casesIn(caseId, "accepted"),
    };
  },
} satisfies Record<string, Fixture>;

export const offerFixtures = { ...checkFixtures, ...answerFixtures };
