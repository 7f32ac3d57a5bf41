import { addDays } from "@/lib/calendar";
import { systemActor } from "@/lib/authz/actor";
import { now } from "@/lib/clock";
import { db } from "@/lib/db/client";
import { plusDays } from "@/lib/dates";
import { run } from "@/tests/support/run";
import {
  assignedCase,
  finishTasks,
  recordMinutes,
  recordSpent,
  type Assigned,
} from "@/tests/support/walk/assignment";
import type { World } from "@/tests/support/world";
import { eventsOf, oneStands, sharing, statusOf, type Fixture } from "./fixture";
import { atWork, cutOf, handedIn, proposed } from "./reported";

const drafting = sharing(assignedCase);
/** A case whose tasks are all done: its last report ends the work, and a director lets it go on. */
export const ending = sharing(async (world: World): Promise<Assigned> => {
  const at = await assignedCase(world);
  await finishTasks(world, at);
  return at;
});

const draftOf = (caseId: string) => db().hourReport.findFirst({ where: { caseId, state: "draft" } });
const finalReports = (reportId: string) => () =>
  db().hourReport.count({ where: { id: reportId, state: "final" } });

const writingFixtures = {
  openReport: async (world) => {
    const at = await drafting(world);
    const { caseId, assignmentId } = at;
    const left = await draftOf(caseId);
    if (left) await run(world.defender, "submitReport", caseId, { reportId: left.id });
    await recordMinutes(world, at, 5);
    return {
      ...{ actor: world.defender, subjectId: caseId, input: { assignmentId, last: false } },
      stands: oneStands("WRONG_STATE"),
      count: () => db().hourReport.count({ where: { caseId } }),
    };
  },
  submitReport: async (world) => {
    const at = await drafting(world);
    const { caseId, assignmentId } = at;
    if (!(await draftOf(caseId))) {
      await recordMinutes(world, at, 5);
      await run(world.defender, "openReport", caseId, { assignmentId, last: false });
    }
    const reportId = (await draftOf(caseId))?.id;
    return {
      ...{ actor: world.defender, subjectId: caseId, input: { reportId } },
      stands: oneStands("WRONG_STATE"),
      count: eventsOf(caseId, "report.submitted"),
    };
  },
  submitFinalReport: async (world) => {
    const at = await ending(world);
    const { caseId } = at;
    if ((await statusOf(caseId)) === "work_done")
      await run(world.director, "reopenWork", caseId, { reason: "One more interview" });
    await recordMinutes(world, at, 5);
    return {
      ...{ actor: world.defender, subjectId: caseId, input: {} },
      stands: oneStands("WRONG_STATE"),
      count: () => db().hourReport.count({ where: { caseId } }),
    };
  },
  flagLateReport: async (world) => {
    const at = await assignedCase(world);
    await recordMinutes(world, at, 20);
    await run(world.facilitator, "closeWork", at.caseId, { reason: "The client was found elsewhere" });
    const ref = (await draftOf(at.caseId))?.id;
    return {
      ...{ actor: systemActor, subjectId: at.caseId, input: { ref }, at: addDays(now(), 14) },
      stands: oneStands("WRONG_STATE"),
      count: eventsOf(at.caseId, "report.late"),
    };
  },
  returnReport: async (world) => {
    const { caseId, reportId, today } = await handedIn(world);
    const input = { reportId, words: "Falta un recibo", returnBy: plusDays(today, 7) };
    return {
      ...{ actor: world.finance, subjectId: caseId, input, second: { actor: world.finance2 } },
      stands: oneStands("WRONG_STATE"),
      count: () => db().hourReport.count({ where: { id: reportId, state: "returned" } }),
    };
  },
} satisfies Record<string, Fixture>;

