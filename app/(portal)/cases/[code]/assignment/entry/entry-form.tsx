"use client";

import { useState } from "react";
import { CommandForm } from "@/components/form/command-form";
import type { FormTexts } from "@/components/form/form-texts";
import type { Locale } from "@/lib/i18n/locale";
import type { ServerAction } from "@/lib/web/answer";
import { DayAndTask } from "./day-and-task";
import type { EntryStart, EntryWords, RateOfDay } from "./entry-words";
import { ExpenseFields } from "./expense-fields";
import { TimeFields } from "./time-fields";

type Props = {
  caseId: string;
  /** An operation for each kind of entry, so that either can be sent twice. */
  operationIds: { time: string; expense: string };
  actions: { time: ServerAction; expense: ServerAction };
  /** Id and version of an entry that is changed; null when a new one is recorded. */
  changes: { entryId: string; version: number } | null;
  next?: string;
  start: EntryStart;
  tasks: readonly { id: string; title: string }[];
  today: string;
  firstDay: string;
  lastDay: string;
  since: string;
  base: string;
  currencies: readonly string[];
  rates: readonly RateOfDay[];
  locale: Locale;
  words: EntryWords;
  texts: FormTexts;
};

/** Time or an expense, phone first: what was typed of the one is kept while the other is looked at. */
export function EntryForm(props: Props) {
  const { caseId, changes, start, words, texts } = props;
  const [kind, setKind] = useState(start.kind);
  const [day, setDay] = useState(start.day);
  const [taskId, setTaskId] = useState(start.taskId ?? props.tasks[0]?.id ?? "");
  const form = (of: "time" | "expense") => (
    <div hidden={kind !== of}>
      <CommandForm
        action={props.actions[of]}
        subjectId={caseId}
        operationId={props.operationIds[of]}
        hidden={changes ? { ...changes, kind: of } : undefined}
        submit={words.save}
        pending={words.saving}
        done={words.saved}
        next={props.next}
        keep={changes !== null}
        texts={texts}
        className="entry__form"
        label={of === "time" ? words.time : words.expense}
        wide
      >
        {of === "time" ? <TimeFields start={start} words={words} /> : <ExpenseFields {...props} day={day} />}
        <DayAndTask {...props} day={day} onDay={setDay} taskId={taskId} onTask={setTaskId} />
      </CommandForm>
    </div>
  );
  return (
    <div className="entry__main">
      {changes ? null : (
        <fieldset className="kinds">
          <legend className="unseen">{words.kind}</legend>
          <div className="choices choices--join">
            {(["time", "expense"] as const).map((value) => (
              <label className="choice" key={value}>
                <input type="radio" name="kind" checked={kind === value} onChange={() => setKind(value)} />
                <span>{words[value]}</span>
              </label>
            ))}
          </div>
        </fieldset>
      )}
      {changes
        ? form(start.kind)
        : [form("time"), form("expense")].map((one, index) => <div key={index}>{one}</div>)}
    </div>
  );
}
