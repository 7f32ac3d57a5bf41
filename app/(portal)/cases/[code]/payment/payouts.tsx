import { CommandForm } from "@/components/form/command-form";
import { Badge } from "@/components/ui/badge";
import { Notice } from "@/components/ui/notice";
import { Details, Section } from "@/components/ui/section";
import { formatDate, formatMinutes, formatMoney } from "@/lib/i18n/format";
import type { PayoutView } from "@/lib/stages/payment/payouts/queries";
import type { PaymentView } from "@/lib/stages/payment/queries";
import { planPayout, settleDebtOtherwise } from "./actions";
import { PayoutActs } from "./payout-acts";
import type { Said } from "./said";

type Props = { view: PaymentView; said: Said; first?: boolean };

/** What the Defender is paid, and how far each payout has come. */
export function Payouts({ view, said, first = false }: Props) {
  const { p, locale } = said;
  return (
    <Section title={p(view.reader.own ? "payouts.titleOwn" : "payouts.title")} first={first}>
      {view.may.has("planPayout") || view.may.has("settleDebtOtherwise")
        ? view.unplanned.map((owed) => <Owed key={owed.reportId} {...owed} view={view} said={said} />)
        : null}
      {view.settledDebts.map((debt) => (
        <article className="money-row" key={debt.reportId} id={debt.reportId}>
          <p>
            {p("debt.settled", {
              ...{ number: debt.number, name: debt.by, day: formatDate(locale, debt.on) },
            })}
          </p>
          <p className="prose">{debt.reason}</p>
        </article>
      ))}
      {view.payouts.length + view.unplanned.length + view.settledDebts.length === 0 ? (
        <p className="quiet">{p("payouts.none")}</p>
      ) : (
        view.payouts.map((payout) => <Payout key={payout.id} payout={payout} view={view} said={said} />)
      )}
    </Section>
  );
}

type OwedProps = PaymentView["unplanned"][number] & Pick<Props, "view" | "said">;

/** What a final report allows and no payout pays: planned by finance, or settled otherwise by a director. */
function Owed({ reportId, number, view, said }: OwedProps) {
  const { p, texts } = said;
  const form = { subjectId: view.caseId, hidden: { reportId }, texts };
  return (
    <div className="money-row" id={reportId}>
      <p>{p("payouts.unplanned", { number })}</p>
      <div className="money-acts">
        {view.may.has("planPayout") ? (
          <CommandForm
            {...form}
            action={planPayout}
            operationId={crypto.randomUUID()}
            submit={p("payouts.plan")}
            pending={p("payouts.planning")}
            tone="second"
            done={p("payouts.planned")}
          />
        ) : null}
        {view.may.has("settleDebtOtherwise") ? (
          <CommandForm
            {...form}
            action={settleDebtOtherwise}
            operationId={crypto.randomUUID()}
            fields={[
              {
                kind: "textarea",
                name: "reason",
                label: p("debt.reason"),
                hint: p("debt.reasonHint"),
                required: true,
                lang: "es",
                rows: 3,
              },
            ]}
            submit={p("debt.settle")}
            pending={p("debt.settling")}
            tone="danger"
            confirm={{
              title: p("debt.settle"),
              body: p("debt.settleBody", { number }),
              submit: p("debt.settle"),
              cancel: p("cancel"),
              holdsFields: true,
            }}
            done={p("debt.done")}
          />
        ) : null}
      </div>
    </div>
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
      {payout.state === "sent" && payout.missedOn ? (
        <Notice
          title={p(payout.isOwn ? "payouts.missedOwn" : "payouts.missed", {
            ...{ name: payout.defender, day: formatDate(locale, payout.missedOn) },
          })}
        />
      ) : null}
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
