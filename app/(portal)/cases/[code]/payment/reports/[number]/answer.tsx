import { CommandForm } from "@/components/form/command-form";
import { Reply } from "@/components/case/reply";
import { formatMoney } from "@/lib/i18n/format";
import type { ReportView } from "@/lib/stages/payment/reports/queries";
import { acceptCuts, contestCuts } from "../../actions";
import type { Said } from "../../said";

/** The Defender's answer to what is proposed: accept it, or say why not. Both are as near. */
export function AnswerCuts({ view, said, by }: { view: ReportView; said: Said; by: string }) {
  const { p, locale, texts } = said;
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
      <div className="stack">
        <CommandForm
          action={acceptCuts}
          subjectId={view.caseId}
          operationId={crypto.randomUUID()}
          hidden={{ reportId: view.id }}
          submit={p("answer.accept", { proposed: figures.proposed })}
          pending={p("answer.accepting")}
          wide
          done={p("answer.accepted")}
          texts={texts}
        />
        <CommandForm
          action={contestCuts}
          subjectId={view.caseId}
          operationId={crypto.randomUUID()}
          hidden={{ reportId: view.id }}
          fields={[
            {
              kind: "textarea",
              name: "words",
              label: p("answer.words"),
              hint: p("answer.wordsHint"),
              required: true,
              rows: 4,
            },
          ]}
          submit={p("answer.contest")}
          pending={p("answer.contesting")}
          tone="second"
          wide
          done={p("answer.contested")}
          texts={texts}
        />
      </div>
    </Reply>
  );
}
