import { describe, expect, test } from "vitest";
import { asClaimed } from "@/lib/stages/payment/lines";
import { billedLines } from "@/lib/stages/payment/invoices/figures";
import {
  decideChangeInvoice,
  decideIssueInvoice,
  type InvoiceRow,
} from "@/lib/stages/payment/invoices/rules";
import { context, finance, refused, terms, time } from "./facts";

const types = (decision: { events: { type: string }[] }) => decision.events.map(({ type }) => type);

const draft: InvoiceRow = {
  ...{ id: "invoice", reportId: "report", state: "draft", number: null, currency: "USD", feeMinor: 36_025 },
  ...{ totalMinor: 42_525, waiverBasisPoints: 0, fundingSource: "", version: 3, balanceMinor: 42_525 },
  lines: billedLines([{ line: time("a", 60), allowed: asClaimed(time("a", 60)) }], terms),
};
const issued: InvoiceRow = { ...draft, state: "issued", number: "2026-0121" };

describe("invoices", () => {
  const change = {
    invoiceId: "invoice",
    version: 3,
    waiverPercent: 5000,
    fundingSource: "Fund",
    fee: null,
    understoodMinor: null,
  };

  test("a waiver keeps the fee and names who pays it", () => {
    const { changes } = decideChangeInvoice({ invoice: draft }, change);
    expect(changes).toMatchObject({ waiverBasisPoints: 5000, fundingSource: "Fund" });
    expect(changes.figures).toMatchObject({ totalMinor: 21_263, waiverMinor: 21_262, feeMinor: 36_025 });
  });

  test("without a waiver nobody pays one", () => {
    expect(
      decideChangeInvoice({ invoice: draft }, { ...change, waiverPercent: 0 }).changes.fundingSource,
    ).toBe("");
  });

  test("a stale version is told both figures, an issued invoice is never changed", () => {
    expect(refused(() => decideChangeInvoice({ invoice: draft }, { ...change, version: 2 }))).toBe(
      "CONFLICT",
    );
    expect(refused(() => decideChangeInvoice({ invoice: issued }, change))).toBe("WRONG_STATE");
  });

  const series = { year: 2026, place: 121 };
  test("issuing takes the number, thirty days to pay, and the payer's credit", () => {
    const credits = [
      { paymentId: "p1", leftMinor: 40_000 },
      { paymentId: "p2", leftMinor: 40_000 },
    ];
    const decision = decideIssueInvoice({ invoice: draft, series, credits }, {}, context(finance));
    expect(decision.changes).toMatchObject({
      number: "2026-0121",
      issuedOn: "2026-11-24",
      dueOn: "2026-12-24",
    });
    expect(
      decision.changes.allocations.map(({ paymentId, amountMinor }) => [paymentId, amountMinor]),
    ).toEqual([
      ["p1", 40_000],
      ["p2", 2525],
    ]);
    expect(types(decision)).toEqual([
      "invoice.issued",
      "payment.allocated",
      "payment.allocated",
      "invoice.paid",
    ]);
  });

  test("the year is the office's: it is still 2026 there", () => {
    const midnight = context(finance, { now: new Date("2027-01-01T03:00:00Z") });
    expect(decideIssueInvoice({ invoice: draft, series, credits: [] }, {}, midnight).changes.issuedOn).toBe(
      "2026-12-31",
    );
  });

  test("an invoice of 0.00 waits on nobody's payment", () => {
    const waived = { ...draft, totalMinor: 0 };
    expect(types(decideIssueInvoice({ invoice: waived, series, credits: [] }, {}, context(finance)))).toEqual(
      ["invoice.issued"],
    );
  });
});
