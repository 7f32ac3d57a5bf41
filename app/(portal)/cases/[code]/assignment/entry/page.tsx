import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { CommandForm } from "@/components/form/command-form";
import { formTexts, type FormTexts } from "@/components/form/form-texts";
import { Empty } from "@/components/ui/section";
import { plusDays } from "@/lib/dates";
import { expenseWords } from "@/lib/i18n/expense-words";
import { formatMoney } from "@/lib/i18n/format";
import { messagesFor } from "@/lib/i18n/messages";
import { daysOfRates, entryPageView, type EntryPageView } from "@/lib/stages/assignment/entries/queries";
import { pageActor } from "@/lib/web/page";
import { changeEntry, recordExpense, recordTime, withdrawEntry } from "../actions";
import { Caps } from "../caps";
import { taskTitle, type AssignmentWords } from "../task-words";
import { EntryForm } from "./entry-form";
import type { EntryStart } from "./entry-words";

type Props = {
  params: Promise<{ code: string }>;
  searchParams: Promise<{ entry?: string | string[]; kind?: string }>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await params).code };
}

const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** A Defender records time or an expense, on a phone between two visits; or changes an entry that is still open. */
export default async function EntryPage({ params, searchParams }: Props) {
  const { code } = await params;
  const actor = await pageActor("/cases/[code]/assignment/entry", `/cases/${code}/assignment/entry`);
  const { entry, kind } = await searchParams;
  const asked = typeof entry === "string" ? entry : null;
  if (asked !== null && !isId.test(asked)) notFound();
  const locale = await getLocale();
  const view = await entryPageView(actor, code, asked, locale);
  if (!view) notFound();
  const [t, texts] = await Promise.all([getTranslations("assignment"), formTexts()]);
  const back = `/cases/${view.code}/assignment`;
  if (!view.may.record) return <Empty title={t("entry.closedTitle")}>{t("entry.closedBody")}</Empty>;
  const changes = view.entry ? { entryId: view.entry.id, version: view.entry.version } : null;
  return (
    <div className="entry">
      <p className="entry__back">
        <a href={back}>{t("entry.back")}</a>
      </p>
      <h2 className="unseen">{t(changes ? "entry.titleChange" : "entry.title")}</h2>
      <EntryForm
        caseId={view.caseId}
        operationIds={{ time: randomUUID(), expense: randomUUID() }}
        actions={
          changes ? { time: changeEntry, expense: changeEntry } : { time: recordTime, expense: recordExpense }
        }
        changes={changes}
        next={changes ? back : undefined}
        start={startOf(view, kind === "expense" ? "expense" : "time")}
        tasks={view.tasks.map((task) => ({ id: task.id, title: taskTitle(task, t) }))}
        today={view.today}
        firstDay={view.firstDay}
        lastDay={view.lastDay}
        since={plusDays(view.today, -daysOfRates)}
        base={view.currency}
        currencies={view.currencies}
        rates={view.rates}
        locale={locale}
        words={messagesFor(locale).assignment.entry}
        texts={texts}
      />
      <div className="entry__side">
        <section aria-label={t("entry.caps")}>
          <Caps {...view.totals} currency={view.currency} locale={locale} t={t} />
        </section>
        {changes && view.may.withdraw ? (
          <Withdraw view={view} entryId={changes.entryId} t={t} texts={texts} />
        ) : null}
      </div>
    </div>
  );

  function startOf(
    { entry: changed, today, taskId, currencies }: EntryPageView,
    of: "time" | "expense",
  ): EntryStart {
    const nothing = { minutes: null, currency: currencies[0] ?? "USD", amount: "", words: "", noReceipt: "" };
    if (!changed) return { ...nothing, kind: of, day: today, taskId, receipt: null };
    return {
      kind: changed.kind,
      day: changed.day,
      taskId,
      minutes: changed.minutes,
      currency: changed.currency ?? nothing.currency,
      amount: changed.amountMinor === null ? "" : formatMoney("en", changed.amountMinor, "USD", "bare"),
      words: changed.kind === "expense" ? expenseWords(locale, changed.words) : changed.words,
      noReceipt: changed.noReceipt,
      receipt: view?.receipt ?? null,
    };
  }
}

function Withdraw({
  view,
  entryId,
  t,
  texts,
}: {
  view: EntryPageView;
  entryId: string;
  t: AssignmentWords;
  texts: FormTexts;
}) {
  return (
    <CommandForm
      action={withdrawEntry}
      subjectId={view.caseId}
      operationId={randomUUID()}
      hidden={{ entryId }}
      submit={t("entry.withdraw")}
      pending={t("entry.withdrawing")}
      next={`/cases/${view.code}/assignment`}
      tone="danger"
      confirm={{
        title: t("entry.withdraw"),
        body: t("entry.withdrawBody"),
        submit: t("entry.withdrawSubmit"),
        cancel: t("entry.keep"),
      }}
      texts={texts}
    />
  );
}
