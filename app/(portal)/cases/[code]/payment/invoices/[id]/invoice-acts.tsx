import { CommandForm } from "@/components/form/command-form";
import { BlockedButton } from "@/components/ui/button";
import { Section } from "@/components/ui/section";
import { formatMoney } from "@/lib/i18n/format";
import { writeAmount } from "@/lib/money";
import type { InvoiceView } from "@/lib/stages/payment/invoices/queries";
import { changeInvoice, grantWaiver, issueInvoice, proposeWriteOff, remindPayer } from "../../actions";
import { RecordPayment } from "../../record-payment";
import type { Said } from "../../said";

type Props = { view: InvoiceView; said: Said };

/** A draft: its fee can be changed and a waiver granted; then it is issued and never changes again. */
export function DraftActs({ view, said }: Props) {
  const { p, locale, texts } = said;
  const { record } = view;
  return (
    <>
      {view.may.has("issueInvoice") ? (
        <Section title={p("issue.title")} first>
          <CommandForm
            action={issueInvoice}
            subjectId={view.caseId}
            operationId={crypto.randomUUID()}
            hidden={{ invoiceId: record.id }}
            submit={p("issue.submit", { amount: formatMoney(locale, record.totalMinor, record.currency) })}
            pending={p("issue.pending")}
            wide
            consequences={{
              title: p("issue.willTitle"),
              items: [p("issue.will1"), p("issue.will2"), p("issue.will3")],
            }}
            done={p("issue.done")}
            texts={texts}
          />
        </Section>
      ) : null}
      {view.may.has("changeInvoice") ? (
        <Section title={p("change.title")}>
          <CommandForm
            action={changeInvoice}
            subjectId={view.caseId}
            operationId={crypto.randomUUID()}
            hidden={{ invoiceId: record.id, version: view.version }}
            fields={[
              {
                kind: "money",
                name: "fee",
                label: p("change.fee", { currency: record.currency }),
                hint: p("change.feeHint", {
                  most: formatMoney(locale, view.feeAtMostMinor, record.currency),
                }),
                required: true,
                defaultValue: writeAmount(view.feeMinor),
              },
            ]}
            submit={p("change.submit")}
            pending={p("change.pending")}
            tone="second"
            keep
            done={p("change.done")}
            texts={texts}
          />
        </Section>
      ) : null}
      <WaiverAct view={view} said={said} />
    </>
  );
}

/** A director grants a waiver; others read who does. */
function WaiverAct({ view, said }: Props) {
  const { p, texts } = said;
  const { record } = view;
  return (
    <Section title={p("waiver.title")}>
      {view.may.has("grantWaiver") ? (
        <CommandForm
          action={grantWaiver}
          subjectId={view.caseId}
          operationId={crypto.randomUUID()}
          hidden={{ invoiceId: record.id, version: view.version }}
          fields={[
            {
              kind: "number",
              name: "waiverPercent",
              label: p("waiver.percent"),
              hint: p("waiver.percentHint"),
              required: true,
              defaultValue: record.waiverBasisPoints / 100,
            },
            {
              kind: "text",
              name: "fundingSource",
              label: p("waiver.fundingSource"),
              hint: p("waiver.fundingSourceHint"),
              defaultValue: view.fundingSource,
              maxLength: 200,
            },
            { kind: "textarea", name: "reason", label: p("reason"), required: true, rows: 3 },
          ]}
          submit={p("waiver.submit")}
          pending={p("waiver.pending")}
          tone="second"
          keep
          done={p("waiver.done")}
          texts={texts}
        />
      ) : (
        <p className="quiet">{p("waiver.byDirector")}</p>
      )}
    </Section>
  );
}

/** An issued invoice: money that came in, or a proposal to give up what is left. */
export function IssuedActs({ view, said }: Props) {
  const { p, locale, texts } = said;
  const { record, balanceMinor, may } = view;
  if (balanceMinor === 0) return null;
  return (
    <div className="stack">
      {may.has("recordPayment") ? (
        <RecordPayment
          caseId={view.caseId}
          invoiceId={record.id}
          currency={record.currency}
          open={view.open}
          today={view.today}
          said={said}
        />
      ) : null}
      {may.has("remindPayer") && view.overdue ? (
        view.remindedOn === view.today ? (
          <BlockedButton tone="second" wide reason={p("remind.today")}>
            {p("remind.submit")}
          </BlockedButton>
        ) : (
          <CommandForm
            action={remindPayer}
            subjectId={view.caseId}
            operationId={crypto.randomUUID()}
            hidden={{ invoiceId: record.id }}
            submit={p("remind.submit")}
            pending={p("remind.pending")}
            tone="second"
            wide
            done={p("remind.done")}
            texts={texts}
          />
        )
      ) : null}
      {may.has("proposeWriteOff") && !view.writeOff ? (
        <CommandForm
          action={proposeWriteOff}
          subjectId={view.caseId}
          operationId={crypto.randomUUID()}
          hidden={{ invoiceId: record.id }}
          fields={[{ kind: "textarea", name: "words", label: p("reason"), required: true, rows: 3 }]}
          submit={p("writeOff.propose")}
          pending={p("writeOff.proposing")}
          tone="danger"
          wide
          confirm={{
            title: p("writeOff.propose"),
            body: p("writeOff.proposeBody", { amount: formatMoney(locale, balanceMinor, record.currency) }),
            submit: p("writeOff.propose"),
            cancel: p("cancel"),
            holdsFields: true,
          }}
          done={p("writeOff.proposed")}
          texts={texts}
        />
      ) : null}
    </div>
  );
}
