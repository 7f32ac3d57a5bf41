"use client";

import { useMiniRoutes } from "@/components/case/mini-route";
import { stageCell } from "@/components/case/stage-cell";
import type { MiniRouteView } from "@/lib/workflow/route-view";

export type CaseTableRow = {
  code: string;
  /** False: the reader may know of it, and opens no page of it. */
  opens: boolean;
  nickname: string;
  about: string;
  firm: string;
  lead: string;
  stage: string;
  status: string;
  route: MiniRouteView;
  yours: boolean;
  turn: string;
  what: string;
  by: string;
  byNote: string;
  changed: string;
};

type Texts = {
  case: string;
  about: string;
  lead: string;
  stage: string;
  turn: string;
  by: string;
  changed: string;
  byPhone: string;
  changedPhone: string;
};

/** The list as one component fed plain words: a component a row would cost a third more. */
export function CaseTable({ rows, texts }: { rows: readonly CaseTableRow[]; texts: Texts }) {
  const routes = useMiniRoutes(rows.map(({ code, route }) => ({ key: code, route })));
  return (
    <table className="table table--cards cases">
      <thead>
        <tr>
          <th scope="col">{texts.case}</th>
          <th scope="col">{texts.about}</th>
          <th scope="col">{texts.lead}</th>
          <th scope="col">{texts.stage}</th>
          <th scope="col">{texts.turn}</th>
          <th scope="col">{texts.by}</th>
          <th scope="col">{texts.changed}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.code} className={row.yours ? "is-yours" : undefined}>
            <th scope="row">
              {row.opens ? (
                <a href={`/cases/${row.code}`}>
                  <span className="code">{row.code}</span> <span className="nick">{row.nickname}</span>
                </a>
              ) : (
                <>
                  <span className="code">{row.code}</span> <span className="nick">{row.nickname}</span>
                </>
              )}
            </th>
            <td className="about">{row.about}</td>
            <td className="lead">
              {row.lead}
              {row.firm ? <small className="quiet">{row.firm}</small> : null}
            </td>
            <td className="stage-of">{stageCell(routes.get(row.code), row.stage, row.status)}</td>
            <td className="turn-of">
              {row.turn}
              {row.what ? <small className="quiet">{row.what}</small> : null}
            </td>
            <td className="due">
              {row.by ? (
                <>
                  <i className="on-phone">{texts.byPhone} </i>
                  {row.by} {row.byNote ? <span className="late">{row.byNote}</span> : null}
                </>
              ) : null}
            </td>
            <td className="changed">
              <i className="on-phone">{texts.changedPhone} </i>
              {row.changed}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
