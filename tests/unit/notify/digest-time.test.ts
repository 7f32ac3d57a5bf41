import { describe, expect, test } from "vitest";
import { lastSlot, nextSlot } from "@/lib/notify/digest-time";

const daily = (hour: number) => ({ rhythm: "daily", hour, weekday: 1 }) as const;
const weekly = (hour: number, weekday: number) => ({ rhythm: "weekly", hour, weekday }) as const;
const off = { rhythm: "off", hour: 7, weekday: 1 } as const;

// 24 November 2026 is a Tuesday. Guatemala: UTC−6 all year. New York: −5, in summer −4.
describe("the last hour of a summary", () => {
  test.each([
    ["the hour has struck", daily(7), "America/Guatemala", "2026-11-24T13:00:00Z", "2026-11-24T13:00:00Z"],
    ["a minute before it", daily(7), "America/Guatemala", "2026-11-24T12:59:00Z", "2026-11-23T13:00:00Z"],
    ["midnight", daily(0), "America/Guatemala", "2026-11-24T06:30:00Z", "2026-11-24T06:00:00Z"],
    ["another day there", daily(23), "America/Guatemala", "2026-11-25T05:10:00Z", "2026-11-25T05:00:00Z"],
    ["its weekday, today", weekly(7, 2), "America/Guatemala", "2026-11-24T14:00:00Z", "2026-11-24T13:00:00Z"],
    [
      "its weekday, too early",
      weekly(7, 2),
      "America/Guatemala",
      "2026-11-24T12:00:00Z",
      "2026-11-17T13:00:00Z",
    ],
    ["last Sunday", weekly(18, 7), "America/Guatemala", "2026-11-24T12:00:00Z", "2026-11-23T00:00:00Z"],
    ["half-hour zone", daily(7), "Asia/Kolkata", "2026-11-24T02:00:00Z", "2026-11-24T01:30:00Z"],
    [
      "after the clock went back",
      daily(7),
      "America/New_York",
      "2026-11-01T12:00:00Z",
      "2026-11-01T12:00:00Z",
    ],
    [
      "an hour that is left out",
      daily(2),
      "America/New_York",
      "2026-03-08T08:00:00Z",
      "2026-03-08T07:00:00Z",
    ],
    [
      "after the clock went forward",
      daily(7),
      "America/New_York",
      "2026-03-08T11:00:00Z",
      "2026-03-08T11:00:00Z",
    ],
  ])("%s", (_, time, zone, now, slot) => {
    expect(lastSlot(time, zone, new Date(now))?.toISOString()).toBe(new Date(slot).toISOString());
  });

  test("nobody’s who wants none", () => {
    expect(lastSlot(off, "America/Guatemala", new Date())).toBeNull();
    expect(nextSlot(off, "America/Guatemala", new Date())).toBeNull();
  });

  test("each is followed by the next, all year, in every rhythm and zone", () => {
    for (const zone of ["America/New_York", "America/Guatemala", "America/Mexico_City", "America/Tijuana"]) {
      for (const time of [daily(0), daily(2), daily(7), daily(23), weekly(7, 1), weekly(2, 7)]) {
        let slot = nextSlot(time, zone, new Date("2026-01-01T00:30:00Z"));
        for (let count = 0; slot && count < 380 / (time.rhythm === "daily" ? 1 : 7); count += 1) {
          expect(lastSlot(time, zone, slot)?.toISOString()).toBe(slot.toISOString());
          const before: Date = slot;
          slot = nextSlot(time, zone, slot);
          const apart = ((slot?.getTime() ?? 0) - before.getTime()) / 3_600_000;
          const days = time.rhythm === "daily" ? 24 : 168;
          expect([days - 1, days, days + 1], `${zone} ${time.hour} ${before.toISOString()}`).toContain(apart);
        }
      }
    }
  });
});
