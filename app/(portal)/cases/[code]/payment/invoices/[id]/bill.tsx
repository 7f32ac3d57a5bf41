import { Fragment } from "react";
import { formatDate, formatMoney } from "@/lib/i18n/format";
import type { InvoiceRecord } from "@/lib/stages/payment/invoices/record";
import { billSections, office, payWords } from "@/lib/stages/payment/invoices/wording";
import type { Said } from "../../said";

/** The sheet: the same lines and sums as in the PDF. */
export function Bill({ record, said }: { record: InvoiceRecord; said: Said }) {
  const { p, locale, word } = said;
  const dated = (day: string | null) => (day ? formatDate(locale, day) : p("bill.notYet"));
  const number = record.number ?? p("bill.draft");
  return (
    <article className="sheet bill" aria-label={p("bill.label", { number })}>
      <div className="bill__top">
        <div>
          <h2>{p("bill.title")}</h2>
          <p className="bill__no">{number}</p>
        </div>
        <p>
          {office.map((line) => (
            <Fragment key={line}>
              {line}
              <br />
            </Fragment>
          ))}
        </p>
      </div>
      <dl className="bill__facts">
        <div>
          <dt>{p("bill.to")}</dt>
          <dd>{record.organization}</dd>
          <dd>
            {record.counsel}
            <br />
            {record.billingAddress || record.city}
          </dd>
        </div>
        <div>
          <dt>{p("bill.case")}</dt>
          <dd className="code">{record.code}</dd>
        </div>
        <div>
          <dt>{p("bill.issued")}</dt>
          <dd>{dated(record.issuedOn)}</dd>
        </div>
        <div>
          <dt>{p("bill.due")}</dt>
          <dd>{dated(record.dueOn)}</dd>
        </div>
      </dl>
      <table>
        <thead>
          <tr>
            <th scope="col">{p("bill.date")}</th>
            <th scope="col">{p("bill.description")}</th>
            <th scope="col" className="num">
              {p("bill.quantity")}
            </th>
            <th scope="col" className="num">
              {record.currency}
            </th>
          </tr>
        </thead>
        {billSections(record, word, locale).map(({ key, title, rows }) => (
          <tbody key={key}>
            <tr className="kind">
              <th colSpan={4} scope="colgroup">
                {title}
              </th>
            </tr>
            {rows.map((row) => (
              <tr key={row.key}>
                <td>{row.day}</td>
                <td>
                  {row.text} {row.small ? <small>{row.small}</small> : null}
                </td>
                <td className="num">{row.quantity}</td>
                <td className="num">{row.amount}</td>
              </tr>
            ))}
          </tbody>
        ))}
        <tfoot>
          <tr className="due">
            <td colSpan={3}>{p("bill.total")}</td>
            <td className="num">{formatMoney(locale, record.totalMinor, record.currency, "bare")}</td>
          </tr>
        </tfoot>
      </table>
      <div className="bill__foot">
        {payWords(record, word).map((text) => (
          <p key={text}>
            {text.split("\n").map((line) => (
              <Fragment key={line}>
                {line}
                <br />
              </Fragment>
            ))}
          </p>
        ))}
      </div>
    </article>
  );
}
