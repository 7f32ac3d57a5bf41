import { Badge } from "@/components/ui/badge";
import { Section } from "@/components/ui/section";
import { formatDate, formatMoney } from "@/lib/i18n/format";
import type { PaymentView } from "@/lib/stages/payment/queries";
import type { ReportSummary } from "@/lib/stages/payment/reports/summaries";
import type { Said } from "./said";

type Props = { view: PaymentView; said: Said };

/** The reports of a case, newest first: what was claimed, what is allowed, how each stands. */
export function Reports({ view, said }: Props) {
  const { p, locale } = said;
  return (
    <Section title={p("reports.title")} first>
      {view.reports.length === 0 ? (
        <p className="quiet">{p("reports.none")}</p>
      ) : (
        <table className="table table--cards">
          <thead>
            <tr>
              <th scope="col">{p("reports.report")}</th>
              <th scope="col">{p("reports.period")}</th>
              <th scope="col" className="num">
                {p("reports.claimed", { currency: view.currency })}
              </th>
              <th scope="col" className="num">
                {p("reports.allowed", { currency: view.currency })}
              </th>
              <th scope="col">{p("reports.state")}</th>
            </tr>
          </thead>
          <tbody>
            {view.reports.map((report) => (
              <tr key={report.id} id={report.id}>
                <th scope="row">
                  <a href={`/cases/${view.code}/payment/reports/${report.number}`}>
                    {p(report.last ? "reports.numberLast" : "reports.number", { number: report.number })}
                  </a>
                </th>
                <td data-label={p("reports.period")}>{periodOf(report, said)}</td>
                <td className="num" data-label={p("reports.claimed", { currency: view.currency })}>
                  {formatMoney(locale, report.claimed.payMinor, view.currency, "bare")}
                </td>
                <td className="num" data-label={p("reports.allowed", { currency: view.currency })}>
                  {report.allowed ? formatMoney(locale, report.allowed.payMinor, view.currency, "bare") : "–"}
                </td>
                <td data-label={p("reports.state")}>
                  <Badge tone={report.state === "final" ? "done" : "plain"}>
                    {p(`reports.states.${report.state}`)}
                  </Badge>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  );
}

function periodOf({ from, to, lines }: ReportSummary, { p, locale }: Said): string {
  if (!from || !to) return p("reports.lines", { count: lines });
  const days = from === to ? [from] : [from, to];
  const period = days.map((day) => formatDate(locale, day, "short")).join(" – ");
  return `${period}, ${p("reports.lines", { count: lines })}`;
}
