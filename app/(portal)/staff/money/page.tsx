import type { Metadata } from "next";
import { getLocale } from "next-intl/server";
import { Badge } from "@/components/ui/badge";
import { Section } from "@/components/ui/section";
import { formatDate, formatMoney } from "@/lib/i18n/format";
import { translator } from "@/lib/i18n/translate";
import { todayIn } from "@/lib/dates";
import { deskView, type DeskView } from "@/lib/stages/payment/desk/queries";
import { pageActor } from "@/lib/web/page";
import { AgingBar, type Said } from "./aging-bar";
import { CaseLink, Rows } from "./desk-rows";

export async function generateMetadata(): Promise<Metadata> {
  return { title: translator(await getLocale())("payment.desk.title") };
}

/** What is owed and what is to be paid out, over all cases, oldest first. */
export default async function MoneyPage() {
  const actor = await pageActor("/staff/money", "/staff/money");
  const view = await deskView(actor);
  const locale = await getLocale();
  const t = translator(locale);
  const said: Said = { p: (key, values) => t(`payment.desk.${key}`, values), locale };
  const { p } = said;
  const isFinance = actor.staffRoles.some((role) => role === "FINANCE" || role === "DIRECTOR");
  return (
    <>
      <div className="list-head">
        <h1>{p("title")}</h1>
      </div>
      <PayoutRows view={view} said={said} />
      <WriteOffRows view={view} said={said} />
      {isFinance ? (
        <>
          <ReportRows view={view} said={said} zone={actor.timeZone} />
          <DraftRows view={view} said={said} />
          <Owed view={view} said={said} />
        </>
      ) : null}
    </>
  );
}

type Props = { view: DeskView; said: Said };

function PayoutRows({ view, said }: Props) {
  const { p, locale } = said;
  return (
    <Section title={p("payouts")} first>
      <Rows
        none={p("noPayouts")}
        heads={[p("case"), p("defender"), p("amount"), p("prepared"), p("state")]}
        right={2}
        rows={view.payouts.map((payout) => ({
          key: payout.id,
          cells: [
            <CaseLink key="case" code={payout.code} nickname={payout.nickname} to={`payment#${payout.id}`} />,
            payout.defender,
            formatMoney(locale, payout.payMinor, payout.payCurrency),
            payout.preparedByReader ? p("byYou") : payout.preparedBy,
            <Badge key="state">{p(`payoutStates.${payout.state}`)}</Badge>,
          ],
        }))}
      />
    </Section>
  );
}

/** Only when there is one to decide on: they are rare. */
function WriteOffRows({ view, said }: Props) {
  const { p, locale } = said;
  if (view.writeOffs.length === 0) return null;
  return (
    <Section title={p("writeOffs")}>
      <Rows
        none=""
        heads={[p("case"), p("invoice"), p("left"), p("proposed")]}
        right={2}
        rows={view.writeOffs.map((writeOff) => ({
          key: writeOff.id,
          cells: [
            <CaseLink
              key="case"
              code={writeOff.code}
              nickname={writeOff.nickname}
              to={`payment#${writeOff.id}`}
            />,
            writeOff.number,
            formatMoney(locale, writeOff.leftMinor, writeOff.currency),
            writeOff.proposedByReader ? p("byYou") : writeOff.proposedBy,
          ],
        }))}
      />
    </Section>
  );
}

function ReportRows({ view, said, zone }: Props & { zone: string }) {
  const { p, locale } = said;
  return (
    <Section title={p("reports")}>
      <Rows
        none={p("noReports")}
        heads={[p("case"), p("report"), p("since"), p("state")]}
        rows={view.reports.map((report) => ({
          key: `${report.code}-${report.number}`,
          cells: [
            <CaseLink
              key="case"
              code={report.code}
              nickname={report.nickname}
              to={`payment/reports/${report.number}`}
            />,
            p("reportNumber", { number: report.number }),
            report.since ? formatDate(locale, todayIn(zone, report.since)) : "",
            <Badge key="state">{p(`reportStates.${report.state}`)}</Badge>,
          ],
        }))}
      />
    </Section>
  );
}

function DraftRows({ view, said }: Props) {
  const { p, locale } = said;
  return (
    <Section title={p("drafts")}>
      <Rows
        none={p("noDrafts")}
        heads={[p("case"), p("amount")]}
        right={1}
        rows={view.drafts.map((draft) => ({
          key: draft.id,
          cells: [
            <CaseLink
              key="case"
              code={draft.code}
              nickname={draft.nickname}
              to={`payment/invoices/${draft.id}`}
            />,
            formatMoney(locale, draft.totalMinor, draft.currency),
          ],
        }))}
      />
    </Section>
  );
}

function Owed({ view, said }: Props) {
  const { p, locale } = said;
  return (
    <Section title={p("owed")}>
      {view.aging.map((aging) => (
        <AgingBar key={aging.currency} aging={aging} said={said} />
      ))}
      <Rows
        none={p("noOwed")}
        heads={[p("case"), p("invoice"), p("payer"), p("due"), p("total"), p("left")]}
        right={4}
        rows={view.owed.map((invoice) => ({
          key: invoice.id,
          cells: [
            <CaseLink
              key="case"
              code={invoice.code}
              nickname={invoice.nickname}
              to={`payment/invoices/${invoice.id}`}
            />,
            <span key="number" className="nowrap">
              {invoice.number}
            </span>,
            invoice.organization,
            <span key="due" className={invoice.lateDays > 0 ? "late" : undefined}>
              {formatDate(locale, invoice.dueOn)}
              {invoice.lateDays > 0 ? `, ${p("late", { days: invoice.lateDays })}` : ""}
            </span>,
            formatMoney(locale, invoice.totalMinor, invoice.currency),
            formatMoney(locale, invoice.leftMinor, invoice.currency),
          ],
        }))}
      />
      {view.credits.map((credit) => (
        <p className="quiet small" key={`${credit.organization}-${credit.currency}`}>
          {p("credit", {
            organization: credit.organization,
            amount: formatMoney(locale, credit.leftMinor, credit.currency),
          })}
        </p>
      ))}
    </Section>
  );
}
