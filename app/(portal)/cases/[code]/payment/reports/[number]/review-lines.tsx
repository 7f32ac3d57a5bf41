"use client";

import { useState, type ReactNode } from "react";
import { ConfirmStep } from "@/components/form/confirm-step";
import { fill } from "@/components/form/fill";
import { Saying, Trouble } from "@/components/form/outcome";
import type { FormTexts } from "@/components/form/form-texts";
import { useAwake } from "@/components/form/form-scope";
import { useUnsaved } from "@/components/form/unsaved";
import { useSubmission } from "@/components/form/use-submission";
import { Consequences } from "@/components/ui/notice";
import { formatMoney } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locale";
import { asClaimed, priced, quantityOf, sumsOf, type Terms } from "@/lib/stages/payment/lines";
import type { CapView } from "@/lib/stages/payment/reports/queries";
import type { ServerAction } from "@/lib/web/answer";
import { lineName, sentLine, standing } from "./decided-lines";
import { LineDecisionForm, type LineDecision } from "./line-decision";
import { DraftState } from "./draft-state";
import { LineTable, type Shown } from "./line-table";
import type { LineWords, ShownLine } from "./line-words";
import { useReviewDraft, type Decisions, type DraftSaving } from "./review-draft";
import { ReviewCaps, type CapWords } from "./review-caps";
import { ReviewTotals } from "./review-totals";

export type ReviewWords = {
  lines: LineWords;
  second: string;
  titles: { time: string; expense: string };
  caps: CapWords;
  claimed: string;
  cut: string;
  sum: string;
  pays: string;
  /** Before the fee, where the contract has one. */
  bills: string;
  fee: string;
  billsWithFee: string;
  willTitle: string;
  will: string[];
  submit: string;
  pending: string;
  done: string;
  /** In place of `submit`, when sums are corrected upwards and nothing is cut. */
  correct: { submit: string; willTitle: string; will: string[] };
  /** Asked before the report becomes final; `{amount}` is what is allowed then. */
  final: { body: string; cancel: string };
  /** "Saved at {time}", and that nothing is yet. */
  draft: { savedAt: string; saving: string; unsaved: string };
  openLine: string;
  totals: string;
};

type Props = {
  mode: "propose" | "decide";
  action: ServerAction;
  /** Of a proposal that turns out to raise sums and to cut none. */
  approve?: ServerAction;
  caseId: string;
  reportId: string;
  operationId: string;
  lines: readonly ShownLine[];
  terms: Terms;
  hours: CapView;
  expenses: CapView;
  words: ReviewWords;
  saving: DraftSaving;
  /** The act while no line is changed: all as claimed. */
  inFull?: ReactNode;
  locale: Locale;
  texts: FormTexts;
};

/**
 * The reviewer's page: a decision for each line that is not as claimed, totals and caps that follow, one button. The
 * figures are reckoned as the server reckons them, which has the last word.
 */
