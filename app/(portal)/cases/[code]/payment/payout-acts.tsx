import { CommandForm, type CommandFormProps } from "@/components/form/command-form";
import { Appears } from "@/components/ui/appears";
import { BlockedButton, LinkButton } from "@/components/ui/button";
import { formatMoney } from "@/lib/i18n/format";
import type { PayoutView } from "@/lib/stages/payment/payouts/queries";
import type { PaymentView } from "@/lib/stages/payment/queries";
import {
  approvePayout,
  cancelPayout,
  confirmPayout,
  replanPayout,
  reportMissingPayout,
  returnPayout,
  sendPayout,
} from "./actions";
import type { Said } from "./said";

type Props = { payout: PayoutView; view: PaymentView; said: Said };

/** What the reader can do with a payout as it stands, and its remittance advice. */
export function PayoutActs({ payout, view, said }: Props) {
  const { p } = said;
  const { may, code } = view;
  const { state } = payout;
  const staff = !payout.isOwn;
  return (
    <div className="money-acts">
      {state === "planned" && may.has("approvePayout") && staff ? (
        payout.preparedByReader ? (
          <BlockedButton reason={p(payout.secondMissing ? "secondMissing" : "payouts.secondPerson")}>
            {p("payouts.approve")}
          </BlockedButton>
        ) : (
          <Act {...{ payout, view, said, action: approvePayout }} name="approve" amount sure />
        )
      ) : null}
      {state === "approved" && may.has("sendPayout") ? (
        <div className="stack">
          <p className="small quiet">{p("payouts.noBankDetails")}</p>
          <Act
            {...{ payout, view, said, action: sendPayout }}
            name="send"
            fields={[
              {
                kind: "text",
                name: "bankReference",
                label: p("payouts.bankReference"),
                hint: p("payouts.bankReferenceHint"),
                required: true,
                maxLength: 120,
              },
            ]}
            amount
          />
        </div>
      ) : null}
      {state === "sent" && may.has("confirmPayout") ? <Confirm {...{ payout, view, said }} /> : null}
      {state === "sent" && payout.isOwn && may.has("reportMissingPayout") ? (
        <NotArrived {...{ payout, view, said }} />
      ) : null}
      {state === "returned" && may.has("replanPayout") ? (
        <Act {...{ payout, view, said, action: replanPayout }} name="replan" />
      ) : null}
      {(state === "sent" || state === "confirmed") && may.has("returnPayout") ? (
        <WithReason {...{ payout, view, said, action: returnPayout }} name="return" />
      ) : null}
      {(state === "planned" || state === "approved" || state === "returned") && may.has("cancelPayout") ? (
        <WithReason {...{ payout, view, said, action: cancelPayout }} name="cancel" />
      ) : null}
      {payout.documentId && (payout.isOwn || view.reader.books) ? (
        <LinkButton
          tone="second"
          icon="download"
          href={`/cases/${code}/payment/payouts/${payout.id}/remittance.pdf`}
        >
          {p("payouts.advice")}
        </LinkButton>
      ) : null}
      {payout.sentOn && !payout.documentId ? (
        <p className="small quiet" role="status">
          {p("payouts.adviceSoon")} <Appears late={p("invoice.pdfLate")} />
        </p>
      ) : null}
    </div>
  );
}

type ActProps = Props & {
  action: CommandFormProps["action"];
  name: "approve" | "send" | "replan";
  fields?: CommandFormProps["fields"];
  /** Say before it what it does with how much. */
  amount?: boolean;
  /** Ask once more before it. */
  sure?: boolean;
};

function Act({ payout, view, said, action, name, fields, amount, sure }: ActProps) {
  const { p, locale, texts } = said;
  const figures = {
    amount: formatMoney(locale, payout.payMinor, payout.payCurrency),
    name: payout.defender,
  };
  return (
    <CommandForm
      action={action}
      subjectId={view.caseId}
      operationId={crypto.randomUUID()}
      hidden={{ payoutId: payout.id }}
      fields={fields}
      className={amount ? "money-act" : undefined}
      submit={p(`payouts.${name}`)}
      pending={p(`payouts.${name}Pending`)}
      consequences={
        amount
          ? {
              title: p(`payouts.${name}Will`),
              items: [p(`payouts.${name}Will1`, figures), p(`payouts.${name}Will2`)],
            }
          : undefined
      }
      confirm={
        sure
          ? {
              ...{ title: p("payouts.approveTitle", figures), body: p("payouts.approveBody") },
              ...{ submit: p("payouts.approveSure"), cancel: p("cancel") },
            }
          : undefined
      }
      done={p(`payouts.${name}Done`)}
      texts={texts}
    />
  );
}

/** The Defender says "received"; finance names what the bank says. */
function Confirm({ payout, view, said }: Props) {
  const { p, texts } = said;
  return (
    <CommandForm
      action={confirmPayout}
      subjectId={view.caseId}
      operationId={crypto.randomUUID()}
      hidden={{ payoutId: payout.id, ...(payout.isOwn ? { evidence: "" } : {}) }}
      fields={
        payout.isOwn
          ? []
          : [
              {
                kind: "text",
                name: "evidence",
                label: p("payouts.evidence"),
                hint: p("payouts.evidenceHint"),
                required: true,
                maxLength: 1000,
              },
            ]
      }
      submit={p(payout.isOwn ? "payouts.received" : "payouts.confirm")}
      pending={p("payouts.confirmPending")}
      tone={payout.isOwn ? "solid" : "second"}
      done={p("payouts.confirmDone")}
      texts={texts}
    />
  );
}

/** The Defender says that it has not come yet: finance looks for it. */
function NotArrived({ payout, view, said }: Props) {
  const { p, texts } = said;
  return (
    <CommandForm
      action={reportMissingPayout}
      subjectId={view.caseId}
      operationId={crypto.randomUUID()}
      hidden={{ payoutId: payout.id }}
      submit={p("payouts.missing")}
      pending={p("payouts.missingPending")}
      tone="second"
      done={p("payouts.missingDone")}
      texts={texts}
    />
  );
}

function WithReason({
  payout,
  view,
  said,
  action,
  name,
}: Omit<ActProps, "name"> & { name: "return" | "cancel" }) {
  const { p, texts } = said;
  return (
    <CommandForm
      action={action}
      subjectId={view.caseId}
      operationId={crypto.randomUUID()}
      hidden={{ payoutId: payout.id }}
      fields={[{ kind: "textarea", name: "reason", label: p("reason"), required: true, rows: 3 }]}
      submit={p(`payouts.${name}`)}
      pending={p(`payouts.${name}Pending`)}
      tone="danger"
      confirm={{
        title: p(`payouts.${name}Title`),
        body: p(`payouts.${name}Body`),
        submit: p(`payouts.${name}`),
        cancel: p("cancel"),
        holdsFields: true,
      }}
      done={p(`payouts.${name}Done`)}
      texts={texts}
    />
  );
}
