"use client";

import { useState } from "react";
import { Field, FieldError } from "@/components/form/field";
import { FileField } from "@/components/form/file-field";
import { controlId, useFormScope } from "@/components/form/form-scope";
import type { Locale } from "@/lib/i18n/locale";
import type { EntryStart, EntryWords, RateOfDay } from "./entry-words";
import { understand } from "./understood";

export type ExpenseProps = {
  caseId: string;
  start: EntryStart;
  day: string;
  today: string;
  since: string;
  base: string;
  currencies: readonly string[];
  rates: readonly RateOfDay[];
  locale: Locale;
  words: EntryWords;
};

/** An expense: its receipt, the amount as it stands there, and what it was for. */
export function ExpenseFields(props: ExpenseProps) {
  const { caseId, start, words } = props;
  return (
    <>
      <FileField
        name="receiptId"
        label={words.receipt}
        purpose="receipt"
        subjectId={caseId}
        accept="image/*,application/pdf"
        camera
        already={start.receipt ? [start.receipt] : undefined}
        required
      />
      <Amount {...props} />
      <Concept start={start} words={words} />
      <details open={start.noReceipt !== ""}>
        <summary>{words.noReceipt}</summary>
        <Field kind="text" name="noReceipt" label={words.noReceiptWhy} defaultValue={start.noReceipt} />
      </details>
    </>
  );
}

function Amount({ start, day, today, since, base, currencies, rates, locale, words }: ExpenseProps) {
  const { formId, bind, errorAt } = useFormScope();
  const [currency, setCurrency] = useState(start.currency);
  const [text, setText] = useState(start.amount);
  const [chosen, setChosen] = useState<number | null>(null);
  const id = controlId(formId, "amount");
  const error = errorAt("amount") ?? errorAt("currency");
  const understood = understand({ text, currency, base, day, today, rates, since, locale, words });
  return (
    <div className={error ? "field field--wrong" : "field"}>
      <label className="label" htmlFor={id}>
        {words.amount}
      </label>
      {error ? <FieldError id={`${id}-error`}>{error}</FieldError> : null}
      <div className="amount">
        <select
          {...bind("currency", "select", words.currency)}
          className="input"
          id={controlId(formId, "currency")}
          data-kind="select"
          aria-label={words.currency}
          value={currency}
          onChange={(event) => setCurrency(event.target.value)}
        >
          {currencies.map((code) => (
            <option key={code} value={code}>
              {code}
            </option>
          ))}
        </select>
        <input
          {...bind("amount", "money", words.amount)}
          className="input"
          id={id}
          data-kind="money"
          inputMode="decimal"
          autoComplete="off"
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setChosen(null);
          }}
          aria-required
          aria-invalid={error ? true : undefined}
          aria-describedby={`${id}-understood`}
        />
      </div>
      <p className="understood" id={`${id}-understood`} aria-live="polite">
        {understood.kind === "amount" ? understood.words : null}
        {understood.kind === "unreadable" ? words.unreadable : null}
        {understood.kind === "choice" ? words.which : null}
      </p>
      {understood.kind === "choice" ? (
        <div className="choices" role="group" aria-label={words.which}>
          {understood.readings.map((reading) => (
            <label className="choice" key={reading.minor}>
              <input
                type="radio"
                name="reading"
                checked={chosen === reading.minor}
                onChange={() => setChosen(reading.minor)}
              />
              <span>{reading.words}</span>
            </label>
          ))}
        </div>
      ) : null}
      <input type="hidden" name="understoodMinor" data-kind="number" value={chosen ?? ""} readOnly />
    </div>
  );
}

/** What it was for: one of three, or in words. */
function Concept({ start, words }: { start: EntryStart; words: EntryWords }) {
  const { formId, bind, errorAt } = useFormScope();
  const common = [words.transport, words.copies, words.notary];
  const [choice, setChoice] = useState(() =>
    start.words === "" ? null : common.includes(start.words) ? start.words : words.other,
  );
  const id = controlId(formId, "words");
  const error = errorAt("words");
  const other = choice === words.other;
  return (
    <>
      <fieldset className={error && !other ? "field field--wrong" : "field"}>
        <legend className="label">{words.concept}</legend>
        {error && !other ? <FieldError id={`${id}-error`}>{error}</FieldError> : null}
        <div className="choices">
          {[...common, words.other].map((label, index) => (
            <label className="choice" key={label}>
              <input
                id={index === 0 && !other ? id : undefined}
                type="radio"
                name="concept"
                checked={choice === label}
                onChange={() => setChoice(label)}
              />
              <span>{label}</span>
            </label>
          ))}
        </div>
      </fieldset>
      {other ? (
        <Field
          kind="text"
          name="words"
          label={words.otherWords}
          defaultValue={common.includes(start.words) ? "" : start.words}
          maxLength={2_000}
          required
        />
      ) : (
        <input
          {...bind("words", "text", words.concept)}
          type="hidden"
          data-kind="text"
          value={choice ?? ""}
          readOnly
        />
      )}
    </>
  );
}
