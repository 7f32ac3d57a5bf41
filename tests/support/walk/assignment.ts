import { db } from "@/lib/db/client";
import { now } from "@/lib/clock";
import { addDays } from "@/lib/calendar";
import { plusDays, todayIn, type PlainDate } from "@/lib/dates";
import { run } from "../run";
import type { World } from "../world";
import { activeCase } from "./agreement";

/** A case at work: its assignment and tasks, and the day that it is where its Defender is. */
export type Assigned = {
  caseId: string;
  code: string;
  assignmentId: string;
  taskIds: string[];
  today: PlainDate;
};

/** Where a case whose contract is executed stands in stage 3. */
export async function assignmentOfCase(
  world: World,
  { caseId, code }: { caseId: string; code: string },
): Promise<Assigned> {
  const assignment = await db().assignment.findFirstOrThrow({ where: { caseId, to: null } });
  const tasks = await db().task.findMany({ where: { caseId }, orderBy: { position: "asc" } });
  return {
    ...{ caseId, code, assignmentId: assignment.id, taskIds: tasks.map(({ id }) => id) },
    today: todayIn(world.defender.timeZone, now()),
  };
}

/** A case in stage 3 on which nothing was recorded yet. */
export async function assignedCase(world: World): Promise<Assigned> {
  return assignmentOfCase(world, await activeCase(world));
}

const taskOf = (at: Assigned) => at.taskIds[0] ?? "";

type On = { day?: PlainDate; words?: string; now?: Date };

export async function recordMinutes(
  world: World,
  at: Assigned,
  minutes: number,
  on: On = {},
): Promise<string> {
  const { day = at.today, words = "Interview with the second witness" } = on;
  const input = { taskId: taskOf(at), day, minutes, words };
  const { result } = await run(world.defender, "recordTime", at.caseId, input, on.now ? { now: on.now } : {});
  return String(result.entryId);
}

const longestDay = 12 * 60;

/**
 * Records so many minutes, at most 12 hours a day from today on, each on its own day.
 * @returns the entries, and the day after the last of them
 */
export async function fillHours(
  world: World,
  at: Assigned,
  minutes: number,
): Promise<{ entryIds: string[]; next: { day: PlainDate; now: Date } }> {
  const entryIds: string[] = [];
  const on = (days: number) => ({ day: plusDays(at.today, days), now: addDays(now(), days) });
  for (let left = minutes; left > 0; left -= longestDay) {
    entryIds.push(await recordMinutes(world, at, Math.min(longestDay, left), on(entryIds.length)));
  }
  return { entryIds, next: on(entryIds.length) };
}

/** An expense without a receipt, which the Defender explains. */
export async function recordSpent(
  world: World,
  at: Assigned,
  amount: string,
  { currency = "GTQ", day = at.today }: { currency?: string; day?: PlainDate } = {},
): Promise<string> {
  const { result } = await run(world.defender, "recordExpense", at.caseId, {
    ...{ taskId: taskOf(at), day, currency, amount, words: "Bus to Chiantla" },
    noReceipt: "The driver gives none",
  });
  return String(result.entryId);
}

/** Three entries of 10 minutes and one expense of Q245.50: 3 × 10.83 at USD 65.00 an hour, and USD 32.09 at 7.65. */
export async function caseWithEntries(world: World): Promise<Assigned & { entryIds: string[] }> {
  const at = await assignedCase(world);
  const entryIds: string[] = [];
  for (let count = 0; count < 3; count += 1) entryIds.push(await recordMinutes(world, at, 10));
  entryIds.push(await recordSpent(world, at, "245.50"));
  return { ...at, entryIds };
}

/** Every task done by the Defender and accepted by the Advocate: the final report can be submitted. */
export async function finishTasks(world: World, at: Assigned): Promise<void> {
  for (const taskId of at.taskIds) {
    const said = { state: "done", result: "Done as agreed", doneOn: at.today };
    await run(world.defender, "changeTask", at.caseId, { taskId, version: await versionOf(taskId), ...said });
    const accepted = { taskId, version: await versionOf(taskId), verdict: "accept" };
    await run(world.lawyer, "reviewTask", at.caseId, accepted);
  }
}

export async function versionOf(taskId: string): Promise<number> {
  return (await db().task.findUniqueOrThrow({ where: { id: taskId }, select: { version: true } })).version;
}
