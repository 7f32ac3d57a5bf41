import { CommandForm } from "@/components/form/command-form";
import { Section } from "@/components/ui/section";
import { formatMoney } from "@/lib/i18n/format";
import type { ReportView } from "@/lib/stages/payment/reports/queries";
import { approveReport, returnReport, submitFinalReport, submitReport } from "../../actions";
import type { Said } from "../../said";

type Props = { view: ReportView; said: Said };

/** A reviewer allows all as claimed. */
export function ApproveInFull({ view, said }: Props) {
  const { p, locale, texts } = said;
  return (
    <CommandForm
      action={approveReport}
      subjectId={view.caseId}
      operationId={crypto.randomUUID()}
      hidden={{ reportId: view.id }}
      submit={p("review.approve")}
      pending={p("review.approving")}
      wide
      confirm={{
        title: p("review.approve"),
        body: p("review.approveBody", {
          amount: formatMoney(locale, view.claimed.payMinor, view.terms.currency),
          name: view.defender,
        }),
        submit: p("review.approve"),
        cancel: p("cancel"),
      }}
      done={p("review.approved")}
      texts={texts}
    />
  );
}

/** A reviewer's other way: back to the Defender, with words. */
export function GiveBack({ view, said }: Props) {
  const { p, texts } = said;
  if (!view.may.has("returnReport")) return null;
  return (
    <Section title={p("review.otherwise")}>
      <div className="money-acts">
        <CommandForm
          action={returnReport}
          subjectId={view.caseId}
          operationId={crypto.randomUUID()}
          hidden={{ reportId: view.id }}
          fields={[
            {
              kind: "textarea",
              name: "words",
              label: p("review.returnWords"),
              required: true,
              lang: "es",
              rows: 4,
            },
            { kind: "date", name: "returnBy", label: p("review.returnBy"), required: true },
          ]}
          submit={p("review.return")}
          pending={p("review.returning")}
          tone="second"
          confirm={{
            title: p("review.return"),
            body: p("review.returnBody"),
            submit: p("review.return"),
            cancel: p("cancel"),
            holdsFields: true,
          }}
          done={p("review.returned")}
          texts={texts}
        />
      </div>
    </Section>
  );
}

/** The Defender hands a report in, the first time or corrected. */
export function HandIn({ view, said }: Props) {
  const { p, texts } = said;
  const last = view.last;
  if (!view.may.has(last ? "submitFinalReport" : "submitReport")) return null;
  return (
    <Section title={p(last ? "final.submit" : "handIn.title")}>
      <CommandForm
        action={last ? submitFinalReport : submitReport}
        subjectId={view.caseId}
        operationId={crypto.randomUUID()}
        hidden={last ? {} : { reportId: view.id }}
        submit={p(last ? "final.submit" : "handIn.submit")}
        pending={p("handIn.pending")}
        consequences={{ title: p("handIn.willTitle"), items: [p("handIn.will1"), p("handIn.will2")] }}
        done={p("handIn.done")}
        aside={<a href={`/cases/${view.code}/assignment#money`}>{p("handIn.change")}</a>}
        texts={texts}
      />
    </Section>
  );
}
