import { describe, expect, it } from "vitest";
import { daysFromNow, dueWords } from "@/lib/i18n/due";
import { formatDate, formatInstant, formatMinutes, formatMoney, formatTime } from "@/lib/i18n/format";
import { localeFromHeader } from "@/lib/i18n/locale";
import { translator } from "@/lib/i18n/translate";
import { parseWorkedTime } from "@/lib/i18n/worked-time";

describe("dates", () => {
  it.each([
    [formatDate("en", "2026-11-24"), "24 Nov 2026"],
    [formatDate("es", "2026-11-24"), "24 nov 2026"],
    [formatDate("en", "2026-09-01", "short"), "1 Sep"],
    [formatDate("es", "2026-09-01", "short"), "1 sep"],
    [formatDate("en", "2027-11-25", "weekday", "2026-11-24"), "Thu 25 Nov 2027"],
    [formatDate("es", "2026-05-24", "short", "2026-11-24"), "24 may 2026"],
    [formatDate("en", "2027-01-15", "short", "2026-11-24"), "15 Jan"],
    [formatDate("en", "2026-11-20", "weekday"), "Fri 20 Nov"],
    [formatDate("es", "2026-11-25", "weekday"), "mié 25 nov"],
    [formatDate("en", "2026-11-20", "long"), "Friday 20 November 2026"],
    [formatDate("es", "2026-11-20", "long"), "viernes 20 de noviembre de 2026"],
  ])("%s", (found, expected) => expect(found).toBe(expected));

  it("a calendar date is the same day everywhere", () => {
    expect(formatDate("en", "2026-01-01")).toBe("1 Jan 2026");
    expect(formatDate("en", "2026-12-31")).toBe("31 Dec 2026");
  });

  it("an instant is read in its zone", () => {
    const at = "2026-11-21T05:12:00Z";
    expect(formatInstant("en", at, "America/Guatemala")).toBe("20 Nov 2026, 23:12");
    expect(formatInstant("es", at, "America/New_York", "short")).toBe("21 nov, 0:12");
    expect(formatTime("en", "2026-11-20T15:05:00Z", "America/Guatemala")).toBe("09:05");
    expect(formatTime("es", "2026-11-20T15:05:00Z", "America/Guatemala")).toBe("9:05");
  });

  it("what is not a date is refused", () => {
    expect(() => formatDate("en", "24 Nov")).toThrow(RangeError);
    expect(() => formatDate("en", "2026-02-30")).toThrow(RangeError);
  });
});

describe("money", () => {
  it.each([
    [formatMoney("en", 123450, "USD"), "USD 1,234.50"],
    [formatMoney("es", 123450, "USD"), "USD 1,234.50"],
    [formatMoney("es", 24550, "GTQ", "symbol"), "Q245.50"],
    [formatMoney("en", 0, "USD", "bare"), "0.00"],
    [formatMoney("en", -5, "CAD"), "CAD −0.05"],
    [formatMoney("es", -24550, "GTQ", "symbol"), "−Q245.50"],
    [formatMoney("en", 123456789, "HNL"), "HNL 1,234,567.89"],
  ])("%s", (found, expected) => expect(found).toBe(expected));
});

describe("worked time", () => {
  it.each([
    [270, "4 h 30"],
    [120, "2 h"],
    [45, "45 min"],
    [0, "0 h"],
    [65, "1 h 05"],
    [-90, "−1 h 30"],
  ])("%i minutes is %s", (minutes, expected) => expect(formatMinutes(minutes)).toBe(expected));

  it.each([
    ["4 h 30", 270],
    ["4:30", 270],
    ["4h30m", 270],
    ["1 h 05", 65],
    ["1.5", 90],
    ["1,25 h", 75],
    ["2 horas", 120],
    ["90 min", 90],
    ["90", 90],
    ["24", 1440],
    ["0", 0],
    ["1:75", null],
    ["four", null],
    ["-2", null],
    ["", null],
  ])("%s is read as %s", (text, expected) => expect(parseWorkedTime(text)).toBe(expected));

  it("what is written is read back", () => {
    for (let minutes = 0; minutes <= 600; minutes += 1) {
      expect(parseWorkedTime(formatMinutes(minutes))).toBe(minutes);
    }
  });
});

describe("due", () => {
  it.each([
    [-23, "23 days late", "23 días de atraso"],
    [-1, "1 day late", "1 día de atraso"],
    [0, "today", "hoy"],
    [1, "tomorrow", "mañana"],
    [2, "in 2 days", "en 2 días"],
  ])("%i days", (days, english, spanish) => {
    expect(daysFromNow("en", days)).toBe(english);
    expect(daysFromNow("es", days)).toBe(spanish);
  });

  it("says when it is late", () => {
    expect(dueWords("en", "2026-11-24", "2026-11-20")).toEqual({
      words: "4 days late",
      days: -4,
      late: true,
    });
    expect(dueWords("en", "2026-11-24", "2026-11-24").late).toBe(false);
  });
});

describe("language", () => {
  it.each([
    ["es-GT,es;q=0.9,en;q=0.8", "es"],
    ["fr-CA,en;q=0.5,es;q=0.7", "es"],
    ["en-US,es;q=0.9", "en"],
    ["es;q=0, en", "en"],
    ["de", "en"],
    ["", "en"],
  ])("%s is answered in %s", (header, expected) => expect(localeFromHeader(header)).toBe(expected));

  it("a word that is not there is an error, not a gap in a mail", () => {
    expect(() => translator("en")("ui.nothing")).toThrow();
    expect(translator("es")("ui.timeAt", { time: "16:12", place: "Chiantla" })).toBe("16:12 en Chiantla");
  });
});
