"use client";

import { Field, type FieldSpec } from "@/components/form/field";
import { FieldList } from "@/components/form/field-list";
import { Form } from "@/components/form/form";
import type { FormTexts } from "@/components/form/form-texts";
import { useActionForm } from "@/components/form/use-action-form";
import type { Messages } from "@/lib/i18n/messages";
import { askAdvocate } from "../actions";

type Props = {
  caseId: string;
  operationId: string;
  parts: FieldSpec["options"];
  words: Messages["review"]["ask"];
  texts: FormTexts;
};

const blank = { part: "who", question: "" };

/** Questions about parts of the intake, sent together; each is answered at its part. */
export function AskForm({ caseId, operationId, parts, words, texts }: Props) {
  const form = useActionForm({
    ...{ action: askAdvocate, subjectId: caseId, operationId, texts, clear: true },
    defaultValues: { questions: [blank] },
  });
  return (
    <Form
      form={form}
      submit={words.submit}
      pending={words.pending}
      done={words.done}
      tone="second"
      label={words.label}
    >
      <FieldList
        form={form}
        name="questions"
        label={words.label}
        rowTitle={words.question}
        addLabel={words.another}
        empty={blank}
        least={1}
        most={20}
      >
        {(path) => (
          <>
            <Field kind="select" name={`${path}.part`} label={words.part} required options={parts} />
            <Field kind="textarea" name={`${path}.question`} label={words.words} required rows={3} />
          </>
        )}
      </FieldList>
    </Form>
  );
}
