import { formatMinutes, formatMoney, formatNumber } from "@/lib/i18n/format";
import type { ReportView } from "@/lib/stages/payment/reports/queries";
import type { Said } from "../../said";
import { lineWords } from "./line-words";
import type { ReviewWords } from "./review-lines";

/** The headings of a report's two parts, with the rate by which the Defender is paid. */
export function titlesOf(view: ReportView, { p, locale }: Said) {
  const { currency, payRateMinor } = view.terms;
  return {
    time: p("lines.hoursAt", { rate: formatMoney(locale, payRateMinor, currency) }),
    expense: p("lines.expensesIn", { currency }),
  };
}

/** What the reviewer's page says, for a proposal or for a decision on a contest. */
export function reviewWords(view: ReportView, said: Said, mode: "propose" | "decide"): ReviewWords {
  const { p, locale } = said;
  const { currency, billRateMinor, feeBasisPoints, capMinutes, capExpensesMinor } = view.terms;
  return {
    lines: lineWords(said),
    second: p(mode === "propose" ? "lines.proposed" : "lines.allowed"),
    titles: titlesOf(view, said),
    caps: {
      hours: p("lines.hours"),
      expenses: p("lines.expenses"),
      ofHours: p("review.of", { cap: formatMinutes(capMinutes) }),
      ofExpenses: p("review.of", { cap: formatMoney(locale, capExpensesMinor, currency) }),
      before: p("review.before"),
      here: p("review.here"),
      held: p("review.held"),
    },
    claimed: p("lines.claimed"),
    // Filled in the browser, as lines are decided.
    cut: p("review.cut", { count: "{count}" }),
    sum: p(mode === "propose" ? "review.sumProposed" : "review.sumAllowed", { currency }),
    pays: p("review.pays", { name: view.defender }),
    bills: p(feeBasisPoints > 0 ? "review.billsBeforeFee" : "review.bills", {
      rate: formatMoney(locale, billRateMinor, currency, "bare"),
    }),
    fee: p("review.fee", { percent: formatNumber(locale, feeBasisPoints / 100) }),
    billsWithFee: p("review.billsWithFee"),
    willTitle: p(`review.${mode}WillTitle`),
    will: [p(`review.${mode}Will1`), p(`review.${mode}Will2`), p("review.will3")],
    submit: p(`review.${mode}`),
    pending: p(`review.${mode}Pending`),
    done: p(`review.${mode}Done`),
    correct: {
      submit: p("review.correct"),
      willTitle: p("review.correctWillTitle"),
      will: [p("review.correctWill1"), p("review.correctWill2")],
    },
    // The amount is filled in the browser.
    final: { body: p("review.finalBody", { amount: "{amount}", name: view.defender }), cancel: p("cancel") },
    draft: {
      savedAt: p("draft.savedAt", { time: "{time}" }),
      saving: p("draft.saving"),
      unsaved: p("draft.unsaved"),
    },
    openLine: p("review.openLine"),
    totals: p("review.totals"),
  };
}
