"use client";

import { useId, useState } from "react";
import { parseWorkedTime } from "@/lib/i18n/worked-time";
import { formatMinutes } from "@/lib/i18n/format";
import { parseAmount, writeAmount } from "@/lib/money";
import { quantityOf } from "@/lib/stages/payment/lines";
import type { ReasonCode } from "@/lib/stages/payment/assessment/schema";
import type { LineWords, ShownLine } from "./line-words";

export type LineDecision = { quantity: number; reasonCode: ReasonCode; words: string };

type Props = {
  line: ShownLine;
  before: LineDecision | null;
  words: LineWords;
  onSave: (decision: LineDecision | null) => void;
};

function quantityIn(line: ShownLine, text: string): number | null {
  if (line.kind === "time") return text.trim() === "0" ? 0 : parseWorkedTime(text);
  const reading = parseAmount(text);
  return reading.kind === "exact" ? reading.minor : null;
}

/** One line's decision: how much, why, and the words the Defender reads. The server checks all of it again. */
export function LineDecisionForm({ line, before, words, onSave }: Props) {
  const id = useId();
  const claimed = quantityOf(line);
  const [text, setText] = useState(shown(line, before?.quantity ?? claimed));
  const [code, setCode] = useState<string>(before?.reasonCode ?? "");
  const [said, setSaid] = useState(before?.words ?? "");
  const [errors, setErrors] = useState<{ quantity?: string; code?: string; words?: string }>({});

  const save = () => {
    const quantity = quantityIn(line, text);
    const found: typeof errors = {};
    if (quantity === null) found.quantity = words.unreadable;
    else if (quantity > claimed && code !== "arithmetic_correction") found.quantity = words.tooMuch;
    if (!(code in words.reasons)) found.code = words.needsReason;
    if (said.trim() === "") found.words = words.needsWords;
    if (quantity === claimed) return onSave(null);
    setErrors(found);
    if (Object.keys(found).length > 0 || quantity === null) return;
    onSave({ quantity, reasonCode: code as ReasonCode, words: said.trim() });
  };

  const quantityLabel =
    line.kind === "time" ? words.allowMinutes : `${words.allowAmount} ${line.own?.currency ?? ""}`.trim();
  return (
    <div className="decision">
      <div className={errors.quantity ? "field field--wrong" : "field"}>
        <label className="label" htmlFor={`${id}-quantity`}>
          {quantityLabel}
        </label>
        <Wrong id={`${id}-quantity-error`} text={errors.quantity} />
        <input
          className="input num"
          id={`${id}-quantity`}
          value={text}
          inputMode={line.kind === "time" ? "text" : "decimal"}
          aria-invalid={errors.quantity ? true : undefined}
          aria-describedby={errors.quantity ? `${id}-quantity-error` : undefined}
          onChange={(event) => setText(event.target.value)}
        />
      </div>
      <div className={errors.code ? "field field--wrong" : "field"}>
        <label className="label" htmlFor={`${id}-code`}>
          {words.why}
        </label>
        <Wrong id={`${id}-code-error`} text={errors.code} />
        <select
          className="input"
          id={`${id}-code`}
          value={code}
          aria-invalid={errors.code ? true : undefined}
          aria-describedby={errors.code ? `${id}-code-error` : undefined}
          onChange={(event) => setCode(event.target.value)}
        >
          <option value="">{words.choose}</option>
          {Object.entries(words.reasons).map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </div>
      <div className={errors.words ? "field field--wrong wide" : "field wide"}>
        <label className="label" htmlFor={`${id}-words`}>
          {words.words}
        </label>
        <Wrong id={`${id}-words-error`} text={errors.words} />
        <textarea
          className="input"
          id={`${id}-words`}
          lang="es"
          rows={3}
          maxLength={2000}
          value={said}
          aria-invalid={errors.words ? true : undefined}
          aria-describedby={errors.words ? `${id}-words-error` : undefined}
          onChange={(event) => setSaid(event.target.value)}
        />
      </div>
      <div className="actions wide">
        <button type="button" className="button" onClick={save}>
          {words.save}
        </button>
        <button type="button" className="button button--second" onClick={() => onSave(null)}>
          {words.asClaimedSubmit}
        </button>
      </div>
    </div>
  );
}

function shown(line: ShownLine, quantity: number): string {
  return line.kind === "time" ? formatMinutes(quantity) : writeAmount(quantity);
}

/** What a decision sends for its quantity: minutes, or an amount in a form that has one reading. */
export const sentQuantity = (line: ShownLine, quantity: number) =>
  line.kind === "time" ? { minutes: quantity } : { amount: writeAmount(quantity) };

function Wrong({ id, text }: { id: string; text: string | undefined }) {
  return text ? (
    <p className="error" id={id} role="alert">
      {text}
    </p>
  ) : null;
}
