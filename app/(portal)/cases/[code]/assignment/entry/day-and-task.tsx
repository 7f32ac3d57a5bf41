"use client";

import { useState } from "react";
import { FieldError } from "@/components/form/field";
import { controlId, useFormScope } from "@/components/form/form-scope";
import { fill } from "@/components/form/fill";
import { formatDate } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locale";
import type { EntryWords } from "./entry-words";

type Props = {
  day: string;
  onDay: (day: string) => void;
  taskId: string;
  onTask: (taskId: string) => void;
  tasks: readonly { id: string; title: string }[];
  today: string;
  firstDay: string;
  lastDay: string;
  locale: Locale;
  words: EntryWords;
};

/** Day and task come filled in, each a line; another one is a tap away. */
export function DayAndTask({
  day,
  onDay,
  taskId,
  onTask,
  tasks,
  today,
  firstDay,
  lastDay,
  locale,
  words,
}: Props) {
  const { formId, bind, errorAt } = useFormScope();
  const [other, setOther] = useState({ day: false, task: false });
  const errors = { day: errorAt("day"), task: errorAt("taskId") };
  const shown = formatDate(locale, day || today, "weekday");
  const dayId = controlId(formId, "day");
  const taskControlId = controlId(formId, "taskId");
  const opens = { day: other.day || errors.day !== undefined, task: other.task || errors.task !== undefined };
  return (
    <div className="lines">
      {errors.day ? <FieldError id={`${dayId}-error`}>{errors.day}</FieldError> : null}
      <div className="line">
        <label htmlFor={dayId}>{words.day}</label>
        {opens.day ? null : <b>{day === today ? fill(words.today, { day: shown }) : shown}</b>}
        <input
          {...bind("day", { kind: "date", label: words.day, put: (value) => onDay(String(value ?? "")) })}
          id={dayId}
          className={opens.day ? "input" : "unseen"}
          type="date"
          data-kind="date"
          value={day}
          min={firstDay}
          max={lastDay}
          tabIndex={opens.day ? undefined : -1}
          onChange={(event) => onDay(event.target.value)}
          aria-required
          aria-invalid={errors.day ? true : undefined}
          aria-describedby={errors.day ? `${dayId}-error` : undefined}
        />
        {opens.day ? null : (
          <button
            type="button"
            className="button button--quiet"
            aria-label={words.otherDay}
            onClick={() => setOther({ ...other, day: true })}
          >
            {words.otherOne}
          </button>
        )}
      </div>
      {errors.task ? <FieldError id={`${taskControlId}-error`}>{errors.task}</FieldError> : null}
      <div className="line">
        <label htmlFor={taskControlId}>{words.task}</label>
        {opens.task ? null : <b>{tasks.find(({ id }) => id === taskId)?.title ?? ""}</b>}
        <select
          {...bind("taskId", {
            kind: "select",
            label: words.task,
            options: tasks.map(({ id, title }) => ({ value: id, label: title })),
            put: (value) => onTask(String(value ?? "")),
          })}
          id={taskControlId}
          className={opens.task ? "input" : "unseen"}
          data-kind="select"
          value={taskId}
          tabIndex={opens.task ? undefined : -1}
          onChange={(event) => onTask(event.target.value)}
          aria-required
          aria-invalid={errors.task ? true : undefined}
        >
          {tasks.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </select>
        {opens.task ? null : (
          <button
            type="button"
            className="button button--quiet"
            aria-label={words.otherTask}
            onClick={() => setOther({ ...other, task: true })}
          >
            {words.otherOne}
          </button>
        )}
      </div>
    </div>
  );
}
