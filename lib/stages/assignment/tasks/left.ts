import type { PlainDate } from "@/lib/dates";

export type TaskState = "to_do" | "doing" | "blocked" | "done" | "not_possible" | "dropped";
export type Counted = { id: string; state: TaskState; deadline: PlainDate | null };
export type Left = { assignmentId: string; open: number; firstDeadline: PlainDate | null };

/** How many tasks are still to be done, and by when the first of them. */
export function leftOf(assignmentId: string, tasks: readonly Counted[]): Left {
  const open = tasks.filter(({ state }) => state === "to_do" || state === "doing" || state === "blocked");
  const deadlines = open.flatMap(({ deadline }) => (deadline ? [deadline] : [])).sort();
  return { assignmentId, open: open.length, firstDeadline: deadlines[0] ?? null };
}

/** The same after one task changed; null when count and first deadline stay, so that the Wait keeps its "since". */
export function leftAfter(assignmentId: string, tasks: readonly Counted[], changed: Counted): Left | null {
  const before = leftOf(assignmentId, tasks);
  const after = leftOf(
    assignmentId,
    tasks.map((task) => (task.id === changed.id ? changed : task)),
  );
  return before.open === after.open && before.firstDeadline === after.firstDeadline ? null : after;
}
