import { Reply } from "@/components/case/reply";
import { formatMoney } from "@/lib/i18n/format";
import type { ReportView } from "@/lib/stages/payment/reports/queries";
import { AnswerForms } from "../../answer-forms";
import type { Said } from "../../said";

/** The Defender's answer to what is proposed: accept it, or say why not. Both are as near. */
export function AnswerCuts({ view, said, by }: { view: ReportView; said: Said; by: string }) {
  const { p, locale } = said;
  const figures = {
    claimed: formatMoney(locale, view.claimed.payMinor, view.terms.currency),
    proposed: formatMoney(locale, view.allowed.payMinor, view.terms.currency),
    by,
  };
  return (
    <Reply
      label={p("answer.label")}
      question={p("answer.question", figures)}
      footer={p("answer.footer", figures)}
      then={p("answer.then")}
    >
      <AnswerForms
        caseId={view.caseId}
        of={{ reportId: view.id }}
        said={said}
        words={{
          accept: p("answer.accept", { proposed: figures.proposed }),
          accepting: p("answer.accepting"),
          accepted: p("answer.accepted"),
          contest: p("answer.contest"),
          contesting: p("answer.contesting"),
          contested: p("answer.contested"),
        }}
      />
    </Reply>
  );
}
