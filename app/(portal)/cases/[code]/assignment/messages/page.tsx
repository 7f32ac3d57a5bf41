import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { CommandForm } from "@/components/form/command-form";
import { FileField } from "@/components/form/file-field";
import { Field } from "@/components/form/field";
import { formTexts } from "@/components/form/form-texts";
import { Empty } from "@/components/ui/section";
import { frameView } from "@/lib/cases/frame/queries";
import { now } from "@/lib/clock";
import { todayIn } from "@/lib/dates";
import { messagesView } from "@/lib/stages/assignment/messages/queries";
import { pageActor } from "@/lib/web/page";
import { readMessages, sendMessage } from "../actions";
import { DocumentsPane } from "./documents-pane";
import { MarkRead } from "./mark-read";
import { TasksPane } from "./tasks-pane";
import { Thread } from "./thread";

type Props = { params: Promise<{ code: string }>; searchParams: Promise<{ before?: string | string[] }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await params).code };
}

const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Messages, documents and tasks of a case side by side; one at a time on a phone. */
export default async function MessagesPage({ params, searchParams }: Props) {
  const { code } = await params;
  const actor = await pageActor("/cases/[code]/assignment/messages", `/cases/${code}/assignment/messages`);
  const { before } = await searchParams;
  const locale = await getLocale();
  const view = await messagesView(
    actor,
    code,
    typeof before === "string" && isId.test(before) ? before : null,
    locale,
  );
  if (!view) notFound();
  const [t, texts] = await Promise.all([getTranslations("assignment"), formTexts()]);
  const at = now();
  const zone = actor.timeZone;
  const base = `/cases/${view.code}/assignment/messages`;
  const done = view.tasks.filter(({ state }) => state === "done" || state === "not_possible").length;
  const newest = view.messages.at(-1);
  const writes = view.may.has("sendMessage");
  const people = (await frameView(actor, code))?.people;
  const other = view.party === "DEFENDER" ? (people?.lead ?? "") : view.defender.name;
  const label = t("messages.writeTo", { name: other });
  return (
    <>
      <p className="entry__back">
        <a href={`/cases/${view.code}/assignment`}>{t("entry.back")}</a>
      </p>
      <div className="panes-in">
        {(["messages", "documents", "tasks"] as const).map((pane, index) => (
          <input
            key={pane}
            className="unseen"
            type="radio"
            name="pane"
            id={`pane-${pane}`}
            aria-label={t(`${pane}.title`)}
            defaultChecked={index === 0}
          />
        ))}
        <div className="tabs paneset" aria-hidden="true">
          <label htmlFor="pane-messages">
            {t("messages.title")} <span>{view.total}</span>
          </label>
          <label htmlFor="pane-documents">
            {t("documents.title")} <span>{view.documents.length}</span>
          </label>
          <label htmlFor="pane-tasks">
            {t("tasks.title")} <span>{view.tasks.length}</span>
          </label>
        </div>
        <div className="panes">
          <section className="pane pane--messages" aria-labelledby="h-messages">
            <div className="section__head">
              <h2 id="h-messages">{t("messages.title")}</h2>
              <span className="small quiet">{t("messages.staffRead")}</span>
            </div>
            {view.earlier ? <a href={`${base}?before=${view.earlier}`}>{t("messages.earlier")}</a> : null}
            {view.total === 0 ? (
              <Empty title={t("messages.noneTitle")}>{t("messages.noneBody")}</Empty>
            ) : null}
            <Thread
              view={view}
              userId={actor.userId}
              zone={zone}
              today={todayIn(zone, at)}
              now={at}
              locale={locale}
              t={t}
            />
            {typeof before === "string" ? <a href={base}>{t("messages.newest")}</a> : null}
            {view.unread > 0 && newest && view.may.has("readMessages") ? (
              <MarkRead
                action={readMessages}
                caseId={view.caseId}
                operationId={randomUUID()}
                upTo={newest.at.toISOString()}
              />
            ) : null}
            {writes ? (
              <CommandForm
                className="compose"
                action={sendMessage}
                subjectId={view.caseId}
                operationId={randomUUID()}
                submit={t("messages.send")}
                pending={t("messages.sending")}
                done={t("messages.sent")}
                texts={texts}
                aside={<span className="hint">{t("messages.hint")}</span>}
              >
                <Field kind="textarea" name="words" label={label} rows={2} maxLength={20_000} required />
                <FileField
                  name="documentIds"
                  label={t("messages.attach")}
                  purpose="message"
                  subjectId={view.caseId}
                  multiple
                />
              </CommandForm>
            ) : view.party === "DEFENDER" || view.party === "ADVOCATE" ? null : (
              <p className="small quiet">{t("messages.staffReads")}</p>
            )}
          </section>
          <section className="pane pane--documents" aria-labelledby="h-documents">
            <div className="section__head">
              <h2 id="h-documents">{t("documents.title")}</h2>
              <span className="small quiet">{t("documents.count", { count: view.documents.length })}</span>
            </div>
            <DocumentsPane view={view} zone={zone} locale={locale} t={t} texts={texts} />
          </section>
          <section className="pane pane--tasks" aria-labelledby="h-tasks">
            <div className="section__head">
              <h2 id="h-tasks">{t("tasks.title")}</h2>
              <span className="small quiet">{t("tasks.countDone", { done, count: view.tasks.length })}</span>
            </div>
            <TasksPane
              view={view}
              userId={actor.userId}
              today={todayIn(zone, at)}
              locale={locale}
              t={t}
              texts={texts}
            />
          </section>
        </div>
      </div>
    </>
  );
}
