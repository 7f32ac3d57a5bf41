import { describe, expect, test } from "vitest";
import type { InvoiceRow } from "@/lib/stages/payment/invoices/rules";
import { decideRecordPayment } from "@/lib/stages/payment/receipts/rules";
import * as writeOffs from "@/lib/stages/payment/write-offs/rules";
import { context, day, finance, otherFinance, refused } from "./facts";

const types = (decision: { events: { type: string }[] }) => decision.events.map(({ type }) => type);
const invoice: InvoiceRow = {
  ...{ id: "invoice", reportId: "report", state: "issued", number: "2026-0121", currency: "USD" },
  ...{ feeMinor: 0, totalMinor: 42_525, waiverBasisPoints: 0, fundingSource: "", version: 1, lines: [] },
  balanceMinor: 1000,
};
const words = { words: "Closed down" };

describe("a write-off", () => {
  const propose = (row: InvoiceRow, pending = false) =>
    writeOffs.decideProposeWriteOff({ invoice: row, pending }, words, context(finance));

  test("is proposed of what is left; of nothing, of a draft or twice it is refused", () => {
    expect(propose(invoice).events[0]).toMatchObject({
      type: "write_off.proposed",
      payload: { amountMinor: 1000 },
    });
    expect(refused(() => propose({ ...invoice, balanceMinor: 0 }))).toBe("ALREADY_DONE");
    expect(refused(() => propose({ ...invoice, state: "draft", number: null }))).toBe("WRONG_STATE");
    expect(refused(() => propose(invoice, true))).toBe("WRONG_STATE");
  });

  const facts = (more: Partial<writeOffs.WriteOffFacts> = {}): writeOffs.WriteOffFacts => ({
    writeOff: { id: "off", state: "proposed", proposedBy: "finance" },
    ...{ invoice, hasSecond: true },
    ...more,
  });

  test("is approved by another, of what is left by then", () => {
    const paid = facts({ invoice: { ...invoice, balanceMinor: 400 } });
    const approve = (by: typeof finance, of = facts()) =>
      writeOffs.decideApproveWriteOff(of, {}, context(by));
    expect(approve(otherFinance, paid).changes.amountMinor).toBe(400);
    expect(refused(() => approve(finance))).toBe("SELF_APPROVAL");
    expect(refused(() => approve(finance, facts({ hasSecond: false })))).toBe("SECOND_PERSON_MISSING");
    const lapsed = facts({ writeOff: { id: "off", state: "lapsed", proposedBy: "finance" } });
    expect(refused(() => approve(otherFinance, lapsed))).toBe("WRONG_STATE");
  });

  test("is ended by one person, the proposer too", () => {
    expect(types(writeOffs.decideRefuseWriteOff(facts(), words))).toEqual(["write_off.refused"]);
    const approved = facts({ writeOff: { id: "off", state: "approved", proposedBy: "finance" } });
    expect(refused(() => writeOffs.decideRefuseWriteOff(approved, words))).toBe("WRONG_STATE");
  });

  const pay = (amount: string) =>
    decideRecordPayment(
      {
        organizationId: "payer",
        open: [
          {
            ...{
              id: "invoice",
              caseId: "case",
              code: "CF-2026-0001",
              number: "2026-0121",
              currency: "USD",
              leftMinor: 1000,
            },
            ...{ dueOn: day("2026-12-24"), writeOffId: "off" },
          },
        ],
      },
      {
        ...{ invoiceId: null, amount, understoodMinor: null, currency: "USD", method: "wire", reference: "" },
        receivedOn: day("2026-11-24"),
        shares: [{ invoiceId: "invoice", amountMinor: Number(amount) * 100 }],
      },
      context(finance),
    );

  test("lapses when all is paid before, and stands when a part is", () => {
    const whole = pay("10.00");
    expect(types(whole)).toEqual([
      "payment.recorded",
      "payment.allocated",
      "invoice.paid",
      "write_off.lapsed",
    ]);
    expect(whole.changes.lapsedIds).toEqual(["off"]);
    expect(pay("4.00").changes.lapsedIds).toEqual([]);
  });
});
