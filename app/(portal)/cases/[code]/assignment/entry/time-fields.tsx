"use client";

import { useState } from "react";
import { Field, FieldError } from "@/components/form/field";
import { controlId, useFormScope } from "@/components/form/form-scope";
import { formatMinutes } from "@/lib/i18n/format";
import { parseWorkedTime } from "@/lib/i18n/worked-time";
import type { EntryStart, EntryWords } from "./entry-words";

const step = 15;
const quick = [30, 60, 120, 240];
const longest = 24 * 60;

/** Worked time: by quarters of an hour, by a choice, or typed. */
export function TimeFields({ start, words }: { start: EntryStart; words: EntryWords }) {
  const { formId, bind, errorAt } = useFormScope();
  const [text, setText] = useState(formatMinutes(start.minutes ?? 0));
  const id = controlId(formId, "minutes");
  const error = errorAt("minutes");
  const minutes = parseWorkedTime(text);
  const turn = (by: number) => setText(formatMinutes(Math.min(longest, Math.max(0, (minutes ?? 0) + by))));
  return (
    <>
      <div className={error ? "field field--wrong" : "field"}>
        <label className="label" htmlFor={id}>
          {words.worked}
        </label>
        {error ? <FieldError id={`${id}-error`}>{error}</FieldError> : null}
        <div className="dial">
          <button
            type="button"
            className="button button--second"
            aria-label={words.less}
            onClick={() => turn(-step)}
          >
            −
          </button>
          <input
            {...bind("minutes", {
              kind: "minutes",
              label: words.worked,
              put: (value) => setText(formatMinutes(Number(value ?? 0))),
            })}
            className="input"
            id={id}
            data-kind="minutes"
            value={text}
            onChange={(event) => setText(event.target.value)}
            onFocus={(event) => event.target.select()}
            autoComplete="off"
            aria-required
            aria-invalid={error ? true : undefined}
            aria-describedby={error ? `${id}-error` : undefined}
          />
          <button
            type="button"
            className="button button--second"
            aria-label={words.more}
            onClick={() => turn(step)}
          >
            +
          </button>
        </div>
        <div className="choices choices--join" role="group" aria-label={words.quick}>
          {quick.map((value) => (
            <label className="choice" key={value}>
              <input
                type="radio"
                name="quick"
                checked={minutes === value}
                onChange={() => setText(formatMinutes(value))}
              />
              <span>{formatMinutes(value)}</span>
            </label>
          ))}
        </div>
      </div>
      <Field
        kind="text"
        name="words"
        label={words.did}
        defaultValue={start.words}
        maxLength={2_000}
        required
      />
    </>
  );
}
