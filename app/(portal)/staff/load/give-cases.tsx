"use client";

import { useEffect, useRef, useState } from "react";
import { CommandForm } from "@/components/form/command-form";
import { Field, FieldError } from "@/components/form/field";
import { fill } from "@/components/form/fill";
import { controlId, useFormScope } from "@/components/form/form-scope";
import type { FormTexts } from "@/components/form/form-texts";
import { useMiniRoutes } from "@/components/case/mini-route";
import { stageCell } from "@/components/case/stage-cell";
import { Notice } from "@/components/ui/notice";
import type { EachReply, ServerAction } from "@/lib/web/answer";
import type { MiniRouteView } from "@/lib/workflow/route-view";

/** A case that could be given, in words. */
export type GivenRow = {
  id: string;
  code: string;
  nickname: string;
  lead: string;
  stage: string;
  status: string;
  route: MiniRouteView;
  what: string;
  since: string;
  by: string;
  byNote: string;
  late: boolean;
};

export type GiveTexts = {
  cases: string;
  choose: string;
  all: string;
  chosen: string;
  case: string;
  stage: string;
  what: string;
  since: string;
  by: string;
  sincePhone: string;
  byPhone: string;
  to: string;
  will: string;
  willItems: readonly string[];
  give: string;
  giving: string;
  givenOne: string;
  givenMany: string;
  keptOne: string;
  keptMany: string;
  none: string;
};

type Props = {
  action: ServerAction;
  operationId: string;
  rows: readonly GivenRow[];
  /** Whose they are; null: nobody's. */
  of: string | null;
  takers: readonly { id: string; name: string }[];
  texts: GiveTexts;
  form: FormTexts;
};

type Outcome = { done: number; kept: { code: string; message: string }[] };

/** Several cases of one facilitator, given to another at once; what could not be given is said case by case. */
export function GiveCases({ action, operationId, rows, of, takers, texts, form }: Props) {
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const codes = new Map(rows.map(({ id, code }) => [id, code]));
  return (
    <>
      {outcome ? <Given {...outcome} texts={texts} /> : null}
      {rows.length === 0 ? (
        <p className="quiet">{texts.none}</p>
      ) : (
        <CommandForm
          action={action}
          subjectId={null}
          operationId={operationId}
          hidden={{ instead: of }}
          submit={texts.give}
          pending={texts.giving}
          consequences={{ title: texts.will, items: texts.willItems }}
          texts={form}
          className="give"
          onAccepted={({ result, reply }) => {
            const { failed } = reply as EachReply;
            const kept = failed.map(({ subjectId, message }) => ({
              code: codes.get(subjectId) ?? subjectId,
              message,
            }));
            setOutcome({ done: Number(result.done), kept });
          }}
        >
          <Chosen rows={rows} texts={texts} />
          <Field
            kind="select"
            name="facilitatorId"
            label={texts.to}
            required
            options={takers.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </CommandForm>
      )}
    </>
  );
}

/** What was done and what was not, above the list and with the focus: the list below it is already another. */
function Given({ done, kept, texts }: Outcome & { texts: GiveTexts }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), [done, kept]);
  return (
    <div ref={box} tabIndex={-1} className="stack">
      {done > 0 ? (
        <Notice
          tone="done"
          role="status"
          title={fill(done === 1 ? texts.givenOne : texts.givenMany, { count: done })}
        />
      ) : null}
      {kept.length > 0 ? (
        <Notice
          tone="danger"
          role="alert"
          title={fill(kept.length === 1 ? texts.keptOne : texts.keptMany, { count: kept.length })}
        >
          <ul>
            {kept.map(({ code, message }) => (
              <li key={code}>
                <span className="code">{code}</span> {message}
              </li>
            ))}
          </ul>
        </Notice>
      ) : null}
    </div>
  );
}

const name = "subjectIds";

function Chosen({ rows, texts }: { rows: readonly GivenRow[]; texts: GiveTexts }) {
  const { bind, formId, errorAt } = useFormScope();
  const routes = useMiniRoutes(rows.map(({ id, route }) => ({ key: id, route })));
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const options = rows.map(({ id, code }) => ({ value: id, label: code }));
  const binding = bind(name, { kind: "checkboxes", label: texts.cases, options });
  const id = controlId(formId, name);
  const error = errorAt(name);
  const all = rows.every((row) => chosen.has(row.id));
  const choose = (row: string, isChosen: boolean) => {
    const next = new Set(chosen);
    if (isChosen) next.add(row);
    else next.delete(row);
    setChosen(next);
  };
  return (
    <fieldset className={error ? "field field--wrong" : "field"} aria-describedby={error && `${id}-error`}>
      <legend className="label">{texts.choose}</legend>
      {error ? <FieldError id={`${id}-error`}>{error}</FieldError> : null}
      <div className="give__all">
        <label className="tick">
          <input
            type="checkbox"
            checked={all}
            onChange={() => setChosen(new Set(all ? [] : rows.map((row) => row.id)))}
          />
          <span>{texts.all}</span>
        </label>
        <span className="quiet" role="status">
          {fill(texts.chosen, { count: chosen.size, of: rows.length })}
        </span>
      </div>
      <table className="table table--cards give__cases">
        <thead>
          <tr>
            <th scope="col">{texts.case}</th>
            <th scope="col">{texts.stage}</th>
            <th scope="col">{texts.what}</th>
            <th scope="col">{texts.since}</th>
            <th scope="col">{texts.by}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={row.id}>
              <th scope="row">
                <label className="tick">
                  <input
                    {...binding}
                    data-kind="checkboxes"
                    type="checkbox"
                    id={index === 0 ? id : `${id}-${index}`}
                    value={row.id}
                    checked={chosen.has(row.id)}
                    onChange={(event) => choose(row.id, event.target.checked)}
                  />
                  <span>
                    <span className="code">{row.code}</span> {row.nickname}
                    <small className="quiet">{row.lead}</small>
                  </span>
                </label>
              </th>
              <td>{stageCell(routes.get(row.id), row.stage, row.status)}</td>
              <td>
                <a href={`/cases/${row.code}`}>{row.what}</a>
              </td>
              <td>
                {row.since ? (
                  <>
                    <i className="on-phone">{texts.sincePhone} </i>
                    {row.since}
                  </>
                ) : null}
              </td>
              <td>
                {row.by ? (
                  <>
                    <i className="on-phone">{texts.byPhone} </i>
                    {row.by}{" "}
                    {row.byNote ? <span className={row.late ? "late" : "quiet"}>{row.byNote}</span> : null}
                  </>
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </fieldset>
  );
}
