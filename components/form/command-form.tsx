"use client";

import { useCallback, useId, useRef, useState, type FormEvent, type ReactNode } from "react";
import { buttonClass } from "@/components/ui/button";
import { Consequences } from "@/components/ui/notice";
import type { FieldValue } from "@/lib/errors";
import type { ServerAction } from "@/lib/web/answer";
import type { ClashDesk } from "./clashes";
import { ConfirmStep, type Confirm } from "./confirm-step";
import { putAt, type Tree } from "./dotted-path";
import { Field, type FieldSpec } from "./field";
import { readForm } from "./field-kinds";
import { FormScopeProvider, useAwake, type FormScope } from "./form-scope";
import type { FormTexts } from "./form-texts";
import { asTyped, KnownFields, type FieldBeside } from "./known-fields";
import type { AlikeWays } from "./alike";
import { Saying, SayingFirst, Trouble } from "./outcome";
import { putControl } from "./put-control";
import { useUnsaved } from "./unsaved";
import { useHeld } from "./use-held";
import { useSubmission, type Acceptance } from "./use-submission";

export type CommandTone = "solid" | "second" | "danger" | "quiet";

export type CommandFormProps = {
  action: ServerAction;
  subjectId: string | null;
  /** Made by the server with the page. */
  operationId: string;
  fields?: readonly FieldSpec[];
  /** Merged into the input as it stands: ids, and the `version` of a record that is edited. */
  hidden?: Readonly<Record<string, unknown>>;
  /** Fields that are not drawn, or not always, and that others may change: the form may have to speak of them. */
  beside?: readonly FieldBeside[];
  submit: string;
  /** What the button says while the command is under way. */
  pending: string;
  tone?: CommandTone;
  wide?: boolean;
  consequences?: { title: string; items: readonly string[]; level?: 2 | 3 };
  confirm?: Confirm;
  /** Said after it is done. */
  done?: string;
  /** Said above the fields, with the focus: of a long form that begins anew. */
  doneFirst?: boolean;
  next?: string;
  /** For a page that says itself what has happened: the answer, as the page stood when it came. */
  onAccepted?: (answer: Acceptance, operationId: string) => void;
  /** Keep what was typed after it is done (a form that edits); else the fields start anew. */
  keep?: boolean;
  texts: FormTexts;
  /** Of a command that asks whether something known is meant: its page, and the way on with it, "/…/{id}". */
  alike?: AlikeWays;
  /** More fields, laid out by the page: `<Field>` and whatever stands between them. */
  children?: ReactNode;
  /** Beside the button: a link, a word. */
  aside?: ReactNode;
  className?: string;
  label?: string;
  /** What its button is called where several say the same word: the word, and of what. Unlike `label` it makes no landmark. */
  named?: string;
};

