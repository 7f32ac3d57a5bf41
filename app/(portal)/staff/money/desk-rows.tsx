import type { ReactNode } from "react";

/** The case of a row, by its code and nickname, to where its money is. */
export function CaseLink({ code, nickname, to }: { code: string; nickname: string; to: string }) {
  return (
    <a href={`/cases/${code}/${to}`}>
      <span className="code nowrap">{code}</span> {nickname}
    </a>
  );
}

type RowsProps = {
  heads: string[];
  rows: { key: string; cells: ReactNode[] }[];
  none: string;
  /** From this column on, figures stand to the right. */
  right?: number;
};

/** A table of the desk; cards on a phone. */
export function Rows({ heads, rows, none, right = Number.MAX_SAFE_INTEGER }: RowsProps) {
  if (rows.length === 0) return <p className="quiet">{none}</p>;
  const isFigure = (index: number) => index === right || (index > right && heads.length === 6);
  return (
    <table className="table table--cards">
      <thead>
        <tr>
          {heads.map((head, index) => (
            <th scope="col" key={head} className={isFigure(index) ? "num" : undefined}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, cells }) => (
          <tr key={key}>
            {cells.map((cell, index) =>
              index === 0 ? (
                <th scope="row" key={heads[index]}>
                  {cell}
                </th>
              ) : (
                <td
                  key={heads[index]}
                  data-label={heads[index]}
                  className={isFigure(index) ? "num" : undefined}
                >
                  {cell}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
