import { randomUUID } from "node:crypto";
import { CommandForm } from "@/components/form/command-form";
import type { FormTexts } from "@/components/form/form-texts";
import { Details } from "@/components/ui/section";
import type { TaskActs as Acts, TaskView } from "@/lib/stages/assignment/tasks/queries";
import { sayableStates } from "@/lib/stages/assignment/tasks/schema";
import { answerDeadline, askDeadline, changeTask, dropTask, reviewTask } from "./actions";
import { TaskForm } from "./task-form";
import { taskTitle, type AssignmentWords } from "./task-words";

type Props = {
  caseId: string;
  task: TaskView;
  acts: Acts;
  /** Today where the reader is. */
  today: string;
  lastDay: string;
  t: AssignmentWords;
  texts: FormTexts;
};

/** What the reader can do with a task now; nothing is drawn that would be refused. */
export function TaskActs(props: Props) {
  const { acts } = props;
  if (!acts.change && !acts.ask && !acts.review && !acts.drop) return null;
  return (
    <div className="task-acts">
      {acts.review ? <Review {...props} /> : null}
      {acts.change ? <Change {...props} /> : null}
      {acts.ask ? <Ask {...props} /> : null}
      {acts.drop ? <Drop {...props} /> : null}
    </div>
  );
}

function Change({ caseId, task, today, t, texts }: Props) {
  return (
    <Details summary={t("tasks.change")}>
      <TaskForm
        action={changeTask}
        caseId={caseId}
        operationId={randomUUID()}
        task={{
          id: task.id,
          version: task.version,
          state: task.state,
          title: `${t("tasks.change")}: ${taskTitle(task, t)}`,
          // Of a task that was opened again the reason is the Advocate's.
          reason: task.state === "blocked" || task.state === "not_possible" ? task.reason : "",
          result: task.result,
          doneOn: task.doneOn,
        }}
        today={today}
        texts={texts}
        words={{
          state: t("taskForm.state"),
          states: sayableStates.map((value) => ({ value, label: t(`states.${value}`) })),
          reason: t("taskForm.reason"),
          reasonHint: t("taskForm.reasonHint"),
          result: t("taskForm.result"),
          resultHint: t("taskForm.resultHint"),
          doneOn: t("taskForm.doneOn"),
          files: t("taskForm.files"),
          submit: t("taskForm.submit"),
          pending: t("taskForm.pending"),
          done: t("taskForm.done"),
        }}
      />
    </Details>
  );
}

function Review({ caseId, task, acts, t, texts }: Props) {
  const hidden = { taskId: task.id, version: task.version };
  const written = [{ name: "written", kind: "textarea", label: t("review.written") } as const];
  return (
    <>
      <CommandForm
        action={reviewTask}
        subjectId={caseId}
        operationId={randomUUID()}
        hidden={{ ...hidden, verdict: "accept" }}
        beside={written}
        submit={t("review.accept")}
        pending={t("review.accepting")}
        done={t("review.accepted")}
        tone="second"
        texts={texts}
        label={`${t("review.accept")}: ${taskTitle(task, t)}`}
      />
      {acts.reopen ? (
        <CommandForm
          action={reviewTask}
          subjectId={caseId}
          operationId={randomUUID()}
          hidden={{ ...hidden, verdict: "reopen" }}
          beside={written}
          fields={[{ kind: "textarea", name: "words", label: t("review.words"), rows: 3, required: true }]}
          submit={t("review.reopen")}
          pending={t("review.reopening")}
          done={t("review.reopened")}
          tone="quiet"
          confirm={{
            title: t("review.reopenTitle"),
            body: t("review.reopenBody"),
            submit: t("review.reopen"),
            cancel: t("review.cancel"),
            holdsFields: true,
          }}
          texts={texts}
        />
      ) : null}
    </>
  );
}

function Ask({ caseId, task, today, lastDay, t, texts }: Props) {
  return (
    <Details summary={task.asked ? t("deadline.other") : t("deadline.ask")}>
      <CommandForm
        action={askDeadline}
        subjectId={caseId}
        operationId={randomUUID()}
        hidden={{ taskId: task.id, version: task.version }}
        fields={[
          { kind: "date", name: "day", label: t("deadline.day"), min: today, max: lastDay, required: true },
          { kind: "text", name: "words", label: t("deadline.words") },
        ]}
        submit={t("deadline.ask")}
        pending={t("deadline.asking")}
        done={t("deadline.asked")}
        tone="second"
        texts={texts}
        label={`${t("deadline.ask")}: ${taskTitle(task, t)}`}
      />
    </Details>
  );
}

function Drop({ caseId, task, t, texts }: Props) {
  return (
    <CommandForm
      action={dropTask}
      subjectId={caseId}
      operationId={randomUUID()}
      hidden={{ taskId: task.id, version: task.version }}
      beside={[
        {
          ...{ name: "state", kind: "radio", label: t("drop.state") },
          options: ([...sayableStates, "dropped"] as const).map((value) => ({
            value,
            label: t(`states.${value}`),
          })),
        },
      ]}
      fields={[{ kind: "textarea", name: "reason", label: t("drop.reason"), rows: 3, required: true }]}
      submit={t("drop.button")}
      pending={t("drop.pending")}
      done={t("drop.done")}
      tone="quiet"
      confirm={{
        title: t("drop.title"),
        body: t("drop.body"),
        submit: t("drop.submit"),
        cancel: t("drop.cancel"),
        holdsFields: true,
      }}
      texts={texts}
    />
  );
}

/** Both answers to a date that the other side asks for. */
export function DeadlineAnswer({ caseId, task, t, texts }: Pick<Props, "caseId" | "task" | "t" | "texts">) {
  const answer = (how: "agree" | "refuse") => (
    <CommandForm
      action={answerDeadline}
      subjectId={caseId}
      operationId={randomUUID()}
      hidden={{ taskId: task.id, version: task.version, day: task.asked?.day, answer: how }}
      beside={[{ name: "day", kind: "date", label: t("deadline.askedDay") }]}
      submit={t(`deadline.${how}`)}
      pending={t(how === "agree" ? "deadline.agreeing" : "deadline.refusing")}
      done={t(how === "agree" ? "deadline.agreed" : "deadline.refused")}
      tone="second"
      texts={texts}
    />
  );
  return (
    <div className="actions">
      {answer("agree")}
      {answer("refuse")}
    </div>
  );
}
