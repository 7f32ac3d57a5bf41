import { todayIn } from "@/lib/dates";
import { formatDate } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locale";
import type { MessagesView, MessageView, ThreadAct } from "@/lib/stages/assignment/messages/queries";
import { taskTitle, type AssignmentWords } from "../task-words";

export type ThreadLine =
  | { kind: "day"; key: string; words: string }
  | { kind: "act"; key: string; words: string; moved: boolean }
  | { kind: "message"; key: string; message: MessageView };

type Reading = { locale: Locale; zone: string; today: string; t: AssignmentWords };

/** Messages and what was agreed between them, in order of time, under the days of the reader's zone. */
export function threadLines(view: MessagesView, { locale, zone, today, t }: Reading): ThreadLine[] {
  const all = [
    ...view.messages.map((message) => ({ at: message.at, line: messageLine(message) })),
    ...view.acts.map((act) => ({ at: act.at, line: actLine(act, view, locale, t) })),
  ].sort((a, b) => a.at.getTime() - b.at.getTime());
  let day = "";
  return all.flatMap(({ at, line }) => {
    const on = todayIn(zone, at);
    if (on === day) return [line];
    day = on;
    const words = on === today ? t("messages.today") : formatDate(locale, on, "long");
    return [{ kind: "day" as const, key: on, words }, line];
  });
}

const messageLine = (message: MessageView): ThreadLine => ({ kind: "message", key: message.id, message });

function actLine(act: ThreadAct, view: MessagesView, locale: Locale, t: AssignmentWords): ThreadLine {
  const task = view.tasks.find(({ id }) => id === act.taskId);
  const values = {
    task: task ? taskTitle(task, t) : t("acts.aTask"),
    name: (act.actorId && view.people.get(act.actorId)) || t("acts.portal"),
    day: act.day ? formatDate(locale, act.day, "short") : "",
  };
  return {
    kind: "act",
    key: act.id,
    words: t(`acts.${keyOf(act)}`, values),
    moved: act.type === "task.deadline_agreed",
  };
}

function keyOf({ type, state }: ThreadAct) {
  switch (type) {
    case "task.deadline_agreed":
      return "task_deadline_agreed";
    case "task.accepted":
      return "task_accepted";
    case "task.changed":
      return state === "done" ? "task_done" : "task_not_possible";
    case "task.dropped":
      return "task_dropped";
    case "case.held":
      return "case_held";
    case "case.resumed":
      return "case_resumed";
  }
}
