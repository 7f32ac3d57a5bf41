import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  convert,
  convertOut,
  largestAmount,
  largestAmountWritten,
  parseAmount,
  readAmount,
  writeAmount,
  priceOfMinutes,
  rateUnits,
  roundedRatio,
  shareOf,
} from "@/lib/money";

describe("the worked figures of the domain", () => {
  test("three entries of 10 minutes at 65.00 are 32.49", () => {
    expect(priceOfMinutes(10, 6500)).toBe(1083);
    expect(3 * priceOfMinutes(10, 6500)).toBe(3249);
  });
  test("GTQ 245.50 at 7.65 is USD 32.09", () => expect(convert(24550, "7.65")).toBe(3209));
  test("half of 425.25 is 212.63, and 212.62 is left for the funder", () => {
    expect(shareOf(42525, 5000)).toBe(21263);
    expect(42525 - shareOf(42525, 5000)).toBe(21262);
  });
});

test.each([
  [1n, 2n, 1],
  [3n, 2n, 2],
  [-1n, 2n, -1],
  [-3n, 2n, -2],
  [1n, 3n, 0],
  [2n, 3n, 1],
  [-1n, 3n, 0],
  [0n, 7n, 0],
])("%s / %s rounds half up to %s", (numerator, denominator, rounded) => {
  expect(roundedRatio(numerator, denominator)).toBe(rounded);
});

test("dividing by zero and leaving the safe range are refused", () => {
  expect(() => roundedRatio(1n, 0n)).toThrow(RangeError);
  expect(() => roundedRatio(10n ** 30n, 1n)).toThrow(RangeError);
});

test.each([
  ["1,234.50", 123450],
  ["1.234,50", 123450],
  ["1 234,50", 123450],
  ["1\u00a0234,50", 123450],
  ["1 234 567", 123456700],
  ["1’234.50", 123450],
  ["245.5", 24550],
  ["245,5", 24550],
  ["12", 1200],
  ["0.07", 7],
  ["1,234,567.89", 123456789],
  ["1.234.567,89", 123456789],
])("%s is read as %s minor units", (text, minor) => {
  expect(parseAmount(text)).toEqual({ kind: "exact", minor });
});

test.each(["1.234", "1,234", "12.345"])("%s can be read in two ways", (text) => {
  expect(parseAmount(text).kind).toBe("ambiguous");
});

test.each([
  "",
  "x",
  "1,23,456",
  "1.2.3",
  "-5",
  "1e5",
  "٣",
  "1,234.567",
  "12 o 13",
  "NaN",
  "Infinity",
  "12 50",
  "1 2345",
  "0.234",
  "0,500",
  "01.234",
])("%j is no amount", (text) => {
  expect(parseAmount(text)).toEqual({ kind: "unreadable" });
});

test.each<[string, string, number | null, number | string]>([
  ["what is kept at most", "21,474,836.47", null, largestAmount],
  ["a cent more", "21,474,836.48", null, "AMOUNT_TOO_LARGE"],
  ["millions more", "30.000.000,00", null, "AMOUNT_TOO_LARGE"],
  ["the reading that was confirmed", "1.234", 123, 123],
  ["a reading that it has not", "1.234", 99, "AMOUNT_AMBIGUOUS"],
  ["words", "about 3k", null, "AMOUNT_UNREADABLE"],
])("a form's amount, %s: %s", (_, text, understood, expected) => {
  const read = () => readAmount(text, "budget", understood);
  if (typeof expected === "number") expect(read()).toBe(expected);
  else expect(read).toThrowError(expect.objectContaining({ code: expected, fields: { budget: expected } }));
});

test("the largest amount is written as the sentence says it, and what is written is read again", () => {
  expect(parseAmount(largestAmountWritten)).toEqual({ kind: "exact", minor: largestAmount });
  fc.assert(
    fc.property(fc.integer({ min: 0, max: largestAmount }), (minor) => {
      expect(readAmount(writeAmount(minor), "amount")).toBe(minor);
    }),
  );
});

test.each(["0", "0.00000000", "-1", "1.123456789", "1,5", "", "1e3"])("%j is no rate", (rate) => {
  expect(() => rateUnits(rate)).toThrow(RangeError);
});

test("an amount written either way reads the same", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 99_999_999 }), (minor) => {
      const whole = Math.floor(minor / 100).toString();
      const cents = (minor % 100).toString().padStart(2, "0");
      const grouped = (mark: string) => whole.replace(/\B(?=(\d{3})+$)/g, mark);
      expect(parseAmount(`${grouped(",")}.${cents}`)).toEqual({ kind: "exact", minor });
      expect(parseAmount(`${grouped(".")},${cents}`)).toEqual({ kind: "exact", minor });
    }),
  );
});

test("a share and its rest are the whole", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 10_000_000 }),
      fc.integer({ min: 0, max: 10_000 }),
      (minor, points) => {
        const share = shareOf(minor, points);
        expect(share).toBeGreaterThanOrEqual(0);
        expect(share).toBeLessThanOrEqual(minor);
      },
    ),
  );
});

test("out and back at one rate stays within a cent's worth", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 10_000_000 }),
      fc.integer({ min: 100, max: 5_000 }),
      (minor, hundredths) => {
        const rate = `${Math.floor(hundredths / 100)}.${(hundredths % 100).toString().padStart(2, "0")}`;
        expect(Math.abs(convert(convertOut(minor, rate), rate) - minor)).toBeLessThanOrEqual(1);
      },
    ),
  );
});
