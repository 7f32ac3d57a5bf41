import { describe, expect, test } from "vitest";
import * as receipts from "@/lib/stages/payment/receipts/rules";
import { context, day, finance, refused } from "./facts";

const types = (decision: { events: { type: string }[] }) => decision.events.map(({ type }) => type);

const open = (id: string, caseId: string, leftMinor: number): receipts.OpenInvoice => ({
  ...{ id, caseId, number: `2026-${id}`, currency: "USD", dueOn: day("2026-12-24"), leftMinor },
  writeOffId: null,
});
const paying = {
  ...{ invoiceId: null, amount: "1,150.00", understoodMinor: null, currency: "USD" as const },
  ...{ receivedOn: day("2026-11-24"), method: "wire" as const, reference: "" },
};

describe("payments", () => {
  const all = {
    organizationId: "firm",
    open: [open("1", "other", 30_000), open("2", "case", 70_000), open("3", "case", 40_000)],
  };

  test("pay the oldest first, on whatever case, and say so there", () => {
    const { changes, events, elsewhere } = receipts.decideRecordPayment(all, paying, context(finance));
    expect(changes.allocations.map(({ invoiceId, amountMinor }) => [invoiceId, amountMinor])).toEqual([
      ["1", 30_000],
      ["2", 70_000],
      ["3", 15_000],
    ]);
    expect(types({ events })).toEqual([
      "payment.recorded",
      "payment.allocated",
      "invoice.paid",
      "payment.allocated",
    ]);
    expect(elsewhere).toEqual([
      {
        caseId: "other",
        events: [
          expect.objectContaining({ type: "payment.allocated" }),
          expect.objectContaining({ type: "invoice.paid" }),
        ],
      },
    ]);
  });

  test("pay the chosen one alone; the rest is the payer's credit", () => {
    const { events } = receipts.decideRecordPayment(all, { ...paying, invoiceId: "2" }, context(finance));
    expect(events[0]?.payload).toMatchObject({ invoiceIds: ["2"], unappliedMinor: 45_000 });
  });

  test.each<[string, object, string]>([
    ["a day to come", { receivedOn: day("2026-11-25") }, "FUTURE_DATE"],
    ["another currency than the invoice's", { invoiceId: "2", currency: "CAD" }, "CURRENCY_MIXED"],
    ["an invoice that is paid", { invoiceId: "9" }, "ALREADY_DONE"],
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
      caseId: "other",
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
