import { CommandForm } from "@/components/form/command-form";
import { Field } from "@/components/form/field";
import { formatDate } from "@/lib/i18n/format";
import type { OpenInvoice } from "@/lib/stages/payment/receipts/rules";
import { paymentMethods } from "@/lib/stages/payment/receipts/schema";
import { recordPayment } from "./actions";
import type { Said } from "./said";
import { ShareOut, type ShareWords } from "./share-out";

type Props = {
  caseId: string;
  invoiceId: string | null;
  currency: string;
  /** The payer's open invoices, in the order in which they are offered. */
  open: readonly OpenInvoice[];
  today: string;
  said: Said;
  tone?: "solid" | "second";
};

/** Money that came in, and against which of the payer's open invoices it is set. */
export function RecordPayment({ caseId, invoiceId, currency, open, today, said, tone = "solid" }: Props) {
  const { p, locale, texts } = said;
  return (
    <CommandForm
      action={recordPayment}
      subjectId={caseId}
      operationId={crypto.randomUUID()}
      hidden={{ invoiceId, currency }}
      submit={p("receipts.record")}
      pending={p("receipts.recording")}
      tone={tone}
      wide={tone === "solid"}
      confirm={{
        title: p("receipts.record"),
        body: p("receipts.body"),
        submit: p("receipts.record"),
        cancel: p("cancel"),
        holdsFields: true,
      }}
      done={p("receipts.recorded")}
      texts={texts}
    >
      <ShareOut
        rows={open.map(({ id, number, code, dueOn, leftMinor }) => ({
          ...{ invoiceId: id, number, code, leftMinor },
          due: p("receipts.due", { day: formatDate(locale, dueOn) }),
        }))}
        currency={currency}
        locale={locale}
        words={shareWords(currency, said)}
      />
      <Field
        kind="date"
        name="receivedOn"
        label={p("receipts.receivedOn")}
        required
        defaultValue={today}
        max={today}
      />
      <Field
        kind="select"
        name="method"
        label={p("receipts.method")}
        required
        options={paymentMethods.map((method) => ({
          value: method,
          label: p(`receipts.methods.${method}`),
        }))}
      />
      <Field
        kind="text"
        name="reference"
        label={p("receipts.reference")}
        hint={p("receipts.referenceHint")}
        maxLength={200}
      />
    </CommandForm>
  );
}

/** What is filled in the browser, as amounts are typed, keeps its braces. */
function shareWords(currency: string, { p }: Said): ShareWords {
  return {
    amount: p("receipts.amount", { currency }),
    title: p("receipts.shares"),
    none: p("receipts.noneOpen"),
    invoice: p("receipts.invoice"),
    left: p("receipts.left"),
    set: p("receipts.set"),
    setOn: p("receipts.setOn", { number: "{number}" }),
    after: p("receipts.after"),
    unreadable: p("receipts.unreadable"),
    aboveLeft: p("receipts.aboveLeft"),
    credit: p("receipts.toCredit", { amount: "{amount}" }),
    noCredit: p("receipts.noCredit"),
    tooMuch: p("receipts.tooMuch", { amount: "{amount}" }),
    again: p("receipts.again"),
  };
}
