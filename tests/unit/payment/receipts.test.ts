import { describe, expect, test } from "vitest";
import * as receipts from "@/lib/stages/payment/receipts/rules";
import { inTurn, shareOut } from "@/lib/stages/payment/receipts/allocation";
import { context, day, finance, refused } from "./facts";

const types = (decision: { events: { type: string }[] }) => decision.events.map(({ type }) => type);

const open = (id: string, caseId: string, leftMinor: number): receipts.OpenInvoice => ({
  ...{
    id,
    caseId,
    code: `CF-${caseId}`,
    number: `2026-${id}`,
    currency: "USD",
    dueOn: day("2026-12-24"),
    leftMinor,
  },
  writeOffId: null,
});
const paying = {
  ...{ invoiceId: null, amount: "1,150.00", understoodMinor: null, currency: "USD" as const },
  ...{ receivedOn: day("2026-11-24"), method: "wire" as const, reference: "", shares: [] },
};
const share = (invoiceId: string, amountMinor: number) => ({ invoiceId, amountMinor });

describe("what a payment is offered to be set against", () => {
  const open = [
    { id: "1", caseId: "other", invoiceId: "1", leftMinor: 30_000 },
    { id: "2", caseId: "case", invoiceId: "2", leftMinor: 70_000 },
    { id: "3", caseId: "case", invoiceId: "3", leftMinor: 42_260 },
  ];
  const offered = (invoiceId: string | null, amountMinor: number, said = {}) => {
    const { shares, unappliedMinor } = shareOut(
      amountMinor,
      inTurn(open, { invoiceId, caseId: "case" }),
      said,
    );
    return [...shares.map((one) => [one.invoiceId, one.amountMinor]), unappliedMinor];
  };

  test("is the invoice on whose page it is recorded first, then its case, then the oldest", () => {
    expect(offered("3", 42_260)).toEqual([["3", 42_260], ["2", 0], ["1", 0], 0]);
    expect(offered("3", 50_000)).toEqual([["3", 42_260], ["2", 7_740], ["1", 0], 0]);
    expect(offered(null, 150_000)).toEqual([["2", 70_000], ["3", 42_260], ["1", 30_000], 7_740]);
  });

  test("follows what was said of an invoice, to the cent", () => {
    expect(offered(null, 80_000, { "2": 0 })).toEqual([["2", 0], ["3", 42_260], ["1", 30_000], 7_740]);
    expect(offered(null, 10_000, { "1": 9_999 })).toEqual([["2", 1], ["3", 0], ["1", 9_999], 0]);
    expect(offered(null, 10_000, { "1": 12_000 })).toEqual([["2", 0], ["3", 0], ["1", 12_000], -2_000]);
  });
});

describe("payments", () => {
  const all = {
    organizationId: "firm",
    open: [open("1", "other", 30_000), open("2", "case", 70_000), open("3", "case", 40_000)],
  };
  const shares = [share("1", 30_000), share("2", 70_000), share("3", 15_000)];

  test("pay what was said, on whatever case, and say so there and here", () => {
    const { changes, events, elsewhere } = receipts.decideRecordPayment(
      all,
      { ...paying, shares },
      context(finance),
    );
    expect(changes.allocations.map(({ invoiceId, amountMinor }) => share(invoiceId, amountMinor))).toEqual(
      shares,
    );
    expect(types({ events })).toEqual([
      "payment.recorded",
      "payment.allocated",
      "invoice.paid",
      "payment.allocated",
      "payment.allocated_elsewhere",
    ]);
    expect(events[0]?.payload).toMatchObject({
      unappliedMinor: 0,
      shares: [
        { invoiceId: "1", number: "2026-1", code: "CF-other", amountMinor: 30_000 },
        { invoiceId: "2", number: "2026-2", code: "CF-case", amountMinor: 70_000 },
        { invoiceId: "3", number: "2026-3", code: "CF-case", amountMinor: 15_000 },
      ],
    });
    expect(events.at(-1)?.payload).toMatchObject({ number: "2026-1", code: "CF-other", amountMinor: 30_000 });
    expect(elsewhere).toEqual([
      {
        subject: { type: "case", id: "other" },
        events: [
          expect.objectContaining({ type: "payment.allocated" }),
          expect.objectContaining({ type: "invoice.paid" }),
        ],
      },
    ]);
  });

  test("leave what was set against none to the payer's credit", () => {
    const { events } = receipts.decideRecordPayment(
      all,
      { ...paying, shares: [share("2", 70_000)] },
      context(finance),
    );
    expect(events[0]?.payload).toMatchObject({ unappliedMinor: 45_000 });
  });

  test.each<[string, object, string]>([
    ["a day to come", { receivedOn: day("2026-11-25") }, "FUTURE_DATE"],
    ["another currency than the invoice's", { shares: [share("2", 1)], currency: "CAD" }, "CURRENCY_MIXED"],
    ["an invoice that is paid", { shares: [share("9", 1)] }, "BALANCE_CHANGED"],
    ["more than is left of an invoice", { shares: [share("1", 30_001)] }, "BALANCE_CHANGED"],
    ["more than came in", { amount: "700.00", shares: [share("2", 70_000), share("1", 1)] }, "INVALID"],
    ["one invoice twice", { shares: [share("2", 1), share("2", 1)] }, "INVALID"],
    ["two readings", { amount: "1.150" }, "AMOUNT_AMBIGUOUS"],
    ["nothing", { amount: "0" }, "AMOUNT_UNREADABLE"],
  ])("are refused with %s", (_, more, code) => {
    expect(refused(() => receipts.decideRecordPayment(all, { ...paying, ...more }, context(finance)))).toBe(
      code,
    );
  });

  const payment = {
    ...{ id: "p", caseId: "case", currency: "USD" as const, amountMinor: 50_000, refundedMinor: 0 },
    state: "allocated" as const,
  };
  const uses: receipts.Use[] = [
    { allocationId: "newest", amountMinor: 15_000, invoice: open("7", "other", 0) },
    { allocationId: "oldest", amountMinor: 35_000, invoice: open("2", "case", 100) },
  ];

  test("reversed undo the newest use first, and open again what was paid", () => {
    const { changes, events, elsewhere } = receipts.decideReversePayment(
      { payment, uses },
      { reason: "Bounced" },
      context(finance),
    );
    expect(changes.allocationIds).toEqual(["newest", "oldest"]);
    expect(types({ events })).toEqual(["payment.reversed"]);
    expect(elsewhere?.[0]).toMatchObject({
      subject: { type: "case", id: "other" },
      events: [
        { type: "payment.reversed", payload: { amountMinor: 15_000 } },
        { type: "invoice.reopened", payload: { leftMinor: 15_000 } },
      ],
    });
    const twice = { payment: { ...payment, state: "reversed" as const }, uses: [] };
    expect(refused(() => receipts.decideReversePayment(twice, { reason: "x" }, context(finance)))).toBe(
      "ALREADY_DONE",
    );
  });

  test("give back what is left of them, once", () => {
    const used = uses.slice(1);
    expect(receipts.decideRefundPayment({ payment, uses: used }, { reason: "x" }).changes).toMatchObject({
      amountMinor: 15_000,
      whole: false,
    });
    const given = { ...payment, refundedMinor: 15_000 };
    expect(refused(() => receipts.decideRefundPayment({ payment: given, uses: used }, { reason: "x" }))).toBe(
      "ALREADY_DONE",
    );
  });
});
