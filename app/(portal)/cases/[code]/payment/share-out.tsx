"use client";

import { useEffect, useState, type FormEvent } from "react";
import { Field, FieldError } from "@/components/form/field";
import { fill } from "@/components/form/fill";
import { controlId, useFormScope } from "@/components/form/form-scope";
import { formatMoney } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locale";
import { parseAmount, writeAmount } from "@/lib/money";
import { shareOut } from "@/lib/stages/payment/receipts/allocation";

/** An open invoice of the payer, in the order in which a payment pays them. */
export type OpenRow = { invoiceId: string; number: string; code: string; due: string; leftMinor: number };

export type ShareWords = {
  amount: string;
  title: string;
  none: string;
  invoice: string;
  left: string;
  set: string;
  setOn: string;
  after: string;
  unreadable: string;
  aboveLeft: string;
  credit: string;
  noCredit: string;
  tooMuch: string;
  again: string;
};

type Props = { rows: readonly OpenRow[]; currency: string; locale: Locale; words: ShareWords };

/** What is read of an amount; null where it can't be read, or has two readings. */
function minorOf(text: string): number | null {
  if (text.trim() === "") return 0;
  const reading = parseAmount(text);
  return reading.kind === "exact" ? reading.minor : null;
}

/**
 * What came in, and how it is set against the payer's open invoices: as it is offered until somebody says otherwise,
 * with what is then left of each and what becomes the payer's credit. Reckoned as the server reckons it.
 */
export function ShareOut({ rows, currency, locale, words }: Props) {
  const { formId, putValue, errorAt, know } = useFormScope();
  const [amount, setAmount] = useState(0);
  const [said, setSaid] = useState<Record<string, string>>({});
  const read = Object.fromEntries(Object.entries(said).map(([id, text]) => [id, minorOf(text)]));
  const sums = Object.fromEntries(Object.entries(read).map(([id, minor]) => [id, minor ?? 0]));
  const { shares, unappliedMinor } = shareOut(amount, rows, sums);
  know("shares", { kind: "money", label: words.title });

  // What can't be read goes as it is: the server refuses it at its place.
  const sent = JSON.stringify(
    shares
      .map((share) => (read[share.invoiceId] === null ? { ...share, amountMinor: null } : share))
      .filter(({ amountMinor }) => amountMinor !== 0),
  );
  useEffect(() => putValue("shares", JSON.parse(sent)), [putValue, sent]);

  const onInput = ({ target }: FormEvent) => {
    if (target instanceof HTMLInputElement && target.name === "amount") setAmount(minorOf(target.value) ?? 0);
  };
  const money = (minor: number) => formatMoney(locale, minor, currency, "bare");
  const id = controlId(formId, "shares");
  const error = errorAt("shares");
  return (
    <div onInput={onInput}>
      <Field kind="money" name="amount" label={words.amount} required />
      <fieldset className={error ? "field field--wrong" : "field"} id={id} tabIndex={-1}>
        <legend className="label">{words.title}</legend>
        {error ? <FieldError id={`${id}-error`}>{error}</FieldError> : null}
        {rows.length === 0 ? <p className="hint">{words.none}</p> : null}
        {rows.length > 0 ? (
          <table className="table table--cards shares">
            <thead>
              <tr>
                <th scope="col">{words.invoice}</th>
                <th scope="col" className="num">
                  {words.left}
                </th>
                <th scope="col" className="num">
                  {words.set}
                </th>
                <th scope="col" className="num">
                  {words.after}
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row, index) => {
                const share = shares[index]?.amountMinor ?? 0;
                const wrong =
                  read[row.invoiceId] === null
                    ? words.unreadable
                    : share > row.leftMinor
                      ? words.aboveLeft
                      : null;
                const input = `${id}-${row.invoiceId}`;
                return (
                  <tr key={row.invoiceId}>
                    <th scope="row">
                      {row.number}
                      <small className="nowrap">{row.code}</small>
                      <small className="nowrap">{row.due}</small>
                    </th>
                    <td className="num" data-label={words.left}>
                      {money(row.leftMinor)}
                    </td>
                    <td className="num" data-label={words.set}>
                      <input
                        className="input num"
                        inputMode="decimal"
                        autoComplete="off"
                        aria-label={fill(words.setOn, { number: row.number })}
                        aria-invalid={wrong ? true : undefined}
                        aria-describedby={wrong ? `${input}-wrong` : undefined}
                        value={said[row.invoiceId] ?? (share === 0 ? "" : writeAmount(share))}
                        onChange={(event) => setSaid({ ...said, [row.invoiceId]: event.target.value })}
                      />
                      {wrong ? (
                        <small className="late" id={`${input}-wrong`}>
                          {wrong}
                        </small>
                      ) : null}
                    </td>
                    <td className="num" data-label={words.after}>
                      {wrong ? "" : money(row.leftMinor - share)}
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        ) : null}
        <p className={unappliedMinor < 0 ? "late" : "understood"} aria-live="polite">
          {restWords(unappliedMinor, currency, locale, words)}
        </p>
        {Object.keys(said).length > 0 ? (
          <button type="button" className="button button--quiet" onClick={() => setSaid({})}>
            {words.again}
          </button>
        ) : null}
      </fieldset>
    </div>
  );
}

function restWords(minor: number, currency: string, locale: Locale, words: ShareWords): string {
  const amount = formatMoney(locale, Math.abs(minor), currency);
  if (minor < 0) return fill(words.tooMuch, { amount });
  return minor === 0 ? words.noCredit : fill(words.credit, { amount });
}
