"use client";

import { MiniRoute } from "@/components/case/mini-route";
import type { MiniRouteView } from "@/lib/workflow/route-view";

export type CaseTableRow = {
  key: string;
  href: string;
  code: string;
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
};

/** The list as one component fed plain words: a component a row would cost a third more. */
export function CaseTable({ rows, texts }: { rows: readonly CaseTableRow[]; texts: Texts }) {
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
          <tr key={row.key} className={row.yours ? "is-yours" : undefined}>
            <th scope="row">
              <a href={row.href}>
                <span className="code">{row.code}</span> <span className="nick">{row.nickname}</span>
              </a>
            </th>
            <td data-label={texts.about}>{row.about}</td>
            <td data-label={texts.lead}>
              {row.lead}
              <br />
              <small className="quiet">{row.firm}</small>
            </td>
            <td data-label={texts.stage}>
              <span className="stagecell">
                <MiniRoute {...row.route} />
                <span>
                  {row.stage}
                  <br />
                  <small className="quiet">{row.status}</small>
                </span>
              </span>
            </td>
            <td data-label={texts.turn}>
              {row.turn}
              {row.what ? (
                <>
                  <br />
                  <small className="quiet">{row.what}</small>
                </>
              ) : null}
            </td>
            <td data-label={texts.by}>
              {row.by} {row.byNote ? <span className="late">{row.byNote}</span> : null}
            </td>
            <td data-label={texts.changed}>{row.changed}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
