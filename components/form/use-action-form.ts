"use client";

import { useCallback, useId, useRef, useState } from "react";
import { useForm, type FieldValues, type Resolver, type UseFormReturn } from "react-hook-form";
import type { ServerAction } from "@/lib/web/answer";
import type { FieldValue, Row } from "@/lib/errors";
import type { ClashDesk } from "./clashes";
import { messagesIn, valueAt } from "./dotted-path";
import { sentValues, type FieldKind } from "./field-kinds";
import type { Binding, FormScope } from "./form-scope";
import type { FormTexts } from "./form-texts";
import { asTyped, KnownFields, type FieldBeside } from "./known-fields";
import { useUnsaved } from "./unsaved";
import { useHeld } from "./use-held";
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
  /** Fields that are not always drawn, or that others change: the form may have to speak of them. */
  beside?: readonly FieldBeside[];
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
  /** Something was typed, added or taken out. */
  touched: () => void;
  desk: ClashDesk;
};

/**
 * A long form over one command: values in script, checked by the schema the server uses, every error at its field.
 * What was typed stays whatever the answer. For a few fields take CommandForm, which needs less script.
 */
export function useActionForm(options: Options): ActionForm {
  const { defaultValues, resolver, clear, texts } = options;
  const formId = useId();
  const kinds = useRef(new Map<string, FieldKind>());
  const [known] = useState(() => new KnownFields(options.beside));
  const { held: hidden, renew } = useHeld(options.hidden);
  const busy = useRef(new Set<string>());
  const sayUnsaved = useUnsaved(formId);
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
      sayUnsaved(false);
      renew();
      if (clear) fields.reset(defaultValues);
      options.onAccepted?.(answer);
    },
    onRefused: (answer) => {
      sayUnsaved(true);
      if (answer.code === "CONFLICT") renew();
      for (const [path, message] of Object.entries(answer.fields)) {
        fields.setError(path, { type: "server", message });
      }
    },
  });

  const scope: FormScope = {
    formId,
    texts,
    errorAt: (path) => found[path],
    bind: (path, field): Binding => {
      kinds.current.set(path, field.kind);
      known.know(path, field);
      const { name, ref, onChange, onBlur } = fields.register(path);
      return { name, ref, onChange, onBlur };
    },
    know: (path, field) => known.know(path, field),
    knowList: (name, list) => known.knowList(name, list),
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
      (wrong) => {
        sayUnsaved(true);
        submission.refuseHere(messagesIn(wrong), "");
      },
    )();
  };

  return {
    fields,
    submission,
    scope,
    submit,
    current: () => whole(fields.getValues()),
    touched: () => sayUnsaved(true),
    desk: deskOf(fields, known, texts),
  };
}

/** How a form of values in script speaks of its fields, and takes over what is saved: a value, a row, a whole list. */
function deskOf(fields: UseFormReturn<FieldValues>, known: KnownFields, texts: FormTexts): ClashDesk {
  const rowsOf = (list: string): Row[] => {
    const rows: unknown = fields.getValues(list);
    return Array.isArray(rows) ? (rows as Row[]) : [];
  };
  const rowAt = (list: string, row: string): number => {
    if (/^\d+$/.test(row)) return Number(row);
    const rowId = known.list(list)?.rowId;
    return rowId ? rowsOf(list).findIndex((one) => one[rowId] === row) : -1;
  };
  const put = (path: string, value: FieldValue) => fields.setValue(path, value, { shouldDirty: true });
  return {
    labelOf: (path) => known.labelOf(path, rowAt),
    worded: (path, value) => known.worded(path, value, texts),
    mayTake: (path) => {
      const inside = known.inList(path);
      if (!inside) return known.list(path) !== undefined || valueAt(fields.getValues(), path) !== undefined;
      return inside.part === "" || rowAt(inside.name, inside.row) >= 0;
    },
    take: (path, value) => {
      const inside = known.inList(path);
      const field = known.field(path);
      if (!inside) return field?.put ? field.put(value) : put(path, asTyped(field?.kind, value));
      const at = rowAt(inside.name, inside.row);
      if (inside.part !== "") return put(`${inside.name}.${at}.${inside.part}`, asTyped(field?.kind, value));
      const others = rowsOf(inside.name).filter((_, index) => index !== at);
      put(inside.name, value === null ? others : [...others, value as Row]);
    },
  };
}
