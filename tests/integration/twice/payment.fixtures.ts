import { systemActor } from "@/lib/authz/actor";
import { db } from "@/lib/db/client";
import { run } from "@/tests/support/run";
import { recordMinutes } from "@/tests/support/walk/assignment";
import { settledCase } from "@/tests/support/walk/payment";
import type { World } from "@/tests/support/world";
import {
  bothStandAsOne,
  eventsOf,
  nothingHappens,
  oneStands,
  sharing,
  statusOf,
  type Fixture,
} from "./fixture";
import { made } from "./files";
import { invoiceFixtures, payoutFixtures } from "./money.fixtures";
import { issued } from "./reported";
import { ending, reportFixtures } from "./reports.fixtures";

const settled = sharing(settledCase);

/** The last report waits for finance: something is owed. */
async function workDone(world: World): Promise<string> {
  const at = await ending(world);
  if ((await statusOf(at.caseId)) === "active") {
    await recordMinutes(world, at, 5);
    await run(world.defender, "submitFinalReport", at.caseId, {});
  }
  return at.caseId;
}

const settlementFixtures = {
  fileDocument: async (world) => {
    const { caseId, invoiceId } = await issued(world);
    const file = await made(caseId, "invoice", invoiceId);
    return {
      ...{ actor: systemActor, subjectId: caseId, input: { ...file, purpose: "invoice", ref: invoiceId } },
      stands: bothStandAsOne("a worker that comes second finds its file named, and is content"),
      count: () => db().invoice.count({ where: { id: invoiceId, documentId: file.documentId } }),
    };
  },
  settle: async (world) => {
    const caseId = await workDone(world);
    return {
      ...{ actor: systemActor, subjectId: caseId, input: {} },
      stands: nothingHappens("tried after everything that could be the last thing owed; something still is"),
      count: eventsOf(caseId, "case.settled"),
    };
  },
  unsettle: async (world) => {
    const { caseId } = await settled(world);
    return {
      ...{ actor: systemActor, subjectId: caseId, input: {} },
      stands: nothingHappens("nothing is owed"),
      count: eventsOf(caseId, "case.unsettled"),
    };
  },
  reopenWork: async (world) => {
    const caseId = await workDone(world);
    return {
      ...{ actor: world.director, subjectId: caseId, input: { reason: "One more interview" } },
      stands: oneStands("WRONG_STATUS"),
      count: eventsOf(caseId, "work.reopened"),
    };
  },
} satisfies Record<string, Fixture>;

export const paymentFixtures = {
  ...reportFixtures,
  ...invoiceFixtures,
  ...payoutFixtures,
  ...settlementFixtures,
};
