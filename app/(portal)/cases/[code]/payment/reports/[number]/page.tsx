import type { Metadata } from "next";
import { getLocale } from "next-intl/server";
import { notFound } from "next/navigation";
import { formTexts } from "@/components/form/form-texts";
import { Badge } from "@/components/ui/badge";
import { Notice } from "@/components/ui/notice";
import { addDays } from "@/lib/calendar";
import { formatDate, formatInstant, formatMinutes, formatMoney } from "@/lib/i18n/format";
import { todayIn } from "@/lib/dates";
import { reportView, type ReportView } from "@/lib/stages/payment/reports/queries";
import type { ReasonCode } from "@/lib/stages/payment/assessment/schema";
import { pageActor } from "@/lib/web/page";
import { approveReport, decideContest, proposeCuts, saveReviewDraft } from "../../actions";
import { saidIn, type Said } from "../../said";
import { AnswerCuts } from "./answer";
import { LineTable } from "./line-table";
import { lineWords, shownLines } from "./line-words";
import { ApproveInFull, GiveBack, HandIn } from "./report-acts";
import { ReviewLines } from "./review-lines";
import { reviewWords, titlesOf } from "./review-words";

type Props = { params: Promise<{ code: string; number: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await params).code };
}

/** An hour and expense report line by line: claimed, proposed, why; to each reader with what is theirs to do. */
export default async function ReportPage({ params }: Props) {
  const { code, number } = await params;
  const path = `/cases/${code}/payment/reports/${number}`;
  const actor = await pageActor("/cases/[code]/payment/reports/[number]", path);
  const view = /^[1-9]\d{0,4}$/.test(number) ? await reportView(actor, code, Number(number)) : null;
  if (!view) notFound();
  const said = saidIn(await getLocale(), await formTexts());
  const { p, locale } = said;
  const dated = (at: Date) => formatDate(locale, todayIn(actor.timeZone, at));
  const mode =
    view.state === "submitted" && view.may.has("proposeCuts")
      ? "propose"
      : view.state === "contested" && view.may.has("decideContest") && !view.proposedByReader
        ? "decide"
        : null;
  return (
    <>
      <div className="section__head">
        <h2>{titleOf(view, said)}</h2>
        <span>
          {view.onBehalf ? <Badge>{p("report.onBehalf")}</Badge> : null}{" "}
          <Badge tone={view.state === "final" ? "done" : "plain"}>{p(`reports.states.${view.state}`)}</Badge>
        </span>
      </div>
      <div className="stack">
        <p className="quiet">
          {view.submittedAt
            ? p(view.onBehalf ? "report.sentFor" : "report.sentBy", {
                name: view.defender,
                day: dated(view.submittedAt),
              })
            : p("report.notSent", { name: view.defender })}
        </p>
        <Standing view={view} said={said} dated={dated} />
        {view.drafts.others.map(({ name, savedAt }) => (
          <Notice
            key={name}
            title={p("draft.others", {
              ...{ name, at: formatInstant(locale, savedAt.toISOString(), actor.timeZone) },
            })}
          >
            {p("draft.othersBody")}
          </Notice>
        ))}
        {view.state === "proposed" && view.isOwn && view.may.has("acceptCuts") ? (
          <AnswerCuts
            view={view}
            said={said}
            by={view.proposedAt ? dated(addDays(view.proposedAt, 14)) : ""}
          />
        ) : null}
        {view.lines.length === 0 ? <p className="quiet">{p("report.empty")}</p> : null}
        {mode && view.lines.length > 0 ? (
          <ReviewLines
            mode={mode}
            action={mode === "propose" ? proposeCuts : decideContest}
            approve={mode === "propose" && view.may.has("approveReport") ? approveReport : undefined}
            caseId={view.caseId}
            reportId={view.id}
            operationId={crypto.randomUUID()}
            lines={shownLines(view, said)}
            terms={view.terms}
            hours={view.hours}
            expenses={view.expenses}
            words={reviewWords(view, said, mode)}
            saving={{
              ...{ action: saveReviewDraft, operationId: crypto.randomUUID(), zone: actor.timeZone },
              draft: view.drafts.own && {
                ...{ version: view.drafts.own.version, lines: view.drafts.own.lines },
                savedAt: view.drafts.own.savedAt.toISOString(),
              },
            }}
            inFull={
              mode === "propose" && view.may.has("approveReport") ? (
                <ApproveInFull view={view} said={said} />
              ) : undefined
            }
            locale={locale}
            texts={said.texts}
          />
        ) : (
          <ReadOnly view={view} said={said} />
        )}
      </div>
      {mode === "propose" ? <GiveBack view={view} said={said} /> : null}
      {view.isOwn && (view.state === "draft" || view.state === "returned") ? (
        <HandIn view={view} said={said} />
      ) : null}
    </>
  );
}

