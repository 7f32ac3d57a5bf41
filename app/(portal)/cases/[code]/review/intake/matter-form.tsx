"use client";

import { Field, type FieldSpec } from "@/components/form/field";
import { FieldList } from "@/components/form/field-list";
import { Form } from "@/components/form/form";
import type { FormTexts } from "@/components/form/form-texts";
import { useActionForm } from "@/components/form/use-action-form";
import { saveMatter } from "../actions";

type Options = FieldSpec["options"];

type Props = {
  caseId: string;
  operationId: string;
  version: number;
  values: Readonly<Record<string, unknown>>;
  kinds: Options;
  countries: Options;
  deadlineKinds: Options;
  next: string;
  submit: string;
  words: MatterWords;
  texts: FormTexts;
};

export type MatterWords = Record<
  | "saving"
  | "label"
  | "nickname"
  | "nicknameHint"
  | "kind"
  | "country"
  | "region"
  | "court"
  | "docket"
  | "story"
  | "storyHint"
  | "deadlinesTitle"
  | "deadlinesLead"
  | "deadline"
  | "addDeadline"
  | "deadlineKind"
  | "day",
  string
>;

/** What the matter is, what happened, and by when. */
export function MatterForm(props: Props) {
  const {
    caseId,
    operationId,
    version,
    values,
    kinds,
    countries,
    deadlineKinds,
    next,
    submit,
    words,
    texts,
  } = props;
  const form = useActionForm({
    ...{ action: saveMatter, subjectId: caseId, operationId, defaultValues: values, next, texts },
    hidden: { version },
    beside: [
      { name: "deadlines.0.kind", kind: "select", label: words.deadlineKind, options: deadlineKinds },
      { name: "deadlines.0.day", kind: "date", label: words.day },
    ],
  });
  return (
    <Form form={form} submit={submit} pending={words.saving} label={words.label}>
      <div className="fields">
        <Field kind="select" name="kind" label={words.kind} required options={kinds} />
        <Field
          kind="text"
          name="nickname"
          label={words.nickname}
          hint={words.nicknameHint}
          required
          maxLength={60}
          autoComplete="off"
        />
        <Field kind="select" name="country" label={words.country} required options={countries} />
        <Field kind="text" name="region" label={words.region} maxLength={80} autoComplete="off" />
        <Field kind="text" name="court" label={words.court} maxLength={200} autoComplete="off" />
        <Field kind="text" name="docket" label={words.docket} maxLength={80} autoComplete="off" />
      </div>
      <Field kind="textarea" name="story" label={words.story} hint={words.storyHint} required rows={12} />
      <section className="section" aria-labelledby="deadlines">
        <div className="section__head">
          <h2 id="deadlines">{words.deadlinesTitle}</h2>
          <span className="small quiet">{words.deadlinesLead}</span>
        </div>
        <FieldList
          form={form}
          name="deadlines"
          label={words.deadlinesTitle}
          rowTitle={words.deadline}
          addLabel={words.addDeadline}
          empty={{ kind: "filing", day: "" }}
          most={20}
        >
          {(path) => (
            <div className="fields">
              <Field
                kind="select"
                name={`${path}.kind`}
                label={words.deadlineKind}
                required
                options={deadlineKinds}
              />
              <Field kind="date" name={`${path}.day`} label={words.day} required />
            </div>
          )}
        </FieldList>
      </section>
    </Form>
  );
}
