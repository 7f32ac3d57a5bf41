import { describe, expect, test } from "vitest";
import { asClaimed } from "@/lib/stages/payment/lines";
import { billedLines } from "@/lib/stages/payment/invoices/figures";
import {
  decideChangeInvoice,
  decideGrantWaiver,
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
  const fee = (amount: string, version = 3) => ({
    ...{ invoiceId: "invoice", version, fee: amount, understoodMinor: null },
  });
  const waiver = {
    ...{ invoiceId: "invoice", version: 3, waiverPercent: 5000, fundingSource: "Fund", reason: "Legal aid" },
  };

  test("a waiver keeps the fee, names who pays it, and says why in sealed words", () => {
    const { changes, events } = decideGrantWaiver({ invoice: draft }, waiver);
    expect(changes).toMatchObject({ waiverBasisPoints: 5000, fundingSource: "Fund" });
    expect(changes.figures).toMatchObject({ totalMinor: 21_263, waiverMinor: 21_262, feeMinor: 36_025 });
    expect(events).toEqual([
      {
        type: "invoice.waiver_granted",
        payload: { invoiceId: "invoice", totalMinor: 21_263, currency: "USD", percent: 50 },
        words: { reason: "Legal aid" },
      },
    ]);
  });

  test("without a waiver nobody pays one", () => {
    expect(decideGrantWaiver({ invoice: draft }, { ...waiver, waiverPercent: 0 }).changes.fundingSource).toBe(
      "",
    );
  });

  test("the fee is at most the contract's share, and keeps the waiver that was granted", () => {
    // One hour at 65.00, of which the contract takes a tenth.
    const waived = { ...draft, waiverBasisPoints: 5000, fundingSource: "Fund" };
    expect(refused(() => decideChangeInvoice({ invoice: draft, terms }, fee("6.51")))).toBe(
      "FEE_ABOVE_CONTRACT",
    );
    expect(decideChangeInvoice({ invoice: waived, terms }, fee("6.50")).changes).toMatchObject({
      ...{ waiverBasisPoints: 5000, fundingSource: "Fund" },
      figures: { feeMinor: 650, totalMinor: 3575, waiverMinor: 3575 },
    });
  });

  test("a stale version is told both figures, an issued invoice is never changed", () => {
    const facts = { invoice: draft, terms };
    expect(refused(() => decideChangeInvoice(facts, fee("1.00", 2)))).toBe("CONFLICT");
    expect(refused(() => decideChangeInvoice({ ...facts, invoice: issued }, fee("1.00")))).toBe(
      "WRONG_STATE",
    );
    expect(refused(() => decideGrantWaiver({ invoice: draft }, { ...waiver, version: 2 }))).toBe("CONFLICT");
    expect(refused(() => decideGrantWaiver({ invoice: issued }, waiver))).toBe("WRONG_STATE");
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
