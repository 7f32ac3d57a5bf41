"use client";

import { useState } from "react";
import { Field, FieldError } from "@/components/form/field";
import { FileField } from "@/components/form/file-field";
import { controlId, useFormScope } from "@/components/form/form-scope";
import { fill } from "@/components/form/fill";
import type { FieldValue } from "@/lib/errors";
import type { Locale } from "@/lib/i18n/locale";
import { largestAmountWritten } from "@/lib/money";
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
  const { errorAt } = useFormScope();
  const asksWhy = start.noReceipt !== "" || errorAt("receiptId") !== undefined;
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
      <details open={asksWhy}>
        <summary>{words.noReceipt}</summary>
        <Field kind="text" name="noReceipt" label={words.noReceiptWhy} defaultValue={start.noReceipt} />
      </details>
      <Amount {...props} />
      <Concept start={start} words={words} />
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
  const type = (value: FieldValue) => {
    setText(String(value ?? ""));
    setChosen(null);
  };
  const understood = understand({ text, currency, base, day, today, rates, since, locale, words });
  return (
    <div className={error ? "field field--wrong" : "field"}>
      <label className="label" htmlFor={id}>
        {words.amount}
      </label>
      {error ? <FieldError id={`${id}-error`}>{error}</FieldError> : null}
      <div className="amount">
        <select
          {...bind("currency", {
            kind: "select",
            label: words.currency,
            put: (value) => setCurrency(String(value ?? "")),
          })}
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
          {...bind("amount", { kind: "money", label: words.amount, put: type })}
          className="input"
          id={id}
          data-kind="money"
          inputMode="decimal"
          autoComplete="off"
          value={text}
          onChange={(event) => type(event.target.value)}
          aria-required
          aria-invalid={error ? true : undefined}
          aria-describedby={`${id}-understood`}
        />
      </div>
      <p className="understood" id={`${id}-understood`} aria-live="polite">
        {understood.kind === "amount" ? understood.words : null}
        {understood.kind === "unreadable" ? words.unreadable : null}
        {understood.kind === "too_large" ? fill(words.tooLarge, { largest: largestAmountWritten }) : null}
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
  const [own, setOwn] = useState(common.includes(start.words) ? "" : start.words);
  const choiceOf = (text: string) => (text === "" ? null : common.includes(text) ? text : words.other);
  const [choice, setChoice] = useState(() => choiceOf(start.words));
  const put = (value: FieldValue) => {
    const text = String(value ?? "");
    setOwn(common.includes(text) ? "" : text);
    setChoice(choiceOf(text));
  };
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
          key={own}
          kind="text"
          name="words"
          label={words.otherWords}
          defaultValue={own}
          maxLength={2_000}
          put={put}
          required
        />
      ) : (
        <input
          {...bind("words", { kind: "text", label: words.concept, put })}
          type="hidden"
          data-kind="text"
          value={choice ?? ""}
          readOnly
        />
      )}
    </>
  );
}
