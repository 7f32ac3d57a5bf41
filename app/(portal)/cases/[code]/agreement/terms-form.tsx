"use client";

import { useState } from "react";
import { Field } from "@/components/form/field";
import type { FieldOption } from "@/components/form/field-kinds";
import { FieldList } from "@/components/form/field-list";
import { Form } from "@/components/form/form";
import type { FormTexts } from "@/components/form/form-texts";
import { useActionForm } from "@/components/form/use-action-form";
import { Consequences } from "@/components/ui/notice";
import type { ServerAction } from "@/lib/web/answer";

export type TermsValues = {
  billRate: string;
  payRate: string;
  feePercent: string;
  capMinutes: string;
  capExpenses: string;
  startsOn: string;
  endsOn: string;
  payerId: string;
  scope: { kind: string; words: string; wordsEs: string; deadline: string }[];
  instructions: string;
  instructionsEs: string;
};

export type TermsWords = Record<
  | Exclude<keyof TermsValues, "scope">
  | "capMinutesHint"
  | "scope"
  | "scopeItem"
  | "addScope"
  | "kind"
  | "words"
  | "wordsEs"
  | "wordsEsHint"
  | "deadline"
  | "instructionsHint"
  | "submit"
  | "pending"
  | "cancel",
  string
>;

type Props = {
  action: ServerAction;
  caseId: string;
  operationId: string;
  version: number;
  terms: TermsValues;
  kinds: FieldOption[];
  payers: FieldOption[];
  back: string;
  consequences: { title: string; items: string[] };
  words: TermsWords;
  texts: FormTexts;
};

/** All terms of the contract at once; each stands in the clauses that name it. */
export function TermsForm(props: Props) {
  const { action, caseId, operationId, version, terms, kinds, payers, back, consequences, words, texts } =
    props;
  // Terms are laid on what others changed meanwhile, from the version that was opened; `seen` names the newest version of
  // which both texts were shown.
  const [base] = useState(version);
  const form = useActionForm({
    action,
    subjectId: caseId,
    operationId,
    texts,
    defaultValues: { terms },
    hidden: { version: base, seen: version },
    next: back,
  });
  return (
    <Form
      form={form}
      submit={words.submit}
      pending={words.pending}
      aside={
        <a className="button button--quiet" href={back}>
          {words.cancel}
        </a>
      }
    >
      <div className="terms-pair">
        <Field kind="money" name="terms.billRate" label={words.billRate} required />
        <Field kind="money" name="terms.payRate" label={words.payRate} required />
        <Field
          kind="minutes"
          name="terms.capMinutes"
          label={words.capMinutes}
          hint={words.capMinutesHint}
          required
        />
        <Field kind="money" name="terms.capExpenses" label={words.capExpenses} required />
        <Field kind="date" name="terms.startsOn" label={words.startsOn} required />
        <Field kind="date" name="terms.endsOn" label={words.endsOn} required />
        <Field kind="number" name="terms.feePercent" label={words.feePercent} required />
        <Field kind="select" name="terms.payerId" label={words.payerId} options={payers} required />
      </div>
      <h3>{words.scope}</h3>
      <FieldList
        form={form}
        name="terms.scope"
        label={words.scope}
        rowTitle={words.scopeItem}
        addLabel={words.addScope}
        empty={{ kind: "", words: "", wordsEs: "", deadline: "" }}
        least={1}
        most={40}
      >
        {(path) => (
          <div className="fields">
            <Field kind="select" name={`${path}.kind`} label={words.kind} options={kinds} required />
            <Field kind="textarea" name={`${path}.words`} label={words.words} rows={3} />
            <Field
              kind="textarea"
              name={`${path}.wordsEs`}
              label={words.wordsEs}
              hint={words.wordsEsHint}
              rows={3}
              lang="es"
            />
            <Field kind="date" name={`${path}.deadline`} label={words.deadline} />
          </div>
        )}
      </FieldList>
      <div className="fields">
        <Field
          kind="textarea"
          name="terms.instructions"
          label={words.instructions}
          hint={words.instructionsHint}
          rows={4}
        />
        <Field kind="textarea" name="terms.instructionsEs" label={words.instructionsEs} rows={4} lang="es" />
      </div>
      <Consequences {...consequences} />
    </Form>
  );
}
