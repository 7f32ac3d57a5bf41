import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parsePlainDate, plusDays } from "@/lib/dates";
import { priceOfMinutes } from "@/lib/money";
import { partsOfExpense, partsOfTime, placeInCap, type Claim } from "@/lib/stages/assignment/entries/caps";

const day = (text: string) => parsePlainDate(text);
const claim = (
  entryId: string,
  on: string,
  position: number,
  quantity: number,
  fixed: number | null = null,
): Claim => ({
  ...{ entryId, day: day(on), position, quantity, fixed },
});
const rates = { billRateMinor: 6_500, payRateMinor: 3_100 };

describe("placing entries under a cap", () => {
  it("splits the entry that crosses it: 10 h, then 4:00, 4:30, 2:00", () => {
    const placed = placeInCap(
      [claim("a", "2026-11-02", 1, 240), claim("b", "2026-11-03", 2, 270), claim("c", "2026-11-04", 3, 120)],
      600,
    );
    expect(placed).toEqual([
      { entryId: "a", within: 240, held: 0 },
      { entryId: "b", within: 270, held: 0 },
      { entryId: "c", within: 90, held: 30 },
    ]);
  });

  it.each([
    {
      name: "fills in order of work date, not of recording",
      claims: [claim("late", "2026-11-04", 1, 60), claim("early", "2026-11-03", 2, 60)],
      cap: 60,
      expected: [
        { entryId: "early", within: 60, held: 0 },
        { entryId: "late", within: 0, held: 60 },
      ],
    },
    {
      name: "fills one day in order of recording",
      claims: [claim("second", "2026-11-03", 2, 60), claim("first", "2026-11-03", 1, 60)],
      cap: 90,
      expected: [
        { entryId: "first", within: 60, held: 0 },
        { entryId: "second", within: 30, held: 30 },
      ],
    },
    {
      name: "leaves what was reported where it stands, though an earlier day comes later",
      claims: [claim("reported", "2026-11-05", 1, 90, 90), claim("early", "2026-11-01", 2, 60)],
      cap: 100,
      expected: [{ entryId: "early", within: 10, held: 50 }],
    },
    {
      name: "gives back what a final report did not allow",
      claims: [claim("cut", "2026-11-05", 1, 90, 30), claim("new", "2026-11-06", 2, 60)],
      cap: 100,
      expected: [{ entryId: "new", within: 60, held: 0 }],
    },
    {
      name: "holds everything under a cap of nothing",
      claims: [claim("a", "2026-11-05", 1, 90)],
      cap: 0,
      expected: [{ entryId: "a", within: 0, held: 90 }],
    },
  ])("$name", ({ claims, cap, expected }) => {
    expect(placeInCap(claims, cap)).toEqual(expected);
  });

  const claims = fc.array(
    fc.record({
      offset: fc.integer({ min: 0, max: 40 }),
      quantity: fc.integer({ min: 1, max: 1_440 }),
      reported: fc.boolean(),
    }),
    { maxLength: 40 },
  );

  it("never passes the cap, and loses nothing", () => {
    fc.assert(
      fc.property(claims, fc.integer({ min: 0, max: 12_000 }), (made, cap) => {
        let room = cap;
        const all = made.map(({ offset, quantity, reported }, position): Claim => {
          const fixed = reported ? Math.min(quantity, room) : null;
          room -= fixed ?? 0;
          return {
            entryId: `${position}`,
            day: plusDays(day("2026-11-01"), offset),
            position,
            quantity,
            fixed,
          };
        });
        const placed = placeInCap(all, cap);
        const fixed = all.reduce((total, one) => total + (one.fixed ?? 0), 0);
        const within = placed.reduce((total, one) => total + one.within, 0);
        expect(fixed + within).toBeLessThanOrEqual(cap);
        for (const one of placed) {
          const whole = all.find(({ entryId }) => entryId === one.entryId)?.quantity;
          expect(one.within + one.held).toBe(whole);
          expect(Math.min(one.within, one.held)).toBeGreaterThanOrEqual(0);
        }
        // Held work means that the cap is full.
        if (placed.some(({ held }) => held > 0)) expect(fixed + within).toBe(cap);
      }),
    );
  });
});

describe("the parts of an entry", () => {
  it("prices 10 minutes at 65.00 an hour as 10.83", () => {
    expect(partsOfTime({ entryId: "a", within: 10, held: 0 }, rates)).toEqual([
      { position: 0, state: "within", minutes: 10, billMinor: 1_083, payMinor: 517 },
    ]);
  });

  it("makes two parts of an entry that crosses the cap, in order", () => {
    expect(partsOfTime({ entryId: "a", within: 90, held: 30 }, rates)).toEqual([
      { position: 0, state: "within", minutes: 90, billMinor: 9_750, payMinor: 4_650 },
      { position: 1, state: "held", minutes: 30, billMinor: 3_250, payMinor: 1_550 },
    ]);
    expect(partsOfExpense({ entryId: "a", within: 2_000, held: 1_209 })).toEqual([
      { position: 0, state: "within", minutes: null, billMinor: 2_000, payMinor: 2_000 },
      { position: 1, state: "held", minutes: null, billMinor: 1_209, payMinor: 1_209 },
    ]);
  });

  it("makes one held part of what lies wholly above the cap", () => {
    expect(partsOfTime({ entryId: "a", within: 0, held: 20 }, rates)).toEqual([
      { position: 0, state: "held", minutes: 20, billMinor: 2_167, payMinor: 1_033 },
    ]);
  });

  it("sums to the rounded whole, whatever the split", () => {
    const minutes = fc.integer({ min: 0, max: 900 });
    const rate = fc.integer({ min: 0, max: 100_000 });
    fc.assert(
      fc.property(minutes, minutes, rate, rate, (within, held, billRateMinor, payRateMinor) => {
        fc.pre(within + held > 0);
        const parts = partsOfTime({ entryId: "a", within, held }, { billRateMinor, payRateMinor });
        const total = (of: (part: (typeof parts)[number]) => number) =>
          parts.reduce((sum, part) => sum + of(part), 0);
        expect(total((part) => part.billMinor)).toBe(priceOfMinutes(within + held, billRateMinor));
        expect(total((part) => part.payMinor)).toBe(priceOfMinutes(within + held, payRateMinor));
        expect(parts.every((part) => part.billMinor >= 0 && part.payMinor >= 0)).toBe(true);
      }),
    );
  });
});
