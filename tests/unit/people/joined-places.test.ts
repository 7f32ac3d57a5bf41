import { describe, expect, test } from "vitest";
import { parsePlainDate } from "@/lib/dates";
import { joinPlaces, type Place } from "@/lib/organizations/merging/places";

const place = (id: string, kind: string, from: string, to: string | null): Place => ({
  ...{ id, userId: "rebecca", kind, from: parsePlainDate(from) },
  to: to === null ? null : parsePlainDate(to),
});

const cases: [string, Place[], Place[], ReturnType<typeof joinPlaces>][] = [
  [
    "who is in neither twice goes over as they are",
    [place("a", "LAWYER", "2026-01-01", null)],
    [],
    { moved: ["a"], longer: [], dropped: [] },
  ],
  [
    "the same over the same days is one",
    [place("a", "LAWYER", "2026-01-01", null)],
    [place("b", "LAWYER", "2026-01-01", null)],
    { moved: [], longer: [], dropped: ["a"] },
  ],
  [
    "an earlier place there lasts as long as the later one here",
    [place("a", "LAWYER", "2026-03-01", null)],
    [place("b", "LAWYER", "2026-01-01", "2026-06-30")],
    { moved: [], longer: [{ id: "b", from: parsePlainDate("2026-01-01"), to: null }], dropped: ["a"] },
  ],
  [
    "an earlier place here goes over, and lasts as long as the later one there",
    [place("a", "LAWYER", "2026-01-01", "2026-06-30")],
    [place("b", "LAWYER", "2026-03-01", "2026-09-30")],
    {
      moved: ["a"],
      longer: [{ id: "a", from: parsePlainDate("2026-01-01"), to: parsePlainDate("2026-09-30") }],
      dropped: ["b"],
    },
  ],
  [
    "a short place within a longer one adds nothing",
    [place("a", "LAWYER", "2026-03-01", "2026-03-31")],
    [place("b", "LAWYER", "2026-01-01", "2026-09-30")],
    { moved: [], longer: [], dropped: ["a"] },
  ],
  [
    "days on which they were in neither stay out",
    [place("a", "LAWYER", "2026-01-01", "2026-03-31")],
    [place("b", "LAWYER", "2026-05-01", null)],
    { moved: ["a"], longer: [], dropped: [] },
  ],
  [
    "what they may open as one thing does not stand for another",
    [place("a", "BILLING", "2026-01-01", null)],
    [place("b", "LAWYER", "2026-01-01", null)],
    { moved: ["a"], longer: [], dropped: [] },
  ],
  [
    "three that follow one another with common days are one",
    [place("a", "LAWYER", "2026-01-01", "2026-03-31"), place("c", "LAWYER", "2026-06-01", null)],
    [place("b", "LAWYER", "2026-03-31", "2026-06-01")],
    {
      moved: ["a"],
      longer: [{ id: "a", from: parsePlainDate("2026-01-01"), to: null }],
      dropped: ["b", "c"],
    },
  ],
];

describe("the places of one person in two organizations that are one", () => {
  test.each(cases)("%s", (_, from, into, joined) => {
    expect(joinPlaces(from, into)).toEqual(joined);
  });
});
