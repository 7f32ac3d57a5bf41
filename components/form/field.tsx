"use client";

import type { ReactNode } from "react";
import { Icon } from "@/components/ui/icon";
import type { FieldValue } from "@/lib/errors";
import { Control, type ControlProps } from "./control";
import type { FieldKind } from "./field-kinds";
import { controlId, useFormScope } from "./form-scope";
import { GroupedChoices, type GroupedBy } from "./grouped-choices";

/** One field as plain data, so that a page made on the server can describe a form. */
export type FieldSpec = {
  kind: FieldKind;
  /** Dotted path into the input: "reason", "clients.0.name". */
  name: string;
  label: string;
  hint?: string;
  /** Marks the other fields as optional; the schema decides. */
  required?: boolean;
  defaultValue?: string | number | boolean | readonly string[] | null;
  /** Where another part of the page keeps what stands in the field: puts a saved value there. */
  put?: (value: FieldValue) => void;
  /** Of `checkboxes`: only those stand that belong to what is chosen in another field. */
  groupedBy?: GroupedBy;
} & Pick<ControlProps, "options" | "autoComplete" | "rows" | "min" | "max" | "maxLength" | "lang" | "joined">;

type Props = FieldSpec & {
  /** Stands under the control: what was understood, a link. */
  children?: ReactNode;
  /** Keep the label for screen readers only (a row of a table has its head). */
  labelUnseen?: boolean;
};

/** A field of a Form or CommandForm: label above, hint under it, error between hint and control. */
export function Field({ kind, name, label, hint, required = false, children, labelUnseen, ...rest }: Props) {
  const scope = useFormScope();
  const { defaultValue, put, groupedBy, ...attributes } = rest;
  const id = controlId(scope.formId, name);
  const error = scope.errorAt(name);
  const control: ControlProps = {
    ...attributes,
    kind,
    id,
    required,
    binding: scope.bind(name, { kind, label, options: attributes.options, put }),
    initial: defaultValue ?? scope.initialAt(name),
    invalid: error !== undefined,
    describedBy: [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ") || undefined,
  };
  if (kind === "checkbox") return <Tick {...control} label={label} hint={hint} error={error} />;

  const title = (
    <>
      {label}
      {required ? null : <span className="optional"> ({scope.texts.optional})</span>}
    </>
  );
  const between = (
    <>
      {hint ? (
        <span className="hint" id={`${id}-hint`}>
          {hint}
        </span>
      ) : null}
      {error ? <FieldError id={`${id}-error`}>{error}</FieldError> : null}
    </>
  );
  const className = error ? "field field--wrong" : "field";
  const labelClass = labelUnseen ? "unseen" : "label";

  if (kind === "radio" || kind === "checkboxes") {
    return (
      <fieldset className={className} aria-describedby={control.describedBy}>
        <legend className={labelClass}>{title}</legend>
        {between}
        {groupedBy ? (
          <GroupedChoices
            {...control}
            describedBy={error ? `${id}-error` : undefined}
            groupedBy={groupedBy}
            onPut={(put) => scope.know(name, { kind, label, options: attributes.options, put })}
          />
        ) : (
          <Control {...control} describedBy={error ? `${id}-error` : undefined} />
        )}
        {children}
      </fieldset>
    );
  }
  return (
    <div className={className}>
      <label className={labelClass} htmlFor={id}>
        {title}
      </label>
      {between}
      <Control {...control} />
      {children}
    </div>
  );
}

type TickProps = ControlProps & { label: string; hint?: string; error?: string };

/** One statement to tick. */
function Tick({ id, binding, initial, required, describedBy, label, hint, error }: TickProps) {
  return (
    <div className={error ? "field field--wrong" : "field"}>
      {error ? <FieldError id={`${id}-error`}>{error}</FieldError> : null}
      <label className="tick">
        <input
          {...binding}
          data-kind="checkbox"
          id={id}
          type="checkbox"
          defaultChecked={initial === true}
          aria-required={required || undefined}
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy}
        />
        <span>{label}</span>
      </label>
      {hint ? (
        <span className="hint" id={`${id}-hint`}>
          {hint}
        </span>
      ) : null}
    </div>
  );
}

/** The sentence at a field that says what to do. */
export function FieldError({ id, children }: { id: string; children: ReactNode }) {
  return (
    <p className="error" id={id}>
      <Icon name="circle-alert" />
      <span>{children}</span>
    </p>
  );
}
