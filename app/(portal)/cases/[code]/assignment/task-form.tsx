"use client";

import { useState } from "react";
import { CommandForm } from "@/components/form/command-form";
import { Field } from "@/components/form/field";
import { FileField } from "@/components/form/file-field";
import { useFormScope } from "@/components/form/form-scope";
import type { FormTexts } from "@/components/form/form-texts";
import type { ServerAction } from "@/lib/web/answer";

export type TaskFormWords = {
  state: string;
  states: { value: string; label: string }[];
  reason: string;
  reasonHint: string;
  result: string;
  resultHint: string;
  doneOn: string;
  files: string;
  submit: string;
  pending: string;
  done: string;
};

type Props = {
  action: ServerAction;
  caseId: string;
  operationId: string;
  task: {
    id: string;
    version: number;
    state: string;
    title: string;
    reason: string;
    result: string;
    doneOn: string | null;
  };
  today: string;
  texts: FormTexts;
  words: TaskFormWords;
};

/** The Defender says how a task stands; what else is asked depends on it. */
export function TaskForm(props: Props) {
  const { action, caseId, operationId, task, texts, words } = props;
  return (
    <CommandForm
      action={action}
      subjectId={caseId}
      operationId={operationId}
      hidden={{ taskId: task.id, version: task.version }}
      submit={words.submit}
      pending={words.pending}
      tone="second"
      done={words.done}
      texts={texts}
      label={task.title}
      beside={[
        { name: "reason", kind: "textarea", label: words.reason },
        { name: "doneOn", kind: "date", label: words.doneOn },
        { name: "result", kind: "textarea", label: words.result },
      ]}
      keep
    >
      <TaskFields {...props} />
    </CommandForm>
  );
}

function TaskFields({ caseId, task, today, words }: Props) {
  const { bind } = useFormScope();
  const [state, setState] = useState(task.state);
  const stuck = state === "blocked" || state === "not_possible";
  const { name } = bind("state", {
    ...{ kind: "radio", label: words.state, options: words.states },
    put: (value) => setState(String(value)),
  });
  return (
    <>
      <fieldset className="field">
        <legend className="label">{words.state}</legend>
        <div className="choices">
          {words.states.map(({ value, label }) => (
            <label className="choice" key={value}>
              <input
                type="radio"
                name={name}
                data-kind="radio"
                value={value}
                checked={state === value}
                onChange={() => setState(value)}
              />
              <span>{label}</span>
            </label>
          ))}
        </div>
      </fieldset>
      {stuck ? (
        <Field
          kind="textarea"
          name="reason"
          label={words.reason}
          hint={words.reasonHint}
          defaultValue={task.reason}
          rows={3}
          required
        />
      ) : null}
      {state === "done" ? (
        <>
          <Field
            kind="date"
            name="doneOn"
            label={words.doneOn}
            defaultValue={task.doneOn ?? today}
            max={today}
            required
          />
          <Field
            kind="textarea"
            name="result"
            label={words.result}
            hint={words.resultHint}
            rows={3}
            defaultValue={task.result}
            required
          />
          <FileField
            name="documentIds"
            label={words.files}
            purpose="task_result"
            subjectId={caseId}
            multiple
            camera
          />
        </>
      ) : null}
    </>
  );
}
