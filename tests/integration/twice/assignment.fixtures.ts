import { addDays } from "@/lib/calendar";
import { systemActor } from "@/lib/authz/actor";
import { now } from "@/lib/clock";
import { db } from "@/lib/db/client";
import { plusDays } from "@/lib/dates";
import { run } from "@/tests/support/run";
import { textOf } from "@/tests/support/walk/agreement";
import { assignedCase, recordMinutes, versionOf } from "@/tests/support/walk/assignment";
import {
  bothStand,
  bothStandAsOne,
  eventsOf,
  nobodyStands,
  oneStands,
  sharing,
  statusOf,
  type Fixture,
} from "./fixture";

const shared = sharing(assignedCase);
const dropping = sharing(assignedCase);
const paused = sharing(assignedCase);
const ended = sharing(assignedCase);

const taskFixtures = {
  changeTask: async (world) => {
    const { caseId, taskIds } = await shared(world);
    const taskId = taskIds[0] ?? "";
    const blocked = { taskId, version: await versionOf(taskId), state: "blocked" };
    return {
      ...{ actor: world.defender, subjectId: caseId, input: { ...blocked, reason: "The road is closed" } },
      second: { input: { ...blocked, reason: "The witness moved" } },
      stands: oneStands("CONFLICT", ["reason"]),
      count: eventsOf(caseId, "task.changed"),
    };
  },
  reviewTask: async (world) => {
    const { caseId, taskIds, today } = await shared(world);
    const taskId = taskIds[1] ?? "";
    const done = { taskId, state: "done", result: "Notarized", doneOn: today };
    await run(world.defender, "changeTask", caseId, { ...done, version: await versionOf(taskId) });
    const reopen = { taskId, version: await versionOf(taskId), verdict: "reopen" };
    return {
      ...{ actor: world.lawyer, subjectId: caseId, input: { ...reopen, words: "A page is missing" } },
      second: { actor: world.assistant, input: { ...reopen, words: "The seal is missing" } },
      stands: oneStands("CONFLICT", ["written"]),
      count: eventsOf(caseId, "task.reopened"),
    };
  },
  askDeadline: async (world) => {
    const { caseId, taskIds, today } = await shared(world);
    const taskId = taskIds[0] ?? "";
    const version = await versionOf(taskId);
    const asking = (days: number) => ({ taskId, version, day: plusDays(today, days) });
    return {
      ...{ actor: world.defender, subjectId: caseId, input: asking(50) },
      second: { actor: world.lawyer, input: asking(45) },
      stands: oneStands("CONFLICT", ["day"]),
      count: eventsOf(caseId, "task.deadline_asked"),
    };
  },
  answerDeadline: async (world) => {
    const { caseId, taskIds, today } = await shared(world);
    const taskId = taskIds[0] ?? "";
    const asked = { taskId, version: await versionOf(taskId), day: plusDays(today, 70) };
    await run(world.defender, "askDeadline", caseId, asked);
    const answer = { taskId, version: asked.version + 1, day: asked.day };
    return {
      ...{ actor: world.lawyer, subjectId: caseId, input: { ...answer, answer: "refuse" } },
      second: { actor: world.assistant, input: { ...answer, answer: "refuse" } },
      stands: oneStands("CONFLICT", ["day"]),
      count: eventsOf(caseId, "task.deadline_refused"),
    };
  },
  dropTask: async (world) => {
    const { caseId } = await dropping(world);
    const { id: taskId, version } = await db().task.findFirstOrThrow({
      where: { caseId, state: { not: "dropped" } },
    });
    return {
      ...{ actor: world.lawyer, subjectId: caseId, input: { taskId, version, reason: "Not needed now" } },
      second: { actor: world.assistant, input: { taskId, version, reason: "Another paper came" } },
      stands: oneStands("CONFLICT", ["reason"]),
      count: () => db().task.count({ where: { caseId, state: "dropped" } }),
    };
  },
} satisfies Record<string, Fixture>;

