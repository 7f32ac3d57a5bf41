import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { formTexts } from "@/components/form/form-texts";
import { LinkButton } from "@/components/ui/button";
import { Details, Empty, Section } from "@/components/ui/section";
import { now } from "@/lib/clock";
import { todayIn } from "@/lib/dates";
import { assignmentView } from "@/lib/stages/assignment/course/queries";
import { pageActor } from "@/lib/web/page";
import { CaseAside } from "../aside";
import { Caps } from "./caps";
import { CourseActs, OnHold } from "./course-acts";
import { EntriesTable } from "./entries-table";
import { PeopleFirst } from "../people-first";
import { MessagesExcerpt } from "./messages-excerpt";
import { TasksTable } from "./tasks-table";

type Props = { params: Promise<{ code: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await params).code };
}

/** Tasks, hours and expenses against the caps, the newest messages: what the work of a case is, in one place. */
export default async function AssignmentPage({ params }: Props) {
  const { code } = await params;
  const actor = await pageActor("/cases/[code]/assignment", `/cases/${code}/assignment`);
  const locale = await getLocale();
  const view = await assignmentView(actor, code, locale);
  if (!view) notFound();
  const [t, texts] = await Promise.all([getTranslations("assignment"), formTexts()]);
  const base = `/cases/${view.code}`;
  if (view.assignment === null) {
    return (
      <Empty
        title={t("none.title")}
        action={<LinkButton href={`${base}/agreement`}>{t("none.agreement")}</LinkButton>}
      >
        {t("none.body")}
      </Empty>
    );
  }
  const { assignment, entries, reader, may } = view;
  const zone = view.isDefender ? assignment.defenderZone : actor.timeZone;
  const today = todayIn(zone, now());
  return (
    <div className="split">
      <div>
        <OnHold view={view} locale={locale} t={t} texts={texts} />
        {view.isDefender ? <PeopleFirst caseId={view.caseId} /> : null}
        <Section
          title={t("tasks.title")}
          first={!view.isDefender}
          aside={
            reader === "money" ? null : (
              <span className="small quiet">
                {t("tasks.scope")} <a href={`${base}/agreement`}>{t("tasks.readContract")}</a>
              </span>
            )
          }
        >
          <TasksTable view={view} userId={actor.userId} today={today} locale={locale} t={t} texts={texts} />
        </Section>
        <Section title={t("money.title")} id="money">
          {may.has("recordTime") ? (
            <p className="actions">
              <LinkButton href={`${base}/assignment/entry`}>{t("money.record")}</LinkButton>
            </p>
          ) : null}
          <Caps {...view} currency={assignment.terms.currency} locale={locale} t={t} />
          {entries.length === 0 ? (
            <p className="quiet">{t("entries.emptyBody")}</p>
          ) : (
            <Details summary={t("money.all", { count: entries.length })} open={reader !== "work"}>
              <EntriesTable
                code={view.code}
                entries={entries}
                tasks={view.tasks}
                currency={assignment.terms.currency}
                mayChange={may.has("changeEntry")}
                showsReceipts={view.showsReceipts}
                locale={locale}
                t={t}
              />
            </Details>
          )}
        </Section>
        {reader === "money" ? null : (
          <Section
            title={t("messages.title")}
            aside={
              <a className="small" href={`${base}/assignment/messages`}>
                {view.unread > 0 ? t("messages.unread", { count: view.unread }) : t("messages.open")}
              </a>
            }
          >
            <MessagesExcerpt
              code={view.code}
              messages={view.messages}
              people={view.people}
              userId={actor.userId}
              zone={actor.timeZone}
              locale={locale}
              t={t}
            />
          </Section>
        )}
        <CourseActs view={view} today={today} t={t} texts={texts} />
      </div>
      <CaseAside actor={actor} code={code} withClients={!view.isDefender} />
    </div>
  );
}
