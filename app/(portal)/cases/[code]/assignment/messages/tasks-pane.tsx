import type { FormTexts } from "@/components/form/form-texts";
import { Ring } from "@/components/ui/ring";
import type { Locale } from "@/lib/i18n/locale";
import type { MessagesView } from "@/lib/stages/assignment/messages/queries";
import { taskActs } from "@/lib/stages/assignment/tasks/queries";
import { Asked, whenOf } from "../task-standing";
import { ringOf, taskTitle, type AssignmentWords } from "../task-words";

type Props = {
  view: MessagesView;
  userId: string;
  today: string;
  locale: Locale;
  t: AssignmentWords;
  texts: FormTexts;
};

const rank = { open: 1, half: 0, done: 2 };

/** The tasks beside the messages: what is under way first; a date that waits on the reader is amber. */
export function TasksPane({ view, userId, today, locale, t, texts }: Props) {
  const { caseId, may, people, party, status } = view;
  const working = status === "active" || status === "on_hold";
  const tasks = [...view.tasks].sort((a, b) => rank[ringOf(a.state)] - rank[ringOf(b.state)]);
  return (
    <>
      <ul className="todo">
        {tasks.map((task) => {
          const acts = taskActs(task, may, { isDefender: party === "DEFENDER", working });
          return (
            <li key={task.id}>
              <Ring state={ringOf(task.state)} label={t(`states.${task.state}`)} />
              <b>{taskTitle(task, t)}</b>
              <span>{whenOf(task, { t, locale, people, userId, today })}</span>
              <Asked {...{ caseId, task, acts, people, today, locale, t, texts }} />
            </li>
          );
        })}
      </ul>
      <p className="add small">{t("tasks.changeOrder")}</p>
    </>
  );
}
