import { CommandForm } from "@/components/form/command-form";
import { Notice } from "@/components/ui/notice";
import { LinkButton } from "@/components/ui/button";
import { Details, Section } from "@/components/ui/section";
import { expenseWords } from "@/lib/i18n/expense-words";
import { formatDate, formatMinutes, formatMoney } from "@/lib/i18n/format";
import { sumsOf } from "@/lib/stages/payment/lines";
import type { PaymentView } from "@/lib/stages/payment/queries";
import type { WordedLine } from "@/lib/stages/payment/reports/summaries";
import { openReport, submitFinalReport } from "./actions";
import type { Said } from "./said";

type Props = { view: PaymentView; said: Said };

const daysForDefender = 14;

/** Hours and expenses that are in no report yet, and the reports that can be made of them. */
export function Unreported({ view, said }: Props) {
  const { p, texts } = said;
  const { may, isDefender, unreported, assignmentId } = view;
  const lastSent = view.reports.some(({ last, state }) => last && state !== "draft" && state !== "returned");
  const draft = view.reports.find(({ state }) => state === "draft");
  if (!isDefender) return <ForDefender view={view} said={said} lastSent={lastSent} />;
  if (lastSent || !assignmentId) return null;
  const working = view.status === "active" || view.status === "on_hold";
  const ready = may.has("submitFinalReport") && !(view.status === "active" && view.openTasks > 0);
  const interim =
    may.has("openReport") && working && !draft && unreported.length > 0 ? (
      <CommandForm
        action={openReport}
        subjectId={view.caseId}
        operationId={crypto.randomUUID()}
        hidden={{ assignmentId, last: false }}
        fields={[
          {
            kind: "checkboxes",
            name: "entryIds",
            label: p("unreported.choose"),
            required: true,
            options: options(unreported, said, view.currency),
            defaultValue: [...new Set(unreported.map(({ entryId }) => entryId))],
          },
        ]}
        submit={p("unreported.open")}
        pending={p("unreported.opening")}
        tone="second"
        next={`/cases/${view.code}/payment/reports/{number}`}
        texts={texts}
      />
    ) : null;
  return (
    <Section title={p("unreported.title")} id={assignmentId}>
      <p className="prose section__head">
        {unreported.length === 0
          ? p("unreported.none")
          : p("unreported.sum", {
              count: unreported.length,
              amount: formatMoney(said.locale, sumsOf(unreported).payMinor, view.currency),
            })}
      </p>
      {draft && !draft.last ? (
        <p className="actions">
          <LinkButton href={`/cases/${view.code}/payment/reports/${draft.number}`} tone="second">
            {p("unreported.toDraft", { number: draft.number })}
          </LinkButton>
        </p>
      ) : null}
      {ready ? <FinalReport view={view} said={said} /> : null}
      {interim && ready ? <Details summary={p("unreported.interim")}>{interim}</Details> : interim}
      {may.has("submitFinalReport") && !ready ? <TasksFirst view={view} said={said} /> : null}
    </Section>
  );
}
function options(lines: readonly WordedLine[], { locale }: Said, currency: string) {
  const byEntry = new Map(lines.map((line) => [line.entryId, line]));
  return [...byEntry.values()].map((line) => ({
    value: line.entryId,
    label: `${formatDate(locale, line.day, "short")} · ${
      line.minutes === null ? formatMoney(locale, line.billMinor, currency) : formatMinutes(line.minutes)
    } · ${line.minutes === null ? expenseWords(locale, line.words) : line.words}`,
  }));
}

/** Before the last report every task is done, not possible or dropped. */
function TasksFirst({ view, said }: Props) {
  const { p } = said;
  return (
    <Notice title={p("final.tasksOpen", { count: view.openTasks })}>
      <p>
        <a href={`/cases/${view.code}/assignment`}>{p("final.toTasks")}</a>
      </p>
    </Notice>
  );
}

/** The last report ends the work. */
function FinalReport({ view, said }: Props) {
  const { p, texts } = said;
  const working = view.status === "active";
  return (
    <CommandForm
      action={submitFinalReport}
      subjectId={view.caseId}
      operationId={crypto.randomUUID()}
      submit={p("final.submit")}
      pending={p("final.pending")}
      consequences={{
        title: p("final.willTitle"),
        items: [p(working ? "final.will1" : "final.will1Done"), p("final.will2"), p("final.will3")],
      }}
      confirm={{
        title: p("final.confirmTitle"),
        body: p("final.confirmBody"),
        submit: p("final.submit"),
        cancel: p("cancel"),
      }}
      done={p("final.done")}
      texts={texts}
    />
  );
}

/** Two weeks after the work ended, a facilitator may hand the last report in for the Defender. */
function ForDefender({ view, said, lastSent }: Props & { lastSent: boolean }) {
  const { p, texts } = said;
  const { may, workDoneAt } = view;
  if (!may.has("submitFinalReport") || lastSent || !workDoneAt || view.status !== "work_done") return null;
  const waitedDays = Math.floor((new Date(view.today).getTime() - workDoneAt.getTime()) / 86_400_000);
  if (waitedDays < daysForDefender) {
    return (
      <Section title={p("final.forTitle")}>
        <p className="quiet">{p("final.forLater", { days: daysForDefender })}</p>
      </Section>
    );
  }
  return (
    <Section title={p("final.forTitle")}>
      <CommandForm
        action={submitFinalReport}
        subjectId={view.caseId}
        operationId={crypto.randomUUID()}
        submit={p("final.forSubmit")}
        pending={p("final.pending")}
        tone="second"
        consequences={{ title: p("final.willTitle"), items: [p("final.for1"), p("final.will2")] }}
        done={p("final.done")}
        texts={texts}
      />
    </Section>
  );
}