const assessmentFixtures = {
  approveReport: async (world) => {
    const { caseId, reportId } = await handedIn(world);
    return {
      ...{ actor: world.finance, subjectId: caseId, input: { reportId }, second: { actor: world.finance2 } },
      stands: oneStands("WRONG_STATE"),
      count: () => db().invoice.count({ where: { reportId } }),
    };
  },
  proposeCuts: async (world) => {
    const { caseId, reportId, entryId } = await handedIn(world);
    return {
      ...{ actor: world.finance, subjectId: caseId, input: { reportId, lines: await cutOf(entryId) } },
      second: { actor: world.finance2 },
      stands: oneStands("WRONG_STATE"),
      count: () => db().assessment.count({ where: { reportId } }),
    };
  },
  saveReviewDraft: async (world) => {
    const { caseId, reportId, entryId } = await handedIn(world);
    const { id: partId } = await db().entryPart.findFirstOrThrow({ where: { entryId } });
    const draft = (quantity: number) => ({
      ...{ reportId, version: 0 },
      lines: [{ partId, quantity, reasonCode: "travel_share", words: "La mitad" }],
    });
    return {
      ...{ actor: world.finance, subjectId: caseId, input: draft(1), second: { input: draft(2) } },
      stands: oneStands("CONFLICT", [`lines.${partId}`]),
      count: () => db().reviewDraft.count({ where: { reportId } }),
      quiet: "a draft decides nothing; what is sent leaves its event",
    };
  },
  acceptCuts: async (world) => {
    const { caseId, reportId } = await proposed(world);
    return {
      ...{ actor: world.defender, subjectId: caseId, input: { reportId } },
      stands: oneStands("WRONG_STATE"),
      count: finalReports(reportId),
    };
  },
  contestCuts: async (world) => {
    const { caseId, reportId } = await proposed(world);
    return {
      ...{ actor: world.defender, subjectId: caseId, input: { reportId, words: "Fue de noche" } },
      second: { input: { reportId, words: "Fue de noche y lejos" } },
      stands: oneStands("WRONG_STATE"),
      count: () => db().hourReport.count({ where: { id: reportId, state: "contested" } }),
    };
  },
  decideContest: async (world) => {
    const { caseId, reportId } = await proposed(world);
    await run(world.defender, "contestCuts", caseId, { reportId, words: "Fue de noche" });
    return {
      ...{ actor: world.finance2, subjectId: caseId, input: { reportId }, second: { actor: world.director } },
      stands: oneStands("WRONG_STATE"),
      count: finalReports(reportId),
    };
  },
  lapseProposal: async (world) => {
    const { caseId, reportId } = await proposed(world);
    return {
      ...{ actor: systemActor, subjectId: caseId, input: { ref: reportId }, at: addDays(now(), 15) },
      stands: oneStands("WRONG_STATE"),
      count: finalReports(reportId),
    };
  },
  refuseHeldPart: async (world) => {
    const { caseId, partId } = await heldPart(world);
    const input = { partId, reasonCode: "above_cap", words: "No se acordó" };
    return {
      ...{ actor: world.finance, subjectId: caseId, input, second: { actor: world.finance2 } },
      stands: oneStands("WRONG_STATE"),
      count: () => db().entryPart.count({ where: { id: partId, state: "refused" } }),
    };
  },
  withdrawHeldPart: async (world) => {
    const { caseId, partId } = await heldPart(world);
    return {
      ...{ actor: world.defender, subjectId: caseId, input: { partId } },
      stands: oneStands("WRONG_STATE"),
      count: () => db().entryPart.count({ where: { id: partId, state: "withdrawn" } }),
    };
  },
} satisfies Record<string, Fixture>;

/** An expense that goes beyond what the contract allows. */
async function heldPart(world: World): Promise<{ caseId: string; partId: string }> {
  const at = await atWork(world);
  const entryId = await recordSpent(world, at, "400.00", { currency: "USD" });
  const part = await db().entryPart.findFirstOrThrow({ where: { entryId, state: "held" } });
  return { caseId: at.caseId, partId: part.id };
}

export const reportFixtures = { ...writingFixtures, ...assessmentFixtures };
