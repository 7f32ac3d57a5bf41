import { describe, expect, test } from "vitest";
import { parsePlainDate } from "@/lib/dates";
import { awayFact, overlap, type Away } from "@/lib/people/network/away";

const day = parsePlainDate;
const days = (from: string, to: string): Away => ({ from: day(from), to: day(to) });
const today = day("2026-12-10");

describe("what staff are told who look for a Defender", () => {
  test.each<[string, Away[], { now: boolean; from: string; to: string } | null]>([
    ["nothing is noted", [], null],
    ["what is over", [days("2026-12-01", "2026-12-09")], null],
    ["the last day", [days("2026-12-01", "2026-12-10")], { now: true, from: "2026-12-01", to: "2026-12-10" }],
    [
      "the first day",
      [days("2026-12-10", "2026-12-20")],
      { now: true, from: "2026-12-10", to: "2026-12-20" },
    ],
    [
      "what is to come",
      [days("2026-12-11", "2026-12-20")],
      { now: false, from: "2026-12-11", to: "2026-12-20" },
    ],
    [
      "of several the next, whatever their order",
      [days("2027-02-01", "2027-02-09"), days("2026-12-24", "2026-12-26"), days("2026-11-01", "2026-11-02")],
      { now: false, from: "2026-12-24", to: "2026-12-26" },
    ],
    [
      "one that follows on another is the same absence",
      [days("2026-12-16", "2026-12-20"), days("2026-12-08", "2026-12-15"), days("2026-12-22", "2026-12-23")],
      { now: true, from: "2026-12-08", to: "2026-12-20" },
    ],
  ])("%s", (_, dates, fact) => {
    expect(awayFact(dates, today)).toEqual(fact);
  });

  test.each<[Away, boolean]>([
    [days("2026-12-01", "2026-12-09"), false],
    [days("2026-12-01", "2026-12-10"), true],
    [days("2026-12-12", "2026-12-13"), true],
    [days("2026-12-01", "2026-12-31"), true],
    [days("2026-12-20", "2026-12-31"), true],
    [days("2026-12-21", "2026-12-31"), false],
  ])("a day in common with 10 to 20 December: %j", (other, common) => {
    const noted = days("2026-12-10", "2026-12-20");
    expect([overlap(noted, other), overlap(other, noted)]).toEqual([common, common]);
  });
});