/** A command as a form: its fields, what will happen, one button. Keeps what was typed whatever the answer. */
export function CommandForm(props: CommandFormProps) {
  const { action, subjectId, operationId, fields = [], confirm, texts, keep = false } = props;
  const formId = useId();
  const form = useRef<HTMLFormElement>(null);
  const [known] = useState(() => new KnownFields(props.beside));
  const extras = useRef(new Map<string, unknown>());
  const busy = useRef(new Set<string>());
  const [asking, setAsking] = useState(false);
  const [round, setRound] = useState(0);
  const [touched, setTouched] = useState(false);
  const { held: hidden, fresh, renew } = useHeld(props.hidden, !touched);
  const awake = useAwake();
  const sayUnsaved = useUnsaved(formId);

  const putValue = useCallback((path: string, value: unknown) => void extras.current.set(path, value), []);
  const setBusy = useCallback((path: string, isBusy: boolean) => {
    if (isBusy) busy.current.add(path);
    else busy.current.delete(path);
  }, []);

  const submission = useSubmission({
    action,
    subjectId,
    operationId,
    next: props.next,
    onAccepted: (answer, accepted) => {
      props.onAccepted?.(answer, accepted);
      setAsking(false);
      setTouched(false);
      sayUnsaved(false);
      if (keep || props.next) return;
      extras.current.clear();
      setRound((before) => before + 1);
    },
    // What went wrong stands above the fields: behind an open dialog nobody would see it.
    onRefused: ({ code }) => {
      if (code === "CONFLICT") renew();
      if (!confirm?.holdsFields) setAsking(false);
    },
    onUnreached: () => confirm?.holdsFields || setAsking(false),
  });

  const { attempt, errors } =
    submission.state.kind === "refused"
      ? { attempt: submission.state.attempt, errors: submission.state.answer.fields }
      : { attempt: 0, errors: {} };
  // What was wrong with a field is said beside it until it is changed; above the form, until it is sent again.
  const [changed, setChanged] = useState<{ attempt: number; paths: readonly string[] }>({
    attempt: 0,
    paths: [],
  });
  const changedNow = changed.attempt === attempt ? changed.paths : [];
  const scope: FormScope = {
    formId,
    texts,
    errorAt: (path) => (changedNow.includes(path) ? undefined : errors[path]),
    bind: (path, field) => {
      known.know(path, field);
      return { name: path };
    },
    know: (path, field) => known.know(path, field),
    knowList: (name, list) => known.knowList(name, list),
    initialAt: () => undefined,
    putValue,
    setBusy,
  };

  const send = (more: Tree = {}) => {
    if (!form.current) return;
    if (busy.current.size > 0) {
      const waits = Object.fromEntries([...busy.current].map((path) => [path, texts.filesWait]));
      submission.refuseHere(waits, texts.filesWait);
      return;
    }
    const input: Tree = { ...readForm(form.current), ...hidden, ...more };
    for (const [path, value] of extras.current) putAt(input, path, value);
    submission.send(input);
  };

  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    if (confirm && !confirm.holdsFields) setAsking(true);
    else send();
  };

  const desk: ClashDesk = {
    labelOf: (path) => known.labelOf(path, () => -1),
    worded: (path, value) => known.worded(path, value, texts),
    mayTake: (path) => known.isDrawn(path),
    take: (path, value: FieldValue) => {
      const field = known.field(path);
      if (field?.put) field.put(value);
      else if (form.current) putControl(form.current, path, asTyped(field?.kind, value));
    },
  };

  // A choice by a button leaves no input event. Not on the way down: drawn anew there, a form loses the choice itself.
  const touches = {
    onInput: ({ target }: FormEvent) => {
      const path = "name" in target ? String(target.name) : "";
      if (errors[path]) setChanged({ attempt, paths: [...changedNow, path] });
      setTouched(true);
      sayUnsaved(true);
    },
    onClick: () => setTouched(true),
  };
  const body = (
    <>
      {props.doneFirst ? <SayingFirst submission={submission} done={props.done} /> : null}
      <Trouble
        submission={submission}
        formId={formId}
        labelOf={desk.labelOf}
        desk={desk}
        texts={texts}
        alike={props.alike && { ...props.alike, goOn: (seen) => send({ seen }) }}
      />
      <div className="fieldset" key={`${round}-${fresh}`} {...touches}>
        {fields.map((spec) => (
          <Field key={spec.name} {...spec} />
        ))}
        {props.children}
      </div>
      {props.consequences ? <Consequences {...props.consequences} /> : null}
    </>
  );
  const act = (label: string, tone: CommandTone | "danger-sure", type: "submit" | "button") => (
    <button
      type={type}
      className={buttonClass(tone, props.wide)}
      aria-disabled={submission.pending || undefined}
      onClick={type === "button" ? () => send() : undefined}
      aria-label={submission.pending ? undefined : props.named}
    >
      {submission.pending ? props.pending : label}
    </button>
  );
  const sure = props.tone === "danger" ? "danger-sure" : "solid";
  const wake = (children: ReactNode) => (
    <fieldset className="wake" disabled={!awake}>
      {children}
    </fieldset>
  );

  if (confirm?.holdsFields) {
    return (
      <FormScopeProvider value={scope}>
        {wake(
          <button
            type="button"
            className={buttonClass(props.tone, props.wide)}
            onClick={() => setAsking(true)}
          >
            {props.submit}
          </button>,
        )}
        <Saying submission={submission} done={props.done} />
        <ConfirmStep
          confirm={confirm}
          open={asking}
          onOpenChange={setAsking}
          act={
            <button
              type="submit"
              form={`${formId}-form`}
              className={buttonClass(sure)}
              aria-disabled={submission.pending || undefined}
            >
              {submission.pending ? props.pending : confirm.submit}
            </button>
          }
        >
          <form id={`${formId}-form`} ref={form} method="post" noValidate onSubmit={onSubmit}>
            {body}
          </form>
        </ConfirmStep>
      </FormScopeProvider>
    );
  }

  return (
    <FormScopeProvider value={scope}>
      <form
        ref={form}
        method="post"
        noValidate
        onSubmit={onSubmit}
        className={props.className}
        aria-label={props.label}
      >
        {wake(
          <>
            {body}
            <div className="actions">
              {act(props.submit, props.tone ?? "solid", "submit")}
              {props.aside}
            </div>
          </>,
        )}
        <Saying submission={submission} done={props.doneFirst ? undefined : props.done} />
        {confirm ? (
          <ConfirmStep
            confirm={confirm}
            open={asking}
            onOpenChange={setAsking}
            act={act(confirm.submit, sure, "button")}
          />
        ) : null}
      </form>
    </FormScopeProvider>
  );
}
