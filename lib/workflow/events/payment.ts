import { z } from "zod";
import { count, currency, day, id, instant, minor, none } from "./fields";

const report = z.object({ reportId: id, number: count, last: z.boolean() });
const reportSums = report.extend({ billMinor: minor, payMinor: minor, currency });
/** Work above the cap. */
const part = z.object({ partId: id, entryId: id });
const invoice = z.object({ invoiceId: id });
const writeOff = invoice.extend({ writeOffId: id, number: z.string() });
const payout = z.object({
  payoutId: id,
  reportId: id,
  defenderId: id,
  payMinor: minor,
  payCurrency: currency,
});
const payment = z.object({ paymentId: id, amountMinor: minor, currency });

/** Stage 4: reports, invoices, payments, payouts. */
export const paymentEvents = {
  "report.opened": report,
  "report.submitted": reportSums.extend({ lines: count }),
  /** The days that the Defender had for the last report are over. */
  "report.late": report,
  "report.returned": report.extend({ returnBy: instant }),
  "report.cuts_proposed": reportSums,
  "report.cuts_accepted": report,
  "report.cuts_contested": report,
  "report.contest_decided": report,
  "report.proposal_lapsed": report,
  "report.final": reportSums.extend({ extent: z.enum(["full", "part", "none"]) }),
  "part.refused": part,
  "part.refusal_accepted": part,
  "part.refusal_contested": part,
  "part.refusal_lapsed": part,
  "part.refusal_kept": part,
  /** The work is held again. */
  "part.refusal_dropped": part,
  "part.withdrawn": part,
  "invoice.drafted": invoice.extend({ totalMinor: minor, currency }),
  "invoice.changed": invoice.extend({ totalMinor: minor, currency }),
  /** A director lowers the bill, by so many percent of its subtotal; 0 takes it back. */
  "invoice.waiver_granted": invoice.extend({ totalMinor: minor, currency, percent: z.number() }),
  "invoice.issued": invoice.extend({ number: z.string(), totalMinor: minor, currency, dueOn: day }),
  "invoice.paid": invoice.extend({ number: z.string() }),
  "invoice.reopened": invoice.extend({ number: z.string(), leftMinor: minor, currency, dueOn: day }),
  /** By a person, beside the reminders of the clock. */
  "invoice.reminded": invoice.extend({ number: z.string(), dueOn: day }),
  "write_off.proposed": writeOff.extend({ amountMinor: minor, currency }),
  "write_off.refused": writeOff,
  /** The invoice was paid before anybody decided. */
  "write_off.lapsed": writeOff,
  /** Another person approved the proposal: what was left by then. */
  "invoice.written_off": writeOff.extend({ amountMinor: minor, currency }),
  "payment.recorded": payment.extend({
    shares: z.array(z.object({ invoiceId: id, number: z.string(), code: z.string(), amountMinor: minor })),
    unappliedMinor: minor,
  }),
  /** A payment, or the credit of an earlier one, is set against an invoice of this case. */
  "payment.allocated": payment.extend({ invoiceId: id, number: z.string() }),
  /** What was recorded here is set against an invoice of another case, by its code. */
  "payment.allocated_elsewhere": payment.extend({ invoiceId: id, number: z.string(), code: z.string() }),
  /** Whoever pays here was entered twice, and is the other by now; the organization of the case is another one. */
  "payment.payer_merged": z.object({ from: id, organizationId: id }),
  "payment.reversed": payment,
  "payment.refunded": payment,
  /** No exchange rate is known: finance records one and plans the payout. */
  "payout.rate_missing": z.object({ reportId: id, base: currency, foreign: currency }),
  "payout.planned": payout,
  "payout.approved": payout,
  "payout.sent": payout,
  "payout.confirmed": payout,
  /** The Defender says that it has not arrived. */
  "payout.missed": payout,
  "payout.returned": payout,
  "payout.replanned": payout,
  "payout.cancelled": payout,
  /** What a final report leaves owed to the Defender ends otherwise than by a payout. */
  "debt.settled_otherwise": report
    .omit({ last: true })
    .extend({ defenderId: id, amountMinor: minor, currency }),
  "case.settled": none,
  "case.unsettled": none,
  "work.reopened": none,
} as const satisfies Record<string, z.ZodObject>;
