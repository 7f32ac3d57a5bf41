import { Section } from "@/components/ui/section";
import { formatDate, formatMoney, formatNumber } from "@/lib/i18n/format";
import { paidPercent, type InvoiceView } from "@/lib/stages/payment/invoices/queries";
import type { Said } from "../../said";

/** What was paid so far; what is left is the last line of the sum. */
export function Received({ view, said }: { view: InvoiceView; said: Said }) {
  const { p, locale } = said;
  const { record, received, balanceMinor, writtenOffMinor } = view;
  const bare = (minor: number) => formatMoney(locale, minor, record.currency, "bare");
  const percent = paidPercent(view);
  return (
    <Section title={p("received.title")} first>
      <table className="paid">
        <tbody>
          <tr>
            <th scope="row">{p("bill.total")}</th>
            <td>{bare(record.totalMinor)}</td>
          </tr>
          {received.map((payment, index) => (
            <tr key={index}>
              <th scope="row">
                {[p(`receipts.methods.${payment.method}`), payment.reference].filter(Boolean).join(" ")}
                <small>
                  {payment.recordedBy
                    ? p("received.onBy", {
                        day: formatDate(locale, payment.receivedOn, "short"),
                        name: payment.recordedBy,
                      })
                    : formatDate(locale, payment.receivedOn, "short")}
                  {payment.undone ? ` · ${p("received.undone")}` : ""}
                </small>
              </th>
              <td>{payment.undone ? <s>{bare(-payment.amountMinor)}</s> : bare(-payment.amountMinor)}</td>
            </tr>
          ))}
          {writtenOffMinor > 0 ? (
            <tr>
              <th scope="row">{p("received.writtenOff")}</th>
              <td>{bare(-writtenOffMinor)}</td>
            </tr>
          ) : null}
          <tr className="rest">
            <th scope="row">{p("received.left", { currency: record.currency })}</th>
            <td>{bare(balanceMinor)}</td>
          </tr>
        </tbody>
      </table>
      <div className="cap">
        <div
          className="cap__bar"
          role="img"
          aria-label={p("received.percent", { percent: formatNumber(locale, percent) })}
        >
          <i style={{ width: `${percent}%` }} />
        </div>
        <ul className="legend">
          <li>
            <i />
            {p("received.percent", { percent: formatNumber(locale, percent) })}
          </li>
          <li>
            <i className="is-left" />
            {p("received.rest")}
          </li>
        </ul>
      </div>
    </Section>
  );
}