export function ReviewLines(props: Props) {
  const { mode, approve, caseId, reportId, operationId, lines, terms, words, inFull, locale, texts } = props;
  const { draft } = props.saving;
  const [decisions, setDecisions] = useState<Decisions>(() =>
    draft ? Object.fromEntries(draft.lines.map(({ partId, ...one }) => [partId, one])) : standing(lines),
  );
  const [open, setOpen] = useState<string | null>(null);
  const [asking, setAsking] = useState(false);
  const awake = useAwake();
  const sayUnsaved = useUnsaved(`report-${reportId}`);
  const onlyRaises =
    approve !== undefined &&
    Object.keys(decisions).length > 0 &&
    lines.every((line) => (decisions[line.partId]?.quantity ?? quantityOf(line)) >= quantityOf(line));
  const action = onlyRaises ? approve : props.action;
  const act = onlyRaises ? words.correct : words;
  const keeping = useReviewDraft({ saving: props.saving, caseId, reportId, onKept: () => sayUnsaved(false) });
  const submission = useSubmission({
    ...{ action, subjectId: caseId, operationId },
    onAccepted: () => {
      setAsking(false);
      sayUnsaved(false);
    },
    onRefused: () => setAsking(false),
    onUnreached: () => setAsking(false),
  });
  const isFinal = mode === "decide" || onlyRaises;

  const shownOf = (line: ShownLine): Shown => {
    const decision = decisions[line.partId];
    if (!decision) return { ...asClaimed(line), reason: null, words: "" };
    return {
      ...priced(line, decision.quantity, terms),
      reason: words.lines.reasons[decision.reasonCode],
      words: decision.words,
    };
  };
  const save = (line: ShownLine, decision: LineDecision | null) => {
    const rest = Object.fromEntries(Object.entries(decisions).filter(([partId]) => partId !== line.partId));
    const next = decision ? { ...rest, [line.partId]: decision } : rest;
    setDecisions(next);
    setOpen(null);
    sayUnsaved(true);
    keeping.keep(next);
  };
  const cuts = Object.keys(decisions).length;
  const claimed = sumsOf(lines);
  const now = sumsOf(lines.map((line) => shownOf(line) ?? line));

  const send = () => {
    if (open !== null) return;
    submission.send({
      reportId,
      lines: lines.flatMap((line) => sentLine(line, decisions[line.partId], mode)),
    });
  };

  return (
    <>
      <p className="report-tally">
        <span>
          {words.sum} <b className="num">{formatMoney(locale, now.payMinor, terms.currency, "bare")}</b>
        </span>
        <a href="#totals">{words.totals}</a>
      </p>
      <DraftState
        {...{ keeping, lines, words, texts, locale }}
        zone={props.saving.zone}
        onTake={(partId, decision) => {
          const line = lines.find((one) => one.partId === partId);
          if (line) save(line, decision);
        }}
      />
      <div className="report">
        <fieldset className="wake" disabled={!awake}>
          <LineTable
            lines={lines}
            shownOf={shownOf}
            currency={terms.currency}
            titles={words.titles}
            second={words.second}
            words={words.lines}
            locale={locale}
            act={(line) => (
              <button
                type="button"
                className="button button--quiet"
                aria-label={`${decisions[line.partId] ? words.lines.change : words.lines.reduce}: ${line.what}`}
                onClick={() => setOpen(line.partId)}
              >
                {decisions[line.partId] ? words.lines.change : words.lines.reduce}
              </button>
            )}
            below={(line) =>
              open === line.partId ? (
                <LineDecisionForm
                  line={line}
                  before={decisions[line.partId] ?? null}
                  words={words.lines}
                  onSave={(decision) => save(line, decision)}
                />
              ) : null
            }
          />
        </fieldset>
        <aside className="report__beside stack">
          <ReviewCaps
            {...{ lines, shownOf, terms, locale }}
            hours={props.hours}
            expenses={props.expenses}
            words={words.caps}
          />
          <ReviewTotals {...{ claimed, now, cuts, terms, words, locale }} />
          <Trouble
            submission={submission}
            formId="review"
            labelOf={(path) => lineName(lines, decisions, path) ?? path}
            texts={texts}
          />
          {inFull && cuts === 0 && open === null ? (
            inFull
          ) : (
            <>
              <Consequences title={act.willTitle} items={act.will} />
              <p className="actions">
                <button
                  type="button"
                  className="button button--wide"
                  aria-disabled={submission.pending || open !== null || undefined}
                  aria-describedby="review-blocked"
                  onClick={() => (isFinal && open === null ? setAsking(true) : send())}
                >
                  {submission.pending ? words.pending : act.submit}
                </button>
              </p>
            </>
          )}
          <p className="small" id="review-blocked" role="status">
            {open === null ? null : <a href={`#line-${open}`}>{words.openLine}</a>}
          </p>
          <Saying submission={submission} done={words.done} />
          <ConfirmStep
            confirm={{
              title: act.submit,
              body: fill(words.final.body, { amount: formatMoney(locale, now.payMinor, terms.currency) }),
              submit: act.submit,
              cancel: words.final.cancel,
            }}
            open={asking}
            onOpenChange={setAsking}
            act={
              <button
                type="button"
                className="button"
                aria-disabled={submission.pending || undefined}
                onClick={send}
              >
                {submission.pending ? words.pending : act.submit}
              </button>
            }
          />
        </aside>
      </div>
    </>
  );
}
