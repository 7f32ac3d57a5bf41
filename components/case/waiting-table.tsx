"use client";

import type { MiniRouteView } from "@/lib/workflow/route-view";
import { useMiniRoutes } from "./mini-route";

/** One line of a list of what waits, in words: made on the server by `waitingRow`. */
export type WaitingRow = {
  key: string;
  href: string | null;
  what: string;
  /** "Advocate", when it is someone else's turn. */
  role?: string;
  whom: string;
  code: string;
  nickname: string;
  stage: string;
  route: MiniRouteView | null;
  since: string;
  sinceDate: string;
  days: string;
  /** Share of the longest wait in this list, in percent. */
  age: number;
  by?: string;
  byDate?: string;
  byNote?: string;
  /** Said before the day, instead of "by". */
  onDay?: string;
  late?: boolean;
};

export type WaitingGroup = {
  key: string;
  yours: boolean;
  title: string;
  count: string;
  /** "21 Advocates, 19 Defenders, 6 finance" */
  detail?: string;
  /** How much of it is late, and where that is listed. */
  late?: { href: string; label: string } | undefined;
  rows: readonly WaitingRow[];
  more?: { href: string; label: string } | undefined;
};

export type WaitingTexts = {
  what: string;
  whom: string;
  case: string;
  stage: string;
  since: string;
  by: string;
  sincePhone: string;
  byPhone: string;
};

const widths = ["24%", "16.5%", "20%", "15.5%", "11%", "13%"];

/** What waits, oldest first; cards on a phone. One component for the whole table: a row each would cost a third more. */
export function WaitingTable({ groups, texts }: { groups: readonly WaitingGroup[]; texts: WaitingTexts }) {
  const routes = useMiniRoutes(groups.flatMap((group) => group.rows));
  const heads = [texts.what, texts.whom, texts.case, texts.stage, texts.since, texts.by];
  return (
    <table className="table table--cards waiting">
      <colgroup>
        {widths.map((width, index) => (
          <col key={`${index}`} style={{ width }} />
        ))}
      </colgroup>
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      {groups.map((group, index) => (
        <tbody key={group.key}>
          <tr className={index === 0 ? "group group--first" : "group"}>
            <th colSpan={6} scope="rowgroup">
              {group.yours ? <span className="flag">{group.title}</span> : group.title} {group.count}
              {group.detail ? <span className="quiet"> {group.detail}</span> : null}
              {group.late ? (
                <a className="late" href={group.late.href}>
                  {group.late.label}
                </a>
              ) : null}
            </th>
          </tr>
          {group.rows.map((row) => rowOf(row, group.yours, texts, routes))}
          {group.more ? (
            <tr className="rest">
              <td colSpan={6}>
                <a href={group.more.href}>{group.more.label}</a>
              </td>
            </tr>
          ) : null}
        </tbody>
      ))}
    </table>
  );
}

function rowOf(
  row: WaitingRow,
  yours: boolean,
  texts: WaitingTexts,
  routes: ReturnType<typeof useMiniRoutes>,
) {
  return (
    <tr key={row.key} className={yours ? "is-yours" : undefined}>
      <th scope="row">{row.href ? <a href={row.href}>{row.what}</a> : row.what}</th>
      <td className="whom">
        {row.role ? <b>{row.role}</b> : null} <span className="nowrap">{row.whom}</span>
      </td>
      <td>
        <span className="code">{row.code}</span> <span className="nick">{row.nickname}</span>
      </td>
      <td>
        <span className="stagecell">
          {routes.get(row.key)}
          {row.stage}
        </span>
      </td>
      <td className="since">
        <span>
          <i className="on-phone">{texts.sincePhone} </i>
          <time dateTime={row.sinceDate}>{row.since}</time>
          <span className="num">{row.days}</span>
        </span>
        <span className="age">
          <i style={{ width: `${row.age}%` }} />
        </span>
      </td>
      <td className="by">
        {row.by ? (
          <>
            {row.onDay ? `${row.onDay} ` : <i className="on-phone">{texts.byPhone} </i>}
            <time dateTime={row.byDate}>{row.by}</time>{" "}
            <span className={row.late ? "late" : "quiet"}>{row.byNote}</span>
          </>
        ) : null}
      </td>
    </tr>
  );
}
