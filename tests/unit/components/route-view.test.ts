import { describe, expect, it } from "vitest";
import { miniRouteView, routeView, type RouteFacts } from "@/lib/workflow/route-view";
import { caseStatuses } from "@/lib/workflow/statuses";

/** One letter a station: d done, n now, . to come, x ended; the mark follows in brackets. */
const drawn = (facts: RouteFacts) =>
  routeView(facts)
    .stations.map(({ state, mark }) => {
      const letter = { done: "d", now: "n", next: ".", ended: "x" }[state];
      return mark && mark !== state ? `${letter}(${mark})` : letter;
    })
    .join(" ");

const rows: [string, RouteFacts, string][] = [
  ["draft", { status: "draft" }, "n(draft) . . . ."],
  ["submitted", { status: "submitted" }, "n . . . ."],
  ["in review", { status: "in_review" }, "n . . . ."],
  ["needs information", { status: "needs_info" }, "n . . . ."],
  ["accepted", { status: "accepted" }, "n . . . ."],
  ["offered", { status: "offered" }, "n . . . ."],
  ["negotiating", { status: "negotiating" }, "d n . . ."],
  ["signing", { status: "signing" }, "d n . . ."],
  ["active", { status: "active" }, "d d n . ."],
  ["on hold", { status: "on_hold" }, "d d n(hold) . ."],
  ["work done", { status: "work_done" }, "d d d n ."],
  ["work ended early", { status: "work_done", endedEarly: true }, "d d d(cut) n ."],
  ["settled", { status: "settled" }, "d d d d n"],
  ["settled after ending early", { status: "settled", endedEarly: true }, "d d d(cut) d n"],
  ["closed", { status: "closed" }, "d d d d d(tail)"],
  ["closed with its outcome", { status: "closed", outcomeReported: true }, "d d d d d(outcome)"],
  ["reopened after closing", { status: "work_done", reachedBefore: "evaluation" }, "d d d n .(again)"],
  ["work reopened", { status: "active", reachedBefore: "payment" }, "d d n .(again) ."],
  ["declined", { status: "declined", endedStage: "review" }, "x .(never) .(never) .(never) .(never)"],
  ["withdrawn", { status: "withdrawn", endedStage: "agreement" }, "d x .(never) .(never) .(never)"],
];

describe("the drawn route", () => {
  it.each(rows)("%s", (_, facts, expected) => expect(drawn(facts)).toBe(expected));

  it("draws every status there is", () => {
    expect(new Set(rows.map(([, { status }]) => status))).toEqual(new Set(caseStatuses));
  });

  it("goes there and back", () => {
    const places = routeView({ status: "active" }).stations.map(({ place }) => place);
    expect(places).toEqual(["north", "middle", "south", "middle", "north"]);
  });

  it("stands nowhere once the case is closed", () => {
    expect(routeView({ status: "closed" }).at).toBeNull();
    expect(routeView({ status: "settled" }).at).toBe(4);
  });
});

describe("the route in a row", () => {
  it.each([
    [miniRouteView("draft"), { at: 0, mark: "draft" }],
    [miniRouteView("signing"), { at: 1, mark: "now" }],
    [miniRouteView("on_hold"), { at: 2, mark: "hold" }],
    [miniRouteView("closed"), { at: 4, mark: "closed" }],
    [miniRouteView("withdrawn", "agreement"), { at: 1, mark: "ended" }],
    [miniRouteView("declined", "review"), { at: 0, mark: "ended" }],
  ])("%o", (found, expected) => expect(found).toEqual(expected));
});
