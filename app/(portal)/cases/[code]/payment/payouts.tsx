import { CommandForm } from "@/components/form/command-form";
import { Badge } from "@/components/ui/badge";
import { Notice } from "@/components/ui/notice";
import { Details, Section } from "@/components/ui/section";
import { formatDate, formatMinutes, formatMoney } from "@/lib/i18n/format";
import type { PayoutView } from "@/lib/stages/payment/payouts/queries";
import type { PaymentView } from "@/lib/stages/payment/queries";
import { planPayout } from "./actions";
import { PayoutActs } from "./payout-acts";
import type { Said } from "./said";

type Props = { view: PaymentView; said: Said; first?: boolean };

/** What the Defender is paid, and how far each payout has come. */
export function Payouts({ view, said, first = false }: Props) {
  const { p, texts } = said;
  return (
    <Section title={p(view.reader.own ? "payouts.titleOwn" : "payouts.title")} first={first}>
      {view.may.has("planPayout")
        ? view.unplanned.map(({ reportId, number }) => (
            <div className="money-row" key={reportId} id={reportId}>
              <p>{p("payouts.unplanned", { number })}</p>
              <CommandForm
                action={planPayout}
                subjectId={view.caseId}
                operationId={crypto.randomUUID()}
                hidden={{ reportId }}
                submit={p("payouts.plan")}
                pending={p("payouts.planning")}
                tone="second"
                done={p("payouts.planned")}
                texts={texts}
              />
            </div>
          ))
        : null}
      {view.payouts.length === 0 && view.unplanned.length === 0 ? (
        <p className="quiet">{p("payouts.none")}</p>
      ) : (
        view.payouts.map((payout) => <Payout key={payout.id} payout={payout} view={view} said={said} />)
      )}
    </Section>
  );
}

function Payout({ payout, view, said }: { payout: PayoutView; view: PaymentView; said: Said }) {
  const { p, locale } = said;
  const others = payout.payCurrency !== payout.currency;
  return (
    <article className="money-row" id={payout.id}>
      <header>
        <h3>{p("payouts.forReport", { number: payout.reportNumber, name: payout.defender })}</h3>
        <span className="money-row__sum">
          {formatMoney(locale, payout.payMinor, payout.payCurrency)}{" "}
          <Badge tone={payout.state === "confirmed" ? "done" : "plain"}>
            {p(`payouts.states.${payout.state}`)}
          </Badge>
        </span>
      </header>
      <p className="small quiet">
        {others ? `${formatMoney(locale, payout.amountMinor, payout.currency)} · ` : ""}
        {standing(payout, said)}
        {payout.attempt > 1 ? ` · ${p("payouts.attempt", { attempt: payout.attempt })}` : ""}
        {payout.fx
          ? ` · ${p("payouts.rate", {
              ...{ rate: payout.fx.rate, foreign: payout.payCurrency, base: payout.currency },
              ...{ day: formatDate(locale, payout.fx.day), source: payout.fx.source },
            })}`
          : ""}
      </p>
      {payout.state === "returned" && payout.returned ? (
        <Notice tone="danger" title={p("payouts.cameBack")}>
          {payout.returned}
        </Notice>
      ) : null}
      <Details summary={p("payouts.lines", { count: payout.lines.length })}>
        <table className="table table--cards">
          <thead>
            <tr>
              <th scope="col">{p("bill.description")}</th>
              <th scope="col">{p("bill.date")}</th>
              <th scope="col" className="num">
                {p("bill.quantity")}
              </th>
              <th scope="col" className="num">
                {payout.payCurrency}
              </th>
            </tr>
          </thead>
          <tbody>
            {payout.lines.map((line) => (
              <tr key={line.position}>
                <th scope="row">
                  {lineName(line, said)}
                  {line.own && line.own.currency !== payout.payCurrency ? (
                    <small> {formatMoney(locale, line.own.minor, line.own.currency)}</small>
                  ) : null}
                </th>
                <td data-label={p("bill.date")}>{formatDate(locale, line.day, "short")}</td>
                <td className="num" data-label={p("bill.quantity")}>
                  {line.minutes === null ? "" : formatMinutes(line.minutes)}
                </td>
                <td className="num" data-label={payout.payCurrency}>
                  {formatMoney(locale, line.payMinor, payout.payCurrency, "bare")}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Details>
      <PayoutActs payout={payout} view={view} said={said} />
    </article>
  );
}

function lineName(line: PayoutView["lines"][number], { p, word }: Said): string {
  const task = word(`assignment.taskKinds.${line.taskKind ?? "other"}`);
  return line.kind === "work" ? task : p("bill.expenseFor", { task });
}

function standing(payout: PayoutView, { p, locale }: Said): string {
  if (payout.confirmedOn) return p("payouts.confirmedOn", { day: formatDate(locale, payout.confirmedOn) });
  if (payout.sentOn) {
    return p("payouts.sentOn", {
      day: formatDate(locale, payout.sentOn),
      reference: payout.bankReference,
    });
  }
  if (payout.approvedBy) return p("payouts.approvedBy", { name: payout.approvedBy });
  return p("payouts.preparedBy", { name: payout.preparedBy });
}
