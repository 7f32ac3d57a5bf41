import { systemActor } from "@/lib/authz/actor";
import { db } from "@/lib/db/client";
import { run } from "@/tests/support/run";
import {
  advocateAnswers,
  closedCase,
  defenderAnswers,
  evaluatingCase,
  workDoneCase,
} from "@/tests/support/walk/evaluation";
import { bothStand, eventsOf, nothingHappens, oneStands, sharing, statusOf, type Fixture } from "./fixture";

const workDone = sharing(workDoneCase);
const lapsing = sharing(workDoneCase);
const settled = sharing(evaluatingCase);
const closed = sharing(closedCase);
const unreported = sharing(closedCase);

/** There are two of a case: each test takes one side's. */
const openOne = (caseId: string) =>
  db().evaluation.findFirstOrThrow({ where: { caseId, state: "open" }, orderBy: { party: "asc" } });

export const evaluationFixtures = {
  openEvaluations: async (world) => {
    const { caseId } = await workDone(world);
    const { id: assignmentId } = await db().assignment.findFirstOrThrow({ where: { caseId } });
    return {
      ...{ actor: systemActor, subjectId: caseId, input: { assignmentId } },
      stands: nothingHappens("the end of the work opened them in its own transaction"),
      count: () => db().evaluation.count({ where: { caseId } }),
    };
  },
  submitEvaluation: async (world) => {
    const { caseId } = await workDone(world);
    const { id: evaluationId, party } = await openOne(caseId);
    const [actor, answers] =
      party === "DEFENDER" ? [world.defender, defenderAnswers] : [world.lawyer, advocateAnswers];
    return {
      ...{ actor, subjectId: caseId, input: { evaluationId, ...answers } },
      second: { input: { evaluationId, ...answers, choices: { ...answers.choices, again: "unsure" } } },
      stands: oneStands("ALREADY_DONE"),
      count: () => db().evaluation.count({ where: { caseId, state: "submitted" } }),
    };
  },
  lapseEvaluation: async (world) => {
    const { caseId } = await lapsing(world);
    const { id: ref, lapsesAt } = await openOne(caseId);
    return {
      ...{ actor: systemActor, subjectId: caseId, input: { ref }, at: lapsesAt },
      stands: oneStands("WRONG_STATE"),
      count: () => db().evaluation.count({ where: { caseId, state: "lapsed" } }),
    };
  },
  reportOutcome: async (world) => {
    const { caseId } = await workDone(world);
    return {
      ...{ actor: world.lawyer, subjectId: caseId, input: { result: "pending", words: "In appeal" } },
      second: { actor: world.assistant, input: { result: "pending", words: "Heard in May" } },
      stands: bothStand,
      count: () => db().outcome.count({ where: { caseId } }),
    };
  },
  lapseOutcome: async (world) => {
    const { caseId } = await unreported(world);
    // Given up by the test before, it is asked for again.
    const asked = await db().wait.count({ where: { caseId, kind: "reportOutcome", closedAt: null } });
    if (asked === 0) {
      await run(world.director, "reopen", caseId, { reason: "A bill came late", to: "work_done" });
      await run(systemActor, "settle", caseId, {});
    }
    return {
      ...{ actor: systemActor, subjectId: caseId, input: { ref: null } },
      stands: oneStands("WRONG_STATE"),
      count: eventsOf(caseId, "outcome.unknown"),
    };
  },
  close: async (world) => {
    const { caseId } = await settled(world);
    return {
      ...{ actor: systemActor, subjectId: caseId, input: {} },
      stands: nothingHappens("tried after each evaluation; both are still open"),
      count: eventsOf(caseId, "case.closed"),
    };
  },
  reopen: async (world) => {
    const { caseId } = await closed(world);
    // Nothing is owed, and both have evaluated: settled, it closes by itself.
    if ((await statusOf(caseId)) === "work_done") await run(systemActor, "settle", caseId, {});
    return {
      ...{ actor: world.director, subjectId: caseId, input: { reason: "A bill came late", to: "work_done" } },
      stands: oneStands("WRONG_STATUS"),
      count: eventsOf(caseId, "case.reopened_closed"),
    };
  },
} satisfies Record<string, Fixture>;
