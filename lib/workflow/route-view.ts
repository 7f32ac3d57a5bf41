import { stageOf, stages, type CaseStatus, type Stage } from "./statuses";

/** What sets one station of the drawn route apart from plain done, now and to come. */
export type RouteMark = "draft" | "hold" | "cut" | "again" | "ended" | "never" | "tail" | "outcome";

export type RouteStation = {
  stage: Stage;
  /** Height: in the Advocate's country, on the border, in the Defender's country. */
  place: "north" | "middle" | "south";
  state: "done" | "now" | "next" | "ended";
  mark: RouteMark | null;
};

export type RouteView = {
  status: CaseStatus;
  stations: readonly RouteStation[];
  /** Index of the stage where the case is or ended; null once it is closed. */
  at: number | null;
};

export type RouteFacts = {
  status: CaseStatus;
  /** Where a declined or withdrawn case ended. */
  endedStage?: Stage | null;
  /** The work was terminated, not finished. */
  endedEarly?: boolean;
  /** The furthest stage the case had reached before it was reopened. */
  reachedBefore?: Stage | null;
  outcomeReported?: boolean;
};

const places = ["north", "middle", "south", "middle", "north"] as const;

const nowMark = (status: CaseStatus): RouteMark | null => {
  if (status === "draft") return "draft";
  return status === "on_hold" ? "hold" : null;
};

/** The drawn route of a case, for every status of the domain's table. */
export function routeView(facts: RouteFacts): RouteView {
  const { status, endedEarly = false, outcomeReported = false } = facts;
  const at = stages.indexOf(stageOf(status, facts.endedStage ?? null));
  const closed = status === "closed";
  const ended = status === "declined" || status === "withdrawn";
  const reached = facts.reachedBefore ? stages.indexOf(facts.reachedBefore) : -1;

  const station = (stage: Stage, index: number): Omit<RouteStation, "stage" | "place"> => {
    if (closed && index === at) return { state: "done", mark: outcomeReported ? "outcome" : "tail" };
    if (index < at) return { state: "done", mark: endedEarly && stage === "assignment" ? "cut" : null };
    if (index === at)
      return ended ? { state: "ended", mark: "ended" } : { state: "now", mark: nowMark(status) };
    if (ended) return { state: "next", mark: "never" };
    return { state: "next", mark: index <= reached ? "again" : null };
  };

  return {
    status,
    at: closed ? null : at,
    stations: stages.map((stage, index) => ({
      stage,
      place: places[index] ?? "north",
      ...station(stage, index),
    })),
  };
}

/** The same route in a row of a table: where it stands, and how it is drawn there. Plain data for the browser. */
export type MiniRouteView = { at: number; mark: "now" | "draft" | "hold" | "ended" | "closed" };

export function miniRouteView(status: CaseStatus, endedStage: Stage | null = null): MiniRouteView {
  const at = stages.indexOf(stageOf(status, endedStage));
  if (status === "draft") return { at, mark: "draft" };
  if (status === "on_hold") return { at, mark: "hold" };
  if (status === "closed") return { at, mark: "closed" };
  return { at, mark: status === "declined" || status === "withdrawn" ? "ended" : "now" };
}
