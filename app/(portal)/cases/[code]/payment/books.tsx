import { CommandForm } from "@/components/form/command-form";
import { Badge } from "@/components/ui/badge";
import { Notice } from "@/components/ui/notice";
import { Section } from "@/components/ui/section";
import { formatDate, formatMoney } from "@/lib/i18n/format";
import type { PaymentView } from "@/lib/stages/payment/queries";
import type { PaymentRow } from "@/lib/stages/payment/receipts/queries";
import { refundPayment, reopenWork, reversePayment } from "./actions";
import { RecordPayment } from "./record-payment";
import type { Said } from "./said";

type Props = { view: PaymentView; said: Said };

/** For staff: payments on this case, the payer's credit, and what keeps the case from being settled. */
export function Books({ view, said }: Props) {
  const { p, locale } = said;
  return (
    <>
      <Section title={p("receipts.title")}>
        {view.payments.length === 0 ? <p className="quiet">{p("receipts.none")}</p> : null}
        {view.payments.map((payment) => (
          <Payment key={payment.id} payment={payment} view={view} said={said} />
        ))}
        {view.creditMinor > 0 ? (
          <Notice
            title={p("receipts.credit", { amount: formatMoney(locale, view.creditMinor, view.currency) })}
          >
            {p("receipts.creditBody")}
          </Notice>
        ) : null}
        {view.may.has("recordPayment") ? (
          <RecordPayment
            caseId={view.caseId}
            invoiceId={null}
            currency={view.currency}
            open={view.open}
            today={view.today}
            said={said}
            tone="second"
          />
        ) : null}
      </Section>
      <StillOpen view={view} said={said} />
    </>
  );
}

function Payment({ payment, view, said }: Props & { payment: PaymentRow }) {
  const { p, locale, texts } = said;
  const acts = [
    {
      name: "reverse",
      may: view.may.has("reversePayment") && payment.state !== "reversed",
      action: reversePayment,
    },
    { name: "refund", may: view.may.has("refundPayment") && payment.leftMinor > 0, action: refundPayment },
  ].filter(({ may }) => may && payment.isHere);
  return (
    <article className="money-row" id={payment.id}>
      <header>
        <h3>{[p(`receipts.methods.${payment.method}`), payment.reference].filter(Boolean).join(", ")}</h3>
        <span className="money-row__sum">
          {formatMoney(locale, payment.amountMinor, payment.currency)}{" "}
          <Badge tone={payment.state === "reversed" ? "danger" : "plain"}>
            {p(`receipts.states.${payment.state}`)}
          </Badge>
        </span>
      </header>
      <p className="small quiet">
        {p("receipts.on", { day: formatDate(locale, payment.receivedOn) })}
        {payment.isHere ? "" : ` · ${recordedOn(payment, said)}`}
        {payment.leftMinor > 0
          ? ` · ${p("receipts.unapplied", { amount: formatMoney(locale, payment.leftMinor, payment.currency) })}`
          : ""}
      </p>
      {payment.shares.length > 0 ? (
        <ul className="prose small">
          {payment.shares.map((share) => (
            <li key={share.invoiceId}>{shareWords(share, payment, said)}</li>
          ))}
        </ul>
      ) : null}
      {acts.length > 0 ? (
        <div className="money-acts">
          {acts.map(({ name, action }) => (
            <CommandForm
              key={name}
              action={action}
              subjectId={view.caseId}
              operationId={crypto.randomUUID()}
              hidden={{ paymentId: payment.id }}
              fields={[{ kind: "textarea", name: "reason", label: p("reason"), required: true, rows: 3 }]}
              submit={p(`receipts.${name}`)}
              pending={p(`receipts.${name}Pending`)}
              tone={name === "reverse" ? "danger" : "second"}
              confirm={{
                title: p(`receipts.${name}Title`),
                body: p(`receipts.${name}Body`),
                submit: p(`receipts.${name}`),
                cancel: p("cancel"),
                holdsFields: true,
              }}
              done={p(`receipts.${name}Done`)}
              texts={texts}
            />
          ))}
        </div>
      ) : null}
    </article>
  );
}

const recordedOn = ({ recordedOn: code }: PaymentRow, { p }: Said) =>
  code ? p("receipts.recordedOn", { code }) : p("receipts.recordedElsewhere");

/** "USD 422.60 against invoice 2026-0005 of CF-2026-0012"; the case is left out for whoever may not know of it. */
function shareWords(share: PaymentRow["shares"][number], payment: PaymentRow, { p, locale }: Said): string {
  const amount = formatMoney(locale, share.amountMinor, payment.currency);
  const { number, code } = share;
  return code ? p("receipts.share", { amount, number, code }) : p("receipts.shareElsewhere", { amount });
}

/** Once the work is done: what is still to happen before nobody owes anything. */
function StillOpen({ view, said }: Props) {
  const { p, texts } = said;
  if (!view.owed) return null;
  const open = Object.entries(view.owed).filter(([, count]) => count > 0);
  return (
    <Section title={p("owed.title")}>
      {open.length === 0 ? (
        <p className="quiet">{p("owed.none")}</p>
      ) : (
        <ul className="prose">
          {open.map(([what, count]) => (
            <li key={what}>{p(`owed.${what}`, { count })}</li>
          ))}
        </ul>
      )}
      {view.may.has("reopenWork") ? (
        <CommandForm
          action={reopenWork}
          subjectId={view.caseId}
          operationId={crypto.randomUUID()}
          fields={[{ kind: "textarea", name: "reason", label: p("reason"), required: true, rows: 3 }]}
          submit={p("owed.reopen")}
          pending={p("owed.reopening")}
          tone="second"
          confirm={{
            title: p("owed.reopenTitle"),
            body: p("owed.reopenBody"),
            submit: p("owed.reopen"),
            cancel: p("cancel"),
            holdsFields: true,
          }}
          done={p("owed.reopened")}
          texts={texts}
        />
      ) : null}
    </Section>
  );
}
