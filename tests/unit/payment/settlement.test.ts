import { describe, expect, test } from "vitest";
import {
  decideReopenWork,
  decideSettle,
  decideUnsettle,
  nothingOwed,
  type Owed,
} from "@/lib/stages/payment/settlement/rules";
import { context, day, finance, noon, refused } from "./facts";

describe("settling", () => {
  const nothing: Owed = {
    unreported: 0,
    held: 0,
    openReports: 0,
    unbilled: 0,
    drafts: 0,
    unpaid: 0,
    unsettledInvoices: 0,
    openOffers: 0,
  };

  test("happens when nobody owes anything, and does nothing before", () => {
    expect(decideSettle(nothing)).toMatchObject({ to: "settled" });
    expect(decideUnsettle(nothing)).toEqual({ changes: null, events: [] });
  });

  test.each(Object.keys(nothing))("%s keeps it open", (what) => {
    const owed = { ...nothing, [what]: 1 };
    expect(nothingOwed(owed)).toBe(false);
    expect(decideSettle(owed)).toEqual({ changes: null, events: [] });
    expect(decideUnsettle(owed)).toMatchObject({ to: "work_done" });
  });

  test("work is opened again on the contract's last day, not after it", () => {
    const reopen = (now: Date, inForce = true) =>
      decideReopenWork(
        { inForce, endsOn: day("2026-11-24"), lastReportIds: [] },
        { reason: "x" },
        context(finance, { now }),
      );
    expect(reopen(noon)).toMatchObject({ to: "active" });
    expect(refused(() => reopen(new Date("2026-11-25T17:00:00Z")))).toBe("CONTRACT_OVER");
    expect(refused(() => reopen(noon, false))).toBe("CONTRACT_VOID");
  });
});
