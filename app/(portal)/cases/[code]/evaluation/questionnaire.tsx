"use client";

import { useState, type FormEvent } from "react";
import { ConfirmStep } from "@/components/form/confirm-step";
import { Field } from "@/components/form/field";
import { fill } from "@/components/form/fill";
import { controlId, FormScopeProvider, useAwake } from "@/components/form/form-scope";
import type { FormTexts } from "@/components/form/form-texts";
import { Saying, Trouble } from "@/components/form/outcome";
import { useActionForm } from "@/components/form/use-action-form";
import { valueAt } from "@/components/form/dotted-path";
import { buttonClass } from "@/components/ui/button";
import { Consequences } from "@/components/ui/notice";
import type { ServerAction } from "@/lib/web/answer";
import type { QuestionField, QuestionGroup } from "./question-fields";
import { Tally } from "./tally";

type Props = {
  action: ServerAction;
  caseId: string;
  evaluationId: string;
  operationId: string;
  groups: readonly QuestionGroup[];
  readers: { title: string; items: readonly string[] };
  words: {
    label: string;
    tally: string;
    tallyUnit: string;
    left: string;
    noneLeft: string;
    partly: string;
    submit: string;
    pending: string;
    /** Asked before it is sent: it can't be changed after. */
    sure: string;
    sureLeft: string;
    back: string;
  };
  texts: FormTexts;
};

/** One side's questionnaire: what is tapped is counted at the top, who reads it stands above the button. */
export function Questionnaire({
  action,
  caseId,
  evaluationId,
  operationId,
  groups,
  readers,
  words,
  texts,
}: Props) {
  const form = useActionForm({ action, subjectId: caseId, operationId, hidden: { evaluationId }, texts });
  const awake = useAwake();
  const { submission, scope, fields } = form;
  const typed: unknown = fields.watch();
  const isAnswered = ({ name }: QuestionField) => Boolean(valueAt(typed, name));
  const isOpen = ({ opensWith }: QuestionField) => !opensWith || valueAt(typed, opensWith) === "yes";
  const counted = groups.flatMap(({ questions }) => questions.filter((question) => question.counted));
  const left = counted.filter((question) => !isAnswered(question));
  const first = left[0];
  const [asking, setAsking] = useState(false);
  const questions = groups.flatMap((group) => group.questions).filter(isOpen);
  // What the server refuses is not asked about first: an empty form, or one without what a "yes" opens.
  const maySend = questions.some(isAnswered) && questions.every((one) => !one.opensWith || isAnswered(one));
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (maySend) setAsking(true);
    else send();
  };
  const send = () => {
    form.submit();
    // What is refused stands above the questions: behind an open dialog nobody would see it.
    setAsking(false);
  };
  return (
    <FormScopeProvider value={scope}>
      <Tally answered={counted.map(isAnswered)} words={words} />
      <form
        method="post"
        noValidate
        onSubmit={onSubmit}
        onInput={form.touched}
        className="two-min"
        aria-label={words.label}
      >
        <fieldset className="wake" disabled={!awake}>
          <div>
            <Trouble
              submission={submission}
              formId={scope.formId}
              labelOf={form.desk.labelOf}
              texts={texts}
            />
            {groups.map(({ title, questions }) => (
              <section key={title} aria-label={title}>
                <h2>{title}</h2>
                {questions.filter(isOpen).map((question) => (
                  <Question key={question.name} {...question} />
                ))}
              </section>
            ))}
          </div>
          <div className="seen-by">
            <Consequences {...readers} />
            <div className="actions actions--column">
              <button
                type="submit"
                className={buttonClass("solid", true)}
                aria-disabled={submission.pending || undefined}
              >
                {submission.pending ? words.pending : words.submit}
              </button>
            </div>
            <p className="small quiet">
              {first ? (
                <>
                  {words.partly}{" "}
                  <a href={`#${controlId(scope.formId, first.name)}`}>
                    {fill(words.left, { count: left.length })}
                  </a>
                </>
              ) : (
                words.noneLeft
              )}
            </p>
            <Saying submission={submission} />
            <ConfirmStep
              confirm={{
                title: words.submit,
                body:
                  left.length > 0
                    ? fill(words.sureLeft, { count: left.length, total: counted.length })
                    : words.sure,
                submit: words.submit,
                cancel: words.back,
              }}
              open={asking}
              onOpenChange={setAsking}
              act={
                <button type="button" className={buttonClass("solid")} onClick={send}>
                  {words.submit}
                </button>
              }
            />
          </div>
        </fieldset>
      </form>
    </FormScopeProvider>
  );
}

function Question({ scale, low, high, counted: _, opensWith, ...spec }: QuestionField) {
  return (
    <div className={["q", scale ? "scale" : "", opensWith ? "q--opened" : ""].filter(Boolean).join(" ")}>
      <Field {...spec}>
        {low && high ? (
          <p className="ends" aria-hidden="true">
            <span>{low}</span>
            <span>{high}</span>
          </p>
        ) : null}
      </Field>
    </div>
  );
}
