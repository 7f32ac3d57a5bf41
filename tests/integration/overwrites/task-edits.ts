import { addDays } from "@/lib/calendar";
import { now } from "@/lib/clock";
import { plusDays } from "@/lib/dates";
import {
  answerDeadlineInput,
  askDeadlineInput,
  changeTaskInput,
  dropTaskInput,
  reviewTaskInput,
} from "@/lib/stages/assignment/tasks/schema";
import { run } from "@/tests/support/run";
import { assignedCase, versionOf, type Assigned } from "@/tests/support/walk/assignment";
import type { World } from "@/tests/support/world";
import type { Edit, EditFixture } from "./edit";

/** The first task of a case at work, and how the Defender says how it stands. */
async function atTask(world: World) {
  const at: Assigned = await assignedCase(world);
  const taskId = at.taskIds[0] ?? "";
  const version = () => versionOf(taskId);
  const says = async (how: object, moment = now()) =>
    run(
      world.defender,
      "changeTask",
      at.caseId,
      { taskId, version: await version(), ...how },
      { now: moment },
    );
  return { ...at, taskId, version, says };
}

const typed = (taskId: string, base: object): Edit["input"] => {
  return (version, changed) => ({ taskId, version, ...base, ...changed });
};

export const taskEdits = {
  changeTask: async (world: World) => {
    const { caseId, taskId, version, says, today } = await atTask(world);
    const done = { state: "done", result: "Found her", doneOn: today };
    return {
      ...{ actor: world.defender, other: world.defender, subjectId: caseId, version },
      input: (stands, changed) => ({
        ...{ taskId, version: stands },
        ...("reason" in changed || "state" in changed ? { state: "blocked", reason: "No bus" } : done),
        ...changed,
      }),
      fields: {
        state: ["not_possible", "blocked"],
        reason: ["The road is closed", "No bus today"],
        result: [() => says({ ...done, result: "Found her sister" }), "Found her"],
        doneOn: [() => says({ ...done, doneOn: plusDays(today, 1) }, addDays(now(), 1)), today],
      },
      parts: Object.keys(changeTaskInput.shape),
      fixed: ["taskId", "documentIds"],
    };
  },
  reviewTask: async (world: World) => {
    const { caseId, taskId, version, says, today } = await atTask(world);
    const done = { state: "done", doneOn: today };
    await says({ ...done, result: "A copy" });
    return {
      ...{ actor: world.lawyer, other: world.defender, subjectId: caseId, version },
      input: (stands) => ({ taskId, version: stands, verdict: "accept" }),
      fields: { written: [() => says({ ...done, result: "A certified copy" }), ""] },
      parts: Object.keys(reviewTaskInput.shape),
      fixed: ["taskId", "verdict", "words"],
    };
  },
  askDeadline: async (world: World) => {
    const { caseId, taskId, version, today } = await atTask(world);
    return {
      ...{ actor: world.lawyer, other: world.defender, subjectId: caseId, version },
      input: typed(taskId, { day: plusDays(today, 20), words: "No bus" }),
      fields: {
        day: [plusDays(today, 21), plusDays(today, 22)],
        words: ["The road is closed", "The court asked"],
      },
      parts: Object.keys(askDeadlineInput.shape),
      fixed: ["taskId"],
    };
  },
  answerDeadline: async (world: World) => {
    const { caseId, taskId, version, today } = await atTask(world);
    const ask = async (days: number) =>
      run(world.defender, "askDeadline", caseId, {
        ...{ taskId, version: await version(), day: plusDays(today, days), words: "No bus" },
      });
    await ask(20);
    return {
      ...{ actor: world.lawyer, other: world.defender, subjectId: caseId, version },
      input: typed(taskId, { answer: "agree" }),
      fields: { day: [() => ask(21), plusDays(today, 20)] },
      parts: Object.keys(answerDeadlineInput.shape),
      fixed: ["taskId", "answer"],
    };
  },
  dropTask: async (world: World) => {
    const { caseId, taskId, version, says } = await atTask(world);
    return {
      ...{ actor: world.lawyer, other: world.defender, subjectId: caseId, version },
      input: typed(taskId, { reason: "Not needed now" }),
      fields: {
        state: [() => says({ state: "blocked", reason: "Not needed now" }), "dropped"],
        reason: [() => says({ state: "blocked", reason: "The road is closed" }), "Not needed now"],
      },
      parts: Object.keys(dropTaskInput.shape),
      fixed: ["taskId"],
      always: ["state"],
    };
  },
} satisfies Record<string, EditFixture>;
