import { FileLink } from "@/components/case/file-link";
import type { FormTexts } from "@/components/form/form-texts";
import { formatDate } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locale";
import type { TaskActs as Acts, TaskView } from "@/lib/stages/assignment/tasks/queries";
import { DeadlineAnswer } from "./task-acts";
import type { AssignmentWords } from "./task-words";

/** "Fri 4 Dec", or when it was done and who accepted it. */
export function whenOf(
  task: TaskView,
  {
    t,
    locale,
    people,
    userId,
    today,
  }: {
    t: AssignmentWords;
    locale: Locale;
    people: ReadonlyMap<string, string>;
    userId: string;
    today: string;
  },
): string {
  if (task.doneOn) {
    const day = formatDate(locale, task.doneOn, "short", today);
    if (task.acceptedBy === userId) return t("tasks.acceptedByYou", { day });
    if (task.acceptedBy) return t("tasks.doneAccepted", { day, name: people.get(task.acceptedBy) ?? "" });
    return t("tasks.doneOn", { day });
  }
  return task.deadline ? formatDate(locale, task.deadline, "weekday", today) : t("tasks.noDate");
}

/** Why a task stands as it does, what came of it, and its files. */
export function TaskNotes({ task, t }: { task: TaskView; t: AssignmentWords }) {
  const { state, reason, result } = task;
  const named = state === "blocked" || state === "not_possible" || state === "dropped";
  return (
    <>
      {reason && named ? <p className="note">{t(`tasks.${state}`, { reason })}</p> : null}
      {reason && !named ? <p className="note">{t("tasks.reopened", { reason })}</p> : null}
      {result && state === "done" ? <p className="note">{t("tasks.result", { result })}</p> : null}
      {task.files.length > 0 ? (
        <p className="note">
          {task.files.map(({ id, name, standing }) => (
            <FileLink key={id} id={id} standing={standing}>
              {name}
            </FileLink>
          ))}
        </p>
      ) : null}
    </>
  );
}

type AskedProps = {
  caseId: string;
  task: TaskView;
  acts: Acts;
  people: ReadonlyMap<string, string>;
  today: string;
  locale: Locale;
  t: AssignmentWords;
  texts: FormTexts;
};

/** A date that one side asks for: amber and answerable for the other, a line for whoever asked. */
export function Asked({ caseId, task, acts, people, today, locale, t, texts }: AskedProps) {
  if (!task.asked) return null;
  const day = formatDate(locale, task.asked.day, "weekday", today);
  const name = (task.asked.by && people.get(task.asked.by)) || t("acts.portal");
  if (!acts.answer) {
    return (
      <p className="note">
        {acts.ask ? t("deadline.youProposed", { day }) : t("deadline.proposes", { name, day })}
      </p>
    );
  }
  return (
    <div className="yours">
      <b>{t("deadline.proposes", { name, day })}</b>
      {task.asked.words ? `: ${task.asked.words}` : null}
      <DeadlineAnswer caseId={caseId} task={task} t={t} texts={texts} />
    </div>
  );
}
