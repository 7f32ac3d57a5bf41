import { Money } from "@/components/case/figures";
import { CommandForm } from "@/components/form/command-form";
import { Field } from "@/components/form/field";
import type { FormTexts } from "@/components/form/form-texts";
import { Notice } from "@/components/ui/notice";
import { Details, Facts, Section, type Fact } from "@/components/ui/section";
import { formatDate, formatNumber } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locale";
import type { Messages } from "@/lib/i18n/messages";
import { outcomeCurrencies, outcomeMeanings, outcomeResults } from "@/lib/stages/evaluation/outcome/schema";
import type { OutcomeView } from "@/lib/stages/evaluation/outcome/queries";
import type { EvaluationView } from "@/lib/stages/evaluation/queries";
import { reportOutcome } from "./actions";

type Shown = { words: Messages["evaluation"]; locale: Locale; day: (at: Date) => string };
type Props = Shown & { view: EvaluationView; texts: FormTexts };

/** How the case ended: every report that was made, newest first, and for the Advocate the form for the next one. */
export function OutcomeSection({ view, texts, ...shown }: Props) {
  const { outcomes, may } = view;
  const { outcome } = shown.words;
  if (outcomes === null) return null;
  const mayReport = may.has("reportOutcome");
  const [latest, ...earlier] = outcomes;
  // Asked for now: the case is closed, and nobody said yet how it ended for good.
  const asked =
    view.status === "closed" && !view.outcomeUnknownAt && (!latest || latest.result === "pending");
  return (
    <Section title={outcome.title}>
      {view.outcomeUnknownAt ? (
        <Notice title={outcome.unknownTitle}>
          <p>
            {outcome.unknownBody.replace("{day}", shown.day(view.outcomeUnknownAt))}{" "}
            {mayReport ? outcome.unknownReport : null}
          </p>
        </Notice>
      ) : null}
      <div role="status">
        {latest ? (
          <Report report={latest} {...shown} />
        ) : view.outcomeUnknownAt ? null : (
          <p className="quiet">{mayReport ? outcome.intro : outcome.noneYet}</p>
        )}
      </div>
      {earlier.length > 0 ? (
        <Details summary={outcome.earlier}>
          <ol className="stack">
            {earlier.map((report) => (
              <li key={report.number}>
                <Report report={report} {...shown} />
              </li>
            ))}
          </ol>
        </Details>
      ) : null}
      {mayReport ? (
        <Details summary={latest ? outcome.revise : outcome.report} open={asked}>
          <OutcomeForm view={view} texts={texts} words={shown.words} asked={asked} />
        </Details>
      ) : null}
    </Section>
  );
}

function Report({ report, words: { outcome }, locale, day }: Shown & { report: OutcomeView }) {
  const results: Record<string, string> = outcome.results;
  const meanings: Record<string, string> = outcome.meanings;
  const { more } = report;
  const facts: (Fact | null)[] = [
    { term: outcome.result, fact: <b>{results[report.result]}</b> },
    report.day && { term: outcome.day, fact: formatDate(locale, report.day, "long") },
    report.people === null ? null : { term: outcome.people, fact: formatNumber(locale, report.people) },
    more?.recovered ? { term: outcome.recovered, fact: <Money {...more.recovered} locale={locale} /> } : null,
    report.meaning ? { term: outcome.meaning, fact: meanings[report.meaning] } : null,
    more?.words
      ? { term: outcome.said, fact: <span className="evaluations__words">{more.words}</span> }
      : null,
  ];
  const by = outcome.reportedOn
    .replace("{number}", String(report.number))
    .replace("{day}", day(report.at))
    .replace("{name}", report.reportedBy);
  return (
    <>
      <div className="outcome__report">
        <Facts facts={facts.filter((fact): fact is Fact => fact !== null)} />
      </div>
      <p className="small quiet outcome__by">
        {by}
        {more ? `. ${more.mayTell ? outcome.told : outcome.notTold}.` : null}
      </p>
    </>
  );
}

type FormProps = Pick<Props, "view" | "texts" | "words"> & { asked: boolean };

function OutcomeForm({ view, texts, words: { outcome }, asked }: FormProps) {
  const results: Record<string, string> = outcome.results;
  const meanings: Record<string, string> = outcome.meanings;
  const options = (values: readonly string[], labels: Record<string, string>) =>
    values.map((value) => ({ value, label: labels[value] ?? value }));
  return (
    <CommandForm
      action={reportOutcome}
      subjectId={view.caseId}
      operationId={crypto.randomUUID()}
      submit={outcome.submit}
      pending={outcome.pending}
      done={outcome.done}
      // One solid button on a page: the evaluation's, until the outcome is what is asked for.
      tone={asked ? "solid" : "second"}
      texts={texts}
      label={outcome.title}
      className="outcome"
    >
      <Field
        kind="radio"
        name="result"
        label={outcome.result}
        options={options(outcomeResults, results)}
        required
      />
      <div className="fields">
        <Field kind="date" name="day" label={outcome.day} hint={outcome.dayHint} required />
        <Field kind="number" name="people" label={outcome.people} />
        <Field kind="money" name="recovered" label={outcome.recovered} hint={outcome.recoveredHint} />
        <Field
          kind="select"
          name="currency"
          label={outcome.currency}
          defaultValue={view.currency}
          options={outcomeCurrencies.map((value) => ({ value, label: value }))}
        />
      </div>
      <Field
        kind="radio"
        name="meaning"
        label={outcome.meaning}
        options={options(outcomeMeanings, meanings)}
      />
      <Field kind="textarea" name="words" label={outcome.words} hint={outcome.wordsHint} maxLength={8_000} />
      <Field kind="checkbox" name="mayTell" label={outcome.mayTell} />
    </CommandForm>
  );
}