function titleOf(view: ReportView, { p, locale }: Said): string {
  const days = view.lines.map(({ day }) => day).sort();
  const [from, to] = [days[0], days.at(-1)];
  if (!from || !to) return p("report.title", { number: view.number });
  return p("report.titleOf", {
    number: view.number,
    period: [...new Set([from, to])].map((day) => formatDate(locale, day, "short")).join(" – "),
  });
}

/** Why it stands as it stands: given back, proposed, contested. */
function Standing({ view, said, dated }: { view: ReportView; said: Said; dated: (at: Date) => string }) {
  const { p } = said;
  return (
    <>
      {view.state === "returned" && view.returned ? (
        <Notice
          tone={view.isOwn ? "turn" : "plain"}
          title={p("report.returnedUntil", { day: view.returned.by ? dated(view.returned.by) : "" })}
        >
          <p lang="es">{view.returned.words}</p>
        </Notice>
      ) : null}
      {view.contest ? (
        <Notice title={p("report.contested", { name: view.defender })}>
          <p lang="es">{view.contest}</p>
        </Notice>
      ) : null}
      {view.state === "proposed" && !view.isOwn && view.proposedAt ? (
        <Notice
          title={p("report.waitsForAnswer", {
            name: view.defender,
            day: dated(addDays(view.proposedAt, 14)),
          })}
        />
      ) : null}
      {view.state === "contested" && view.may.has("decideContest") && view.proposedByReader ? (
        <Notice title={p("report.anotherDecides")}>
          {p(view.secondMissing ? "report.secondMissing" : "report.anotherDecidesBody")}
        </Notice>
      ) : null}
    </>
  );
}

function ReadOnly({ view, said }: { view: ReportView; said: Said }) {
  const { p, locale } = said;
  if (view.lines.length === 0) return null;
  const words = lineWords(said);
  const looked = view.lines.some(({ assessed }) => assessed);
  const final = view.state === "final";
  const second = looked ? p(final ? "lines.allowed" : "lines.proposed") : null;
  const sums = looked ? (final ? "report.sums" : "report.sumsProposed") : "report.sum";
  const minutes = view.lines.reduce((sum, line) => sum + (line.minutes ?? 0), 0);
  return (
    <>
      <LineTable
        lines={shownLines(view, said)}
        shownOf={({ assessed }) =>
          assessed && {
            ...assessed,
            reason: assessed.reasonCode ? words.reasons[assessed.reasonCode as ReasonCode] : null,
          }
        }
        currency={view.terms.currency}
        titles={titlesOf(view, said)}
        second={second}
        words={words}
        locale={locale}
      />
      <p className="prose">
        {p(sums, {
          claimed: formatMoney(locale, view.claimed.payMinor, view.terms.currency),
          allowed: formatMoney(locale, view.allowed.payMinor, view.terms.currency),
          hours: formatMinutes(minutes),
        })}
      </p>
    </>
  );
}
