import { useId, type ReactNode } from "react";
import type { MiniRouteView } from "@/lib/workflow/route-view";

const points = [
  [4, 3],
  [16, 9],
  [28, 15],
  [40, 9],
  [52, 3],
] as const;

const line = (from: number, to: number) =>
  points
    .slice(from, to + 1)
    .map(([x, y], index) => `${index === 0 ? "M" : "L"}${x} ${y}`)
    .join("");

/** Dots are one path, not a circle each: a list draws this in many rows. */
const dots = (stations: readonly (readonly [number, number])[], radius: number) =>
  stations
    .map(
      ([x, y]) =>
        `M${x - radius} ${y}a${radius} ${radius} 0 1 0 ${2 * radius} 0a${radius} ${radius} 0 1 0-${2 * radius} 0`,
    )
    .join("");

/** The route in 46 pixels, always beside the stage's name. Amber inside a row that is the reader's turn. */
export function MiniRoute(view: MiniRouteView) {
  return <Frame>{drawing(view)}</Frame>;
}

/**
 * The routes of one table, by the keys of its rows: of those that stand at the same place, the first draws it and the
 * others refer to that drawing, which was a third of what a row of the list weighs. A reference takes its colours from
 * its own row.
 */
export function useMiniRoutes(
  rows: readonly { key: string; route: MiniRouteView | null }[],
): ReadonlyMap<string, ReactNode> {
  const table = useId();
  const drawn = new Set<string>();
  const routes = new Map<string, ReactNode>();
  for (const { key, route } of rows) {
    if (!route) continue;
    const id = `${table}${route.mark}${route.at}`;
    const isFirst = !drawn.has(id);
    drawn.add(id);
    routes.set(key, <Frame>{isFirst ? <g id={id}>{drawing(route)}</g> : <use href={`#${id}`} />}</Frame>);
  }
  return routes;
}

function Frame({ children }: { children: ReactNode }) {
  return (
    <svg className="mini" viewBox="0 0 56 18" aria-hidden="true">
      {children}
    </svg>
  );
}

function drawing({ at, mark }: MiniRouteView) {
  const [x, y] = points[at] ?? points[0];
  const ended = mark === "ended";
  const behind = mark === "closed" ? points : points.slice(0, at);
  const ahead = mark === "closed" ? [] : points.slice(at + 1);
  return (
    <>
      {ended || mark === "closed" ? null : (
        <path className="mini-future" d={line(mark === "hold" ? at : 0, 4)} />
      )}
      {at > 0 ? <path className="mini-past" d={line(0, at)} /> : null}
      {behind.length > 0 ? <path className="mini-passed" d={dots(behind, 2)} /> : null}
      {ahead.length > 0 ? (
        <path className={ended ? "mini-never" : "mini-ahead"} d={dots(ahead, ended ? 1 : 2)} />
      ) : null}
      {mark === "now" || mark === "draft" ? (
        <circle
          className="mini-now"
          strokeDasharray={mark === "draft" ? "2 1.5" : undefined}
          cx={x}
          cy={y}
          r="4.5"
        />
      ) : null}
      {mark === "hold" ? (
        <>
          <rect x={x - 4} y={y - 4.5} width="8" height="9" fill="var(--paper)" />
          <path d={`M${x - 2} ${y - 4}v8m4-8v8`} stroke="var(--ink)" strokeWidth="2.5" />
        </>
      ) : null}
      {ended ? <path d={`M${x - 3} ${y - 3}l6 6m0-6l-6 6`} stroke="var(--ink)" strokeWidth="2" /> : null}
    </>
  );
}
