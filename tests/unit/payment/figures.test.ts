import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { billedLines, drawUp, feeOf, invoiceNumber } from "@/lib/stages/payment/invoices/figures";
import { asClaimed, extentOf, ownShare, priced, quantityOf, sumsOf, total } from "@/lib/stages/payment/lines";
import { payoutLines, payoutSums } from "@/lib/stages/payment/payouts/figures";
import { shareOut, spendCredit } from "@/lib/stages/payment/receipts/allocation";
import { convert, priceOfMinutes } from "@/lib/money";
import { day, spent, terms, time } from "./facts";

const ids = () => {
  let made = 0;
  return () => `a${(made += 1)}`;
};

describe("worked figures", () => {
  test("three entries of 10 minutes at USD 65.00 are 3 × 10.83 = 32.49", () => {
    const lines = ["a", "b", "c"].map((id) => time(id, 10));
    const billed = billedLines(
      lines.map((line) => ({ line, allowed: asClaimed(line) })),
      terms,
    );
    expect(billed.map(({ amountMinor }) => amountMinor)).toEqual([1083, 1083, 1083]);
    expect(drawUp(billed, 0, 0).figures.totalMinor).toBe(3249);
  });

  test("GTQ 245.50 at 7.65 is USD 32.09, billed as it was converted", () => {
    const line = spent("a");
    const [billed] = billedLines([{ line, allowed: asClaimed(line) }], terms);
    expect(billed).toMatchObject({
      amountMinor: 3209,
      own: { currency: "GTQ", minor: 24_550, rate: "7.65" },
    });
  });

  test("half waiver of 425.25 bills 212.63 and charges the funder 212.62", () => {
    const one = billedLines(
      [{ line: time("a", 1), allowed: { ...asClaimed(time("a", 1)), billMinor: 42_525 } }],
      terms,
    );
    const { lines, figures } = drawUp(one, 0, 5000);
    expect(figures).toMatchObject({ totalMinor: 21_263, waiverMinor: 21_262 });
    expect(lines.at(-1)).toMatchObject({ kind: "waiver", amountMinor: -21_262 });
  });

  test("a full waiver bills nothing", () => {
    const one = billedLines([{ line: time("a", 90), allowed: asClaimed(time("a", 90)) }], terms);
    expect(drawUp(one, 700, 10_000).figures).toMatchObject({ totalMinor: 0, waiverMinor: 9750 + 700 });
  });

  test("1,000.00 − 400 − 250 − 500 leaves nothing, and 150 to the payer's credit", () => {
    const payments = [40_000, 25_000, 50_000];
    let left = 100_000;
    const unapplied = payments.map((amount) => {
      const { shares, unappliedMinor } = shareOut(amount, [{ invoiceId: "i", leftMinor: left }]);
      left -= total(shares.map(({ amountMinor }) => amountMinor));
      return unappliedMinor;
    });
    expect({ left, unapplied }).toEqual({ left: 0, unapplied: [0, 0, 15_000] });
  });

  test("the fee is a share of work and expenses, rounded once", () => {
    expect(feeOf([{ amountMinor: 3249 }, { amountMinor: 3209 }], 1000)).toBe(646);
  });

  test("numbers of a year have four digits, and more when they are needed", () => {
    expect([invoiceNumber(2026, 1), invoiceNumber(2026, 121), invoiceNumber(2027, 10_000)]).toEqual([
      "2026-0001",
      "2026-0121",
      "2027-10000",
    ]);
  });
});

describe("allowed figures", () => {
  test.each([
    [
      "as claimed keeps the claim's own figures",
      time("a", 31, { billMinor: 3359, payMinor: 2688 }),
      31,
      3359,
      2688,
    ],
    ["half the time is priced anew", time("a", 120), 60, 6500, 5200],
    ["nothing", time("a", 120), 0, 0, 0],
    ["an expense by the rate that was frozen on it", spent("a"), 20_000, 2614, 2614],
    ["a correction upwards", time("a", 60), 75, 8125, 6500],
  ])("%s", (_, line, quantity, billMinor, payMinor) => {
    expect(priced(line, quantity, terms)).toMatchObject({ billMinor, payMinor });
  });

  test("less than was claimed is never more money, however its part was rounded", () => {
    const line = time("a", 10, { billMinor: 100, payMinor: 90 });
    expect(priced(line, 9, terms)).toMatchObject({ billMinor: 100, payMinor: 90 });
  });

  test.each([
    ["full", [10, 10]],
    ["part", [10, 5]],
    ["none", [0, 0]],
  ])("%s is derived from the quantities", (extent, allowed) => {
    const lines = [time("a", 10), time("b", 10)];
    const decided = lines.map((line, index) => ({ line, allowed: priced(line, allowed[index] ?? 0, terms) }));
    expect(extentOf(decided)).toBe(extent);
  });
});

