"use client";

import { useCallback, useId, useRef } from "react";
import { useForm, type FieldValues, type Resolver, type UseFormReturn } from "react-hook-form";
import type { ServerAction } from "@/lib/web/answer";
import { messagesIn, valueAt } from "./dotted-path";
import { sentValues, type FieldKind } from "./field-kinds";
import type { Binding, FormScope } from "./form-scope";
import type { FormTexts } from "./form-texts";
import { useSubmission, type Acceptance, type Submission } from "./use-submission";

type Options = {
  action: ServerAction;
  subjectId: string | null;
  /** Made by the server with the page. */
  operationId: string;
  /** What the fields start with, by path; a worked time as it is written ("4 h 30"). */
  defaultValues?: FieldValues;
  /** Merged into the input as it stands: ids, and the `version` of a record that is edited. */
  hidden?: Readonly<Record<string, unknown>>;
  /** Checks in the browser too: `schemaResolver(schema, words)`. The server checks in any case. */
  resolver?: Resolver<FieldValues>;
  next?: string;
  /** Start anew after an acceptance; a form that edits keeps what stands in it. */
  clear?: boolean;
  onAccepted?: (answer: Acceptance) => void;
  texts: FormTexts;
};

export type ActionForm = {
  /** react-hook-form's own, for `watch`, `setValue` and lists. */
  fields: UseFormReturn<FieldValues>;
  submission: Submission;
  scope: FormScope;
  /** Checks, then sends; give it to the form's onSubmit. */
  submit: () => void;
  /** The values as they would be sent now: numbers read, empty dates null. For a draft saved as it is typed. */
  current: () => FieldValues;
  labelOf: (path: string) => string;
};

/**
 * A long form over one command: values in script, checked by the schema the server uses, every error at its field.
 * What was typed stays whatever the answer. For a few fields take CommandForm, which needs less script.
 */
export function useActionForm(options: Options): ActionForm {
  const { defaultValues, hidden, resolver, clear, texts } = options;
  const formId = useId();
  const kinds = useRef(new Map<string, FieldKind>());
  const labels = useRef(new Map<string, string>());
  const busy = useRef(new Set<string>());
  const whole = (values: FieldValues) => ({ ...sentValues(values, kinds.current), ...hidden });

  const fields = useForm<FieldValues>({
    defaultValues,
    shouldFocusError: false,
    resolver: resolver && ((values, context, settings) => resolver(whole(values), context, settings)),
  });
  const { setValue } = fields;
  const { errors } = fields.formState;
  const found = messagesIn(errors);

  const submission = useSubmission({
    ...options,
    onAccepted: (answer) => {
      if (clear) fields.reset(defaultValues);
      options.onAccepted?.(answer);
    },
    onRefused: (answer) => {
      for (const [path, message] of Object.entries(answer.fields)) {
        fields.setError(path, { type: "server", message });
      }
    },
  });

  const scope: FormScope = {
    formId,
    texts,
    errorAt: (path) => found[path],
    bind: (path, kind, label): Binding => {
      kinds.current.set(path, kind);
      labels.current.set(path, label);
      const { name, ref, onChange, onBlur } = fields.register(path);
      return { name, ref, onChange, onBlur };
    },
    initialAt: (path) => valueAt(fields.getValues(), path),
    putValue: useCallback((path, value) => setValue(path, value, { shouldDirty: true }), [setValue]),
    setBusy: useCallback((path, isBusy) => {
      if (isBusy) busy.current.add(path);
      else busy.current.delete(path);
    }, []),
  };

  const submit = () => {
    if (busy.current.size > 0) {
      const waits = Object.fromEntries([...busy.current].map((path) => [path, texts.filesWait]));
      submission.refuseHere(waits, texts.filesWait);
      return;
    }
    fields.clearErrors();
    void fields.handleSubmit(
      () => submission.send(whole(fields.getValues())),
      (wrong) => submission.refuseHere(messagesIn(wrong), ""),
    )();
  };

  return {
    fields,
    submission,
    scope,
    submit,
    current: () => whole(fields.getValues()),
    labelOf: (path) => labels.current.get(path) ?? path,
  };
}
