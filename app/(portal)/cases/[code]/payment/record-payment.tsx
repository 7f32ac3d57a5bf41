import { CommandForm } from "@/components/form/command-form";
import { paymentMethods } from "@/lib/stages/payment/receipts/schema";
import { recordPayment } from "./actions";
import type { Said } from "./said";

type Props = {
  caseId: string;
  invoiceId: string | null;
  currency: string;
  today: string;
  said: Said;
  tone?: "solid" | "second";
};

/** Money that came in: on one invoice, or on the payer's open ones, oldest first. */
export function RecordPayment({ caseId, invoiceId, currency, today, said, tone = "solid" }: Props) {
  const { p, texts } = said;
  return (
    <CommandForm
      action={recordPayment}
      subjectId={caseId}
      operationId={crypto.randomUUID()}
      hidden={{ invoiceId, currency }}
      fields={[
        { kind: "money", name: "amount", label: p("receipts.amount", { currency }), required: true },
        {
          kind: "date",
          name: "receivedOn",
          label: p("receipts.receivedOn"),
          required: true,
          defaultValue: today,
          max: today,
        },
        {
          kind: "select",
          name: "method",
          label: p("receipts.method"),
          required: true,
          options: paymentMethods.map((method) => ({
            value: method,
            label: p(`receipts.methods.${method}`),
          })),
        },
        {
          kind: "text",
          name: "reference",
          label: p("receipts.reference"),
          hint: p("receipts.referenceHint"),
          maxLength: 200,
        },
      ]}
      submit={p("receipts.record")}
      pending={p("receipts.recording")}
      tone={tone}
      wide={tone === "solid"}
      confirm={{
        title: p("receipts.record"),
        body: p(invoiceId ? "receipts.bodyInvoice" : "receipts.bodyOldest"),
        submit: p("receipts.record"),
        cancel: p("cancel"),
        holdsFields: true,
      }}
      done={p("receipts.recorded")}
      texts={texts}
    />
  );
}