describe("payouts", () => {
  const paid = [time("a", 60), spent("b")].map((line) => ({ line, allowed: asClaimed(line) }));
  const fx = { rate: "7.7", day: day("2026-11-24"), source: "Banco" };

  test("an expense made in the payout's currency is paid as it was, work by the rate of the payout's day", () => {
    const lines = payoutLines(paid, terms, "GTQ", fx);
    expect(lines.map(({ payMinor, fxRate }) => [payMinor, fxRate])).toEqual([
      [40_040, "7.7"],
      [24_550, null],
    ]);
    expect(payoutSums(lines)).toEqual({ amountMinor: 5200 + 3209, payMinor: 64_590 });
  });

  test("in the contract's currency nothing is converted twice", () => {
    expect(payoutSums(payoutLines(paid, terms, "USD", null))).toEqual({ amountMinor: 8409, payMinor: 8409 });
  });

  test("a part that was cut in its own currency is paid what is allowed of it", () => {
    const line = spent("b");
    const cut = [{ line, allowed: priced(line, 20_000, terms) }];
    expect(payoutLines(cut, terms, "GTQ", fx)[0]?.payMinor).toBe(20_000);
  });
});

describe("sums, whatever the figures", () => {
  const minutes = fc.integer({ min: 1, max: 1440 });
  const minor = fc.integer({ min: 0, max: 99_999_999 });

  test("the total is the sum of the rounded lines, and the waiver's gap is exact", () => {
    fc.assert(
      fc.property(
        fc.array(minutes, { minLength: 1, maxLength: 40 }),
        minor,
        fc.integer({ min: 0, max: 10_000 }),
        (all, fee, waiver) => {
          const billed = billedLines(
            all.map((one, index) => ({
              line: time(`p${index}`, one),
              allowed: asClaimed(time(`p${index}`, one)),
            })),
            terms,
          );
          const { lines, figures } = drawUp(billed, fee, waiver);
          expect(total(lines.map(({ amountMinor }) => amountMinor))).toBe(figures.totalMinor);
          expect(figures.totalMinor).toBe(
            figures.workMinor + figures.expensesMinor + figures.feeMinor - figures.waiverMinor,
          );
          expect(figures.totalMinor).toBeGreaterThanOrEqual(0);
        },
      ),
    );
  });

  test("shares and credit sum to the payment, and no invoice is offered more than what is left", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 10_000_000 }),
        fc.array(minor, { maxLength: 12 }),
        fc.array(fc.option(minor), { maxLength: 12 }),
        (amount, lefts, asked) => {
          const open = lefts.map((leftMinor, index) => ({ invoiceId: `i${index}`, leftMinor }));
          const said = Object.fromEntries(
            asked.flatMap((one, index) =>
              one === null || index >= lefts.length ? [] : [[`i${index}`, one]],
            ),
          );
          const { shares, unappliedMinor } = shareOut(amount, open, said);
          expect(total(shares.map(({ amountMinor }) => amountMinor)) + unappliedMinor).toBe(amount);
          for (const [index, { invoiceId, amountMinor }] of shares.entries()) {
            expect(amountMinor).toBeGreaterThanOrEqual(0);
            if (invoiceId in said) expect(amountMinor).toBe(said[invoiceId]);
            else expect(amountMinor).toBeLessThanOrEqual(lefts[index] ?? 0);
          }
          if (asked.length === 0 && unappliedMinor > 0) expect(total(lefts) + unappliedMinor).toBe(amount);
        },
      ),
    );
  });

  test("credits are spent up to what is left and no further", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 500_000 }), { maxLength: 8 }),
        minor,
        (credits, left) => {
          const spentOn = spendCredit(
            credits.map((leftMinor, index) => ({ paymentId: `p${index}`, leftMinor })),
            { invoiceId: "i", leftMinor: left },
            ids(),
          );
          expect(total(spentOn.map(({ amountMinor }) => amountMinor))).toBe(Math.min(total(credits), left));
        },
      ),
    );
  });

  test("shares of a receipt that crosses a cap sum to the receipt", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 10_000_000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (amount, cut) => {
          const convertedMinor = convert(amount, "7.65");
          const within = Math.floor(convertedMinor * cut);
          const parts = [
            { position: 0, billMinor: within },
            { position: 1, billMinor: convertedMinor - within },
          ];
          const entry = { amountMinor: amount, convertedMinor };
          expect(ownShare(entry, parts, 0) + ownShare(entry, parts, 1)).toBe(amount);
        },
      ),
    );
  });

  test("what is allowed of a line never exceeds the claim when its quantity does not", () => {
    fc.assert(
      fc.property(minutes, fc.double({ min: 0, max: 1, noNaN: true }), (claimed, share) => {
        const line = time("a", claimed, {
          billMinor: priceOfMinutes(claimed, terms.billRateMinor),
          payMinor: priceOfMinutes(claimed, terms.payRateMinor),
        });
        const allowed = priced(line, Math.floor(claimed * share), terms);
        expect(allowed.billMinor).toBeLessThanOrEqual(line.billMinor);
        expect(allowed.payMinor).toBeLessThanOrEqual(line.payMinor);
        expect(sumsOf([allowed]).payMinor).toBe(allowed.payMinor);
        expect(quantityOf(line)).toBe(claimed);
      }),
    );
  });
});
