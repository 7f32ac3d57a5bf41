import type { getTranslations } from "next-intl/server";
import type { TaskView } from "@/lib/stages/assignment/tasks/queries";

export type AssignmentWords = Awaited<ReturnType<typeof getTranslations<"assignment">>>;

const longest = 140;

/** A task in a line: its own words as far as they are short, or its kind. */
export function taskTitle(task: Pick<TaskView, "words" | "kind">, t: AssignmentWords): string {
  const first = task.words.split("\n")[0]?.trim() ?? "";
  if (first === "") return t(`taskKinds.${task.kind}`);
  return first.length > longest ? `${first.slice(0, longest - 1).trimEnd()}…` : first;
}

/** The mark beside a task: not begun, under way, done. */
export function ringOf(state: TaskView["state"]): "open" | "half" | "done" {
  if (state === "done" || state === "not_possible" || state === "dropped") return "done";
  return state === "to_do" ? "open" : "half";
}
