import { Fragment } from "react";
import type { FormTexts } from "@/components/form/form-texts";
import { Ring } from "@/components/ui/ring";
import { formatMinutes } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locale";
import type { AssignmentView } from "@/lib/stages/assignment/course/queries";
import { taskActs } from "@/lib/stages/assignment/tasks/queries";
import { TaskActs } from "./task-acts";
import { Asked, TaskNotes, whenOf } from "./task-standing";
import { ringOf, taskTitle, type AssignmentWords } from "./task-words";

type Props = {
  view: AssignmentView;
  userId: string;
  today: string;
  locale: Locale;
  t: AssignmentWords;
  texts: FormTexts;
};

/** The scope of the contract: how each task stands, by when, how long was worked on it, and what can be done. */
export function TasksTable({ view, userId, today, locale, t, texts }: Props) {
  const { caseId, tasks, entries, people, may, isDefender, assignment, status } = view;
  const working = status === "active" || status === "on_hold";
  const minutesOn = (taskId: string) =>
    entries
      .filter((entry) => entry.taskId === taskId && entry.standing !== "withdrawn")
      .reduce((sum, entry) => sum + (entry.minutes ?? 0), 0);
  return (
    <table className="table table--cards tasks">
      <thead>
        <tr>
          <th scope="col">
            <span className="unseen">{t("tasks.state")}</span>
          </th>
          <th scope="col">{t("tasks.task")}</th>
          <th scope="col">{t("tasks.due")}</th>
          <th scope="col" className="num">
            {t("tasks.hours")}
          </th>
        </tr>
      </thead>
      <tbody>
        {tasks.map((task) => {
          const acts = taskActs(task, may, { isDefender, working });
          const of = { caseId, task, acts, people, locale, t, texts };
          const more = task.reason || task.result || task.asked || task.files.length > 0;
          const acting = acts.change || acts.review || acts.ask || acts.drop;
          return (
            <Fragment key={task.id}>
              <tr id={task.id}>
                <td>
                  <Ring state={ringOf(task.state)} label={t(`states.${task.state}`)} />
                </td>
                <th scope="row">
                  {taskTitle(task, t)}
                  {task.words ? <small>{t(`taskKinds.${task.kind}`)}</small> : null}
                </th>
                <td>{whenOf(task, { t, locale, people, userId, today })}</td>
                <td className="num">
                  {formatMinutes(minutesOn(task.id))} <span className="on-phone">{t("tasks.worked")}</span>
                </td>
              </tr>
              {more || acting ? (
                <tr className="rest">
                  <td />
                  <td colSpan={3}>
                    <TaskNotes task={task} t={t} />
                    <Asked {...of} today={today} />
                    <TaskActs {...of} today={today} lastDay={assignment.terms.endsOn} />
                  </td>
                </tr>
              ) : null}
            </Fragment>
          );
        })}
      </tbody>
    </table>
  );
}
