"use client";

import { useState, type InputHTMLAttributes } from "react";
import { formatMinutes } from "@/lib/i18n/format";
import type { FieldKind, FieldOption } from "./field-kinds";
import { useFormScope, type Binding } from "./form-scope";

export type ControlProps = {
  kind: FieldKind;
  id: string;
  binding: Binding;
  initial: unknown;
  required: boolean;
  invalid: boolean;
  describedBy?: string;
  options?: readonly FieldOption[];
  autoComplete?: string;
  rows?: number;
  min?: string | number;
  max?: string | number;
  maxLength?: number;
  lang?: string;
  /** Choices side by side in one bar (a scale of 1 to 5). */
  joined?: boolean;
};

const typeOf: Partial<Record<FieldKind, InputHTMLAttributes<HTMLInputElement>>> = {
  email: { type: "email", inputMode: "email", autoCapitalize: "none", spellCheck: false },
  tel: { type: "tel", inputMode: "tel" },
  date: { type: "date" },
  number: { type: "text", inputMode: "decimal" },
  money: { type: "text", inputMode: "decimal" },
  minutes: { type: "text" },
  code: { type: "text", inputMode: "numeric", spellCheck: false },
};

const asText = (value: unknown) => (value === undefined || value === null ? undefined : String(value));

const asShown = (kind: FieldKind, value: unknown) =>
  kind === "minutes" && typeof value === "number" ? formatMinutes(value) : asText(value);

function attributesOf({ kind, binding, required, invalid, describedBy, lang }: ControlProps) {
  return {
    ...binding,
    "data-kind": kind,
    "aria-required": required || undefined,
    "aria-invalid": invalid || undefined,
    "aria-describedby": describedBy,
    lang,
  };
}

/** The control of a field: what one types into, picks from or ticks. */
export function Control(props: ControlProps) {
  const { kind, id, initial, rows, min, max, maxLength, autoComplete, options = [] } = props;
  const { texts } = useFormScope();
  const attributes = attributesOf(props);
  if (kind === "textarea") {
    return (
      <textarea
        {...attributes}
        id={id}
        className="input"
        rows={rows ?? 4}
        maxLength={maxLength}
        defaultValue={asText(initial)}
      />
    );
  }
  if (kind === "select") {
    return (
      <select
        {...attributes}
        id={id}
        className="input"
        defaultValue={asText(initial) ?? ""}
        autoComplete={autoComplete}
      >
        <option value="">{texts.choose}</option>
        {options.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    );
  }
  if (kind === "radio" || kind === "checkboxes") return <Choices {...props} />;
  if (kind === "password") return <Password {...props} />;
  return (
    <input
      {...attributes}
      {...(typeOf[kind] ?? { type: "text" })}
      id={id}
      className="input"
      min={min}
      max={max}
      maxLength={maxLength}
      autoComplete={autoComplete}
      defaultValue={asShown(kind, initial)}
    />
  );
}

/** One of a few, or several of a few. The first control carries the id that the error summary leads to. */
function Choices(props: ControlProps) {
  const { kind, id, initial, joined, options = [] } = props;
  const attributes = attributesOf(props);
  const chosen: readonly unknown[] = Array.isArray(initial) ? initial : [initial];
  return (
    <div className={joined ? "choices choices--join" : "choices"}>
      {options.map(({ value, label, hint }, index) => (
        <label className="choice" key={value}>
          <input
            {...attributes}
            aria-required={undefined}
            type={kind === "radio" ? "radio" : "checkbox"}
            id={index === 0 ? id : `${id}-${index}`}
            value={value}
            defaultChecked={chosen.map(asText).includes(value)}
          />
          <span>
            {hint ? <b>{label}</b> : label}
            {hint}
          </span>
        </label>
      ))}
    </div>
  );
}

/** A password that can be looked at: what cannot be seen is mistyped on a phone. */
function Password(props: ControlProps) {
  const { texts } = useFormScope();
  const [shown, setShown] = useState(false);
  const { id, autoComplete, maxLength } = props;
  return (
    <span className="beside">
      <input
        {...attributesOf(props)}
        id={id}
        className="input"
        type={shown ? "text" : "password"}
        autoComplete={autoComplete ?? "current-password"}
        autoCapitalize="none"
        spellCheck={false}
        maxLength={maxLength}
      />
      <button
        type="button"
        className="button button--second"
        aria-controls={id}
        aria-pressed={shown}
        onClick={() => setShown(!shown)}
      >
        {shown ? texts.hidePassword : texts.showPassword}
      </button>
    </span>
  );
}
