"use client";

import { useEffect, useRef, useState, type ReactNode } from "react";
import { useFieldArray, type FieldValues } from "react-hook-form";
import { fill } from "./fill";
import { controlId, useFormScope } from "./form-scope";
import { FieldError } from "./field";
import type { ActionForm } from "./use-action-form";

type Props = {
  form: ActionForm;
  /** Dotted path of the list: "clients". */
  name: string;
  /** What the list as a whole is called: "Clients". */
  label: string;
  /** The part of a row that says whose it is, where rows are records of their own. */
  rowId?: string;
  /** Heading of a row: "Client {number}". */
  rowTitle: string;
  addLabel: string;
  /** What a new row starts with. */
  empty: FieldValues;
  /** Rows that can't be removed: the first so many. */
  least?: number;
  most?: number;
  /** The fields of one row, named under `path`. */
  children: (path: string, index: number) => ReactNode;
};

type Removed = { index: number; row: unknown; title: string };

/** Rows that can be added and removed; a removed one can be put back as it was. */
export function FieldList(props: Props) {
  const { form, name, label, rowId, rowTitle, addLabel, empty, least = 0, most, children } = props;
  const { formId, texts, errorAt, knowList } = useFormScope();
  knowList(name, { label, rowTitle, rowId });
  const { fields: rows, append, remove, insert } = useFieldArray({ control: form.fields.control, name });
  const [removed, setRemoved] = useState<Removed | null>(null);
  const list = useRef<HTMLOListElement>(null);
  const undo = useRef<HTMLButtonElement>(null);
  const titleOf = (index: number) => fill(rowTitle, { number: index + 1 });
  const error = errorAt(name);

  useEffect(() => {
    if (removed) undo.current?.focus();
  }, [removed]);

  const take = (index: number) => {
    const row: unknown = form.fields.getValues(`${name}.${index}`);
    remove(index);
    form.touched();
    setRemoved({ index, row, title: titleOf(index) });
  };
  const putBack = () => {
    if (!removed) return;
    insert(removed.index, removed.row as FieldValues);
    setRemoved(null);
  };

  return (
    <div className={error ? "field field--wrong" : "field"}>
      {error ? <FieldError id={`${controlId(formId, name)}-error`}>{error}</FieldError> : null}
      <ol className="rowset" ref={list} id={controlId(formId, name)} tabIndex={-1}>
        {rows.map((row, index) => (
          <li key={row.id}>
            <fieldset>
              <legend className="unseen">{titleOf(index)}</legend>
              <div className="rowset__head">
                <h3 aria-hidden="true">{titleOf(index)}</h3>
                {index >= least ? (
                  <button
                    type="button"
                    className="button button--quiet"
                    onClick={() => take(index)}
                    aria-label={`${texts.remove}: ${titleOf(index)}`}
                  >
                    {texts.remove}
                  </button>
                ) : null}
              </div>
              {children(`${name}.${index}`, index)}
            </fieldset>
          </li>
        ))}
      </ol>
      <p role="status" className={removed ? "saying" : "unseen"}>
        {removed ? fill(texts.removed, { what: removed.title }) : null}{" "}
        {removed ? (
          <button type="button" className="button button--quiet" ref={undo} onClick={putBack}>
            {texts.undo}
          </button>
        ) : null}
      </p>
      {most === undefined || rows.length < most ? (
        <button
          type="button"
          className="button button--second"
          onClick={() => {
            setRemoved(null);
            append(empty);
            form.touched();
          }}
        >
          {addLabel}
        </button>
      ) : null}
    </div>
  );
}