const workFixtures = {
  openAssignment: async (world) => {
    const { caseId } = await shared(world);
    const { contractId } = await textOf(caseId);
    return {
      ...{ actor: systemActor, subjectId: caseId, input: { contractId } },
      stands: nobodyStands("WRONG_STATE", "the third signature opened it in its own transaction"),
      count: () => db().assignment.count({ where: { caseId } }),
    };
  },
  sendMessage: async (world) => {
    const { caseId } = await shared(world);
    return {
      ...{ actor: world.lawyer, subjectId: caseId, input: { words: "Did she sign?" } },
      second: { actor: world.defender, input: { words: "Ya firmó" } },
      stands: bothStand,
      count: () => db().message.count({ where: { caseId } }),
    };
  },
  readMessages: async (world) => {
    const { caseId } = await shared(world);
    const { userId } = world.lawyer;
    await run(world.defender, "sendMessage", caseId, { words: "Ya llegué" });
    return {
      ...{ actor: world.lawyer, subjectId: caseId, input: { upTo: addDays(now(), 1).toISOString() } },
      stands: bothStandAsOne("what is read is read: the second finds nothing unread"),
      count: async () => {
        const read = await db().messageRead.findUnique({ where: { caseId_userId: { caseId, userId } } });
        const unread = { caseId, authorId: { not: userId }, at: { gt: read?.upTo ?? new Date(0) } };
        return (await db().message.count({ where: unread })) > 0 ? 0 : 1;
      },
      quiet: "nobody acted on the case",
    };
  },
  recordTime: async (world) => {
    const { caseId, taskIds, today } = await shared(world);
    const input = { taskId: taskIds[0], day: today, minutes: 15, words: "A call to the registry" };
    return {
      ...{ actor: world.defender, subjectId: caseId, input },
      stands: bothStand,
      count: () => db().entry.count({ where: { caseId, kind: "time" } }),
    };
  },
  recordExpense: async (world) => {
    const { caseId, taskIds, today } = await shared(world);
    const spent = { taskId: taskIds[0], day: today, currency: "GTQ", amount: "12.00", words: "Bus" };
    return {
      ...{
        actor: world.defender,
        subjectId: caseId,
        input: { ...spent, noReceipt: "The driver gives none" },
      },
      stands: bothStand,
      count: () => db().entry.count({ where: { caseId, kind: "expense" } }),
    };
  },
  changeEntry: async (world) => {
    const at = await shared(world);
    const entryId = await recordMinutes(world, at, 10);
    const edited = { kind: "time", entryId, version: 1, taskId: at.taskIds[0], day: at.today, minutes: 20 };
    return {
      ...{ actor: world.defender, subjectId: at.caseId, input: { ...edited, words: "Two calls" } },
      second: { input: { ...edited, words: "A call and a visit" } },
      stands: oneStands("CONFLICT", ["words"]),
      count: eventsOf(at.caseId, "entry.changed"),
    };
  },
  withdrawEntry: async (world) => {
    const at = await shared(world);
    const entryId = await recordMinutes(world, at, 10);
    return {
      ...{ actor: world.defender, subjectId: at.caseId, input: { entryId } },
      stands: oneStands("ALREADY_DONE"),
      count: () => db().entry.count({ where: { id: entryId, withdrawnAt: { not: null } } }),
    };
  },
} satisfies Record<string, Fixture>;

const courseFixtures = {
  hold: async (world) => {
    const { caseId, today } = await paused(world);
    if ((await statusOf(caseId)) === "on_hold") await run(world.facilitator, "resume", caseId, {});
    return {
      ...{ actor: world.defender, subjectId: caseId },
      input: { reason: "The bridge fell", reviewOn: plusDays(today, 30) },
      second: { actor: world.lawyer },
      stands: oneStands("WRONG_STATUS"),
      count: eventsOf(caseId, "case.held"),
    };
  },
  resume: async (world) => {
    const { caseId, today } = await paused(world);
    const input = { reason: "The bridge fell", reviewOn: plusDays(today, 30) };
    if ((await statusOf(caseId)) === "active") await run(world.lawyer, "hold", caseId, input);
    const { heldBy } = await db().case.findUniqueOrThrow({ where: { id: caseId } });
    return {
      ...{ actor: heldBy === world.lawyer.userId ? world.lawyer : world.defender },
      ...{ subjectId: caseId, input: {}, second: { actor: world.facilitator } },
      stands: oneStands("WRONG_STATUS"),
      count: eventsOf(caseId, "case.resumed"),
    };
  },
  terminate: async (world) => {
    const { caseId } = await ended(world);
    if ((await statusOf(caseId)) === "work_done")
      await run(world.director, "reopenWork", caseId, { reason: "One more interview" });
    return {
      ...{ actor: world.lawyer, subjectId: caseId, input: { reason: "The client went home" } },
      second: { actor: world.facilitator },
      stands: oneStands("WRONG_STATUS"),
      count: eventsOf(caseId, "case.terminated"),
    };
  },
  closeWork: async (world) => {
    const { caseId } = await ended(world);
    if ((await statusOf(caseId)) === "work_done")
      await run(world.director, "reopenWork", caseId, { reason: "One more interview" });
    return {
      ...{ actor: world.facilitator, subjectId: caseId, input: { reason: "Nothing came for months" } },
      second: { actor: world.facilitator2 },
      stands: oneStands("WRONG_STATUS"),
      count: eventsOf(caseId, "work.closed"),
    };
  },
} satisfies Record<string, Fixture>;

export const assignmentFixtures = { ...taskFixtures, ...workFixtures, ...courseFixtures };
