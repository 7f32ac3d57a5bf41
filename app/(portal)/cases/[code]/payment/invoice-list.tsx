import { Badge } from "@/components/ui/badge";
import { Section } from "@/components/ui/section";
import { formatDate, formatMoney } from "@/lib/i18n/format";
import type { InvoiceSummary } from "@/lib/stages/payment/invoices/summaries";
import type { PaymentView } from "@/lib/stages/payment/queries";
import type { Said } from "./said";

/** The invoices of a case, newest first, with what is left to pay. */
export function InvoiceList({ view, said, first }: { view: PaymentView; said: Said; first: boolean }) {
  const { p } = said;
  const { invoices } = view;
  return (
    <Section title={p("invoices.title")} first={first}>
      {invoices.length === 0 ? (
        <p className="quiet">{p("invoices.none")}</p>
      ) : (
        <InvoiceTable invoices={invoices.map((invoice) => ({ ...invoice, code: view.code }))} said={said} />
      )}
    </Section>
  );
}

type TableProps = {
  invoices: readonly (InvoiceSummary & { code: string })[];
  /** Of several cases: each row names its own, by its code. */
  withCase?: boolean;
  said: Said;
};

export function InvoiceTable({ invoices, withCase, said }: TableProps) {
  const { p, locale } = said;
  return (
    <table className="table table--cards">
      <thead>
        <tr>
          <th scope="col">{p("invoices.invoice")}</th>
          {withCase ? <th scope="col">{p("bill.case")}</th> : null}
          <th scope="col">{p("invoices.issued")}</th>
          <th scope="col">{p("invoices.due")}</th>
          <th scope="col" className="num">
            {p("invoices.total")}
          </th>
          <th scope="col" className="num">
            {p("invoices.left")}
          </th>
          <th scope="col">{p("invoices.state")}</th>
        </tr>
      </thead>
      <tbody>
        {invoices.map((invoice) => (
          <tr key={invoice.id} id={invoice.id}>
            <th scope="row">
              <a className="nowrap" href={`/cases/${invoice.code}/payment/invoices/${invoice.id}`}>
                {invoice.number ? p("invoices.number", { number: invoice.number }) : p("invoices.draft")}
              </a>
            </th>
            {withCase ? (
              <td className="code" data-label={p("bill.case")}>
                {invoice.code}
              </td>
            ) : null}
            <td data-label={p("invoices.issued")}>
              {invoice.issuedOn ? formatDate(locale, invoice.issuedOn) : "–"}
            </td>
            <td data-label={p("invoices.due")}>{invoice.dueOn ? formatDate(locale, invoice.dueOn) : "–"}</td>
            <td className="num" data-label={p("invoices.total")}>
              {formatMoney(locale, invoice.totalMinor, invoice.currency)}
            </td>
            <td className="num" data-label={p("invoices.left")}>
              {invoice.state === "draft"
                ? "–"
                : formatMoney(locale, invoice.balanceMinor, invoice.currency, "bare")}
            </td>
            <td data-label={p("invoices.state")}>
              <InvoiceState invoice={invoice} said={said} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export type Standing = Pick<InvoiceSummary, "state" | "balanceMinor" | "totalMinor" | "overdue">;

/** Part paid, paid, overdue: derived from what is left. */
export function standingOf({ state, balanceMinor, totalMinor, overdue }: Standing): string {
  if (state === "draft") return "draft";
  if (state === "written_off" && balanceMinor === 0) return "written_off";
  if (balanceMinor === 0) return "paid";
  if (overdue) return "overdue";
  return balanceMinor < totalMinor ? "part_paid" : "issued";
}

function InvoiceState({ invoice, said }: { invoice: InvoiceSummary; said: Said }) {
  const standing = standingOf(invoice);
  const tone = standing === "paid" ? "done" : standing === "overdue" ? "danger" : "plain";
  return <Badge tone={tone}>{said.p(`invoices.states.${standing}`)}</Badge>;
}
