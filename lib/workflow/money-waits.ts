import { close, days, on, onDay, open, swap, at, when, workingDays, type WaitHandlers } from "./wait-change";

/** A part above the cap waits on finance for as long as it is held. */
export const heldPart = (ref: string) => on("FINANCE", "resolveHeld", workingDays(10), { ref });

const refusalEnded = ({ partId: ref }: { partId: string }) =>
  close({ kind: "answerRefusal", ref }, { kind: "decideRefusal", ref });

type InvoiceDue = { invoiceId: string; number: string; dueOn: string };
const payInvoice = ({ invoiceId: ref, number, dueOn }: InvoiceDue) =>
  on("ADVOCATE", "payInvoice", onDay(dueOn), { ref, params: { number } });

/** What reports, work above the cap, invoices and payouts wait for. */
export const moneyWaits: WaitHandlers = {
  "report.opened": ({ reportId: ref, last }) =>
    open(...when(last, on("DEFENDER", "finishReport", days(14), { ref }))),
  "report.late": ({ reportId: ref, number }) =>
    open(on("FACILITATOR", "submitForDefender", workingDays(5), { ref, params: { number } })),
  "report.submitted": ({ reportId: ref, number, lines: count }) =>
    swap(
      [
        { kind: "finishReport", ref },
        { kind: "submitForDefender", ref },
        { kind: "correctReport", ref },
      ],
      on("FINANCE", "reviewReport", workingDays(5), { ref, params: { number, count } }),
    ),
  "report.returned": ({ reportId: ref, number, returnBy }) =>
    swap(
      [{ kind: "reviewReport", ref }],
      on("DEFENDER", "correctReport", at(returnBy), { ref, params: { number } }),
    ),
  "report.cuts_proposed": ({ reportId: ref, number }) =>
    swap(
      [{ kind: "reviewReport", ref }],
      on("DEFENDER", "answerCuts", days(14), { ref, params: { number } }),
    ),
  "report.cuts_contested": ({ reportId: ref, number }) =>
    swap(
      [{ kind: "answerCuts", ref }],
      on("FINANCE", "decideContest", workingDays(5), { ref, params: { number } }),
    ),
  "report.final": ({ reportId: ref }) =>
    close({ kind: "reviewReport", ref }, { kind: "answerCuts", ref }, { kind: "decideContest", ref }),
  "part.refused": ({ entryId, partId: ref }) =>
    swap([{ kind: "resolveHeld", ref: entryId }], on("DEFENDER", "answerRefusal", days(14), { ref })),
  "part.refusal_accepted": refusalEnded,
  "part.refusal_contested": ({ partId: ref }) =>
    swap([{ kind: "answerRefusal", ref }], on("FINANCE", "decideRefusal", workingDays(5), { ref })),
  "part.refusal_lapsed": refusalEnded,
  "part.refusal_kept": refusalEnded,
  "part.refusal_dropped": ({ entryId, partId: ref }) =>
    swap([{ kind: "decideRefusal", ref }], heldPart(entryId)),
  "part.withdrawn": ({ entryId: ref }) => close({ kind: "resolveHeld", ref }),
  "invoice.drafted": ({ invoiceId: ref }) => open(on("FINANCE", "issueInvoice", workingDays(5), { ref })),
  "invoice.issued": (invoice) =>
    swap(
      [{ kind: "issueInvoice", ref: invoice.invoiceId }],
      ...when(invoice.totalMinor > 0, payInvoice(invoice)),
    ),
  "invoice.paid": ({ invoiceId: ref }) => close({ kind: "payInvoice", ref }),
  "invoice.reopened": (invoice) => open(payInvoice(invoice)),
  "write_off.proposed": ({ writeOffId: ref, number }) =>
    open(on("APPROVER", "approveWriteOff", workingDays(5), { ref, params: { number } })),
  "write_off.refused": ({ writeOffId: ref }) => close({ kind: "approveWriteOff", ref }),
  "write_off.lapsed": ({ writeOffId: ref }) => close({ kind: "approveWriteOff", ref }),
  "invoice.written_off": ({ writeOffId, invoiceId }) =>
    close({ kind: "approveWriteOff", ref: writeOffId }, { kind: "payInvoice", ref: invoiceId }),
  "payout.rate_missing": ({ reportId: ref }) =>
    swap([{ kind: "planPayout", ref }], on("FINANCE", "planPayout", workingDays(5), { ref })),
  "payout.planned": ({ reportId, payoutId: ref }) =>
    swap([{ kind: "planPayout", ref: reportId }], on("APPROVER", "approvePayout", workingDays(3), { ref })),
  "payout.approved": ({ payoutId: ref }) =>
    swap([{ kind: "approvePayout", ref }], on("FINANCE", "sendPayout", workingDays(3), { ref })),
  "payout.sent": ({ payoutId: ref }) =>
    swap([{ kind: "sendPayout", ref }], on("DEFENDER", "confirmPayout", days(10), { ref })),
  "payout.confirmed": ({ payoutId: ref }) =>
    close({ kind: "confirmPayout", ref }, { kind: "tracePayout", ref }),
  "payout.missed": ({ payoutId: ref }) =>
    swap([{ kind: "tracePayout", ref }], on("FINANCE", "tracePayout", workingDays(3), { ref })),
  "debt.settled_otherwise": ({ reportId: ref }) => close({ kind: "planPayout", ref }),
  "payout.returned": ({ payoutId: ref }) =>
    swap(
      [
        { kind: "confirmPayout", ref },
        { kind: "tracePayout", ref },
      ],
      on("FINANCE", "replanPayout", workingDays(3), { ref }),
    ),
  "payout.replanned": ({ payoutId: ref }) =>
    swap([{ kind: "replanPayout", ref }], on("APPROVER", "approvePayout", workingDays(3), { ref })),
  "payout.cancelled": ({ payoutId: ref, reportId }) =>
    swap(
      [
        { kind: "approvePayout", ref },
        { kind: "sendPayout", ref },
        { kind: "replanPayout", ref },
      ],
      on("FINANCE", "planPayout", workingDays(5), { ref: reportId }),
    ),
};
