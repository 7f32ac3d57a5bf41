"use client";

import { Field, type FieldSpec } from "@/components/form/field";
import { FieldList } from "@/components/form/field-list";
import { Form } from "@/components/form/form";
import type { FormTexts } from "@/components/form/form-texts";
import { useActionForm } from "@/components/form/use-action-form";
import { saveWork } from "../actions";

type Props = {
  caseId: string;
  operationId: string;
  version: number;
  tasks: readonly { kind: string; words: string; deadline: string | null }[];
  kinds: FieldSpec["options"];
  next: string;
  submit: string;
  words: Record<
    "saving" | "label" | "lead" | "task" | "addTask" | "kind" | "words" | "wordsHint" | "deadline",
    string
  >;
  texts: FormTexts;
};

const blank = { kind: "interview", words: "", deadline: null };

/** What is asked of a Defender, task by task. */
export function WorkForm({ caseId, operationId, version, tasks, kinds, next, submit, words, texts }: Props) {
  const form = useActionForm({
    ...{ action: saveWork, subjectId: caseId, operationId, next, texts },
    defaultValues: { tasks: tasks.length > 0 ? tasks : [blank] },
    hidden: { version },
  });
  return (
    <Form form={form} submit={submit} pending={words.saving} label={words.label}>
      <p className="small quiet">{words.lead}</p>
      <FieldList
        form={form}
        name="tasks"
        label={words.label}
        rowTitle={words.task}
        addLabel={words.addTask}
        empty={blank}
        least={1}
        most={30}
      >
        {(path) => (
          <>
            <div className="fields">
              <Field kind="select" name={`${path}.kind`} label={words.kind} required options={kinds} />
              <Field kind="date" name={`${path}.deadline`} label={words.deadline} />
            </div>
            <Field
              kind="textarea"
              name={`${path}.words`}
              label={words.words}
              hint={words.wordsHint}
              required
              rows={3}
            />
          </>
        )}
      </FieldList>
    </Form>
  );
}
