import { getLocale } from "next-intl/server";
import type { FacilitatorLoad } from "@/lib/cases/load/queries";
import { daysBetween, parsePlainDate, todayIn } from "@/lib/dates";
import { formatDate, formatNumber } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locale";
import { translator } from "@/lib/i18n/translate";
import { stages } from "@/lib/workflow/statuses";

type Props = {
  rows: readonly FacilitatorLoad[];
  /** Whose cases stand below; undefined: nobody's are asked for. */
  of: string | null | undefined;
  /** The reader's day, `YYYY-MM-DD`, and zone. */
  today: string;
  zone: string;
};

/** One line a facilitator: bars to one scale, every figure in words beside them. */
export async function LoadTable({ rows, of, today, zone }: Props) {
  const locale = (await getLocale()) as Locale;
  const t = translator(locale);
  const p = (key: string, values?: Record<string, string | number>) => t(`desk.load.${key}`, values);
  const most = Math.max(1, ...rows.map(({ open }) => open));
  return (
    <table className="table table--cards load">
      <thead>
        <tr>
          <th scope="col">{p("facilitator")}</th>
          <th scope="col">{p("open")}</th>
          <th scope="col" className="num">
            {p("waits")}
          </th>
          <th scope="col" className="num">
            {p("late")}
          </th>
          <th scope="col">{p("oldest")}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const since = row.oldest ? todayIn(zone, row.oldest) : null;
          const days = since ? daysBetween(parsePlainDate(since), parsePlainDate(today)) : 0;
          const chosen = of !== undefined && of === row.id;
          const name = row.name ?? p("nobody");
          return (
            <tr key={row.id ?? "none"} className={row.open === 0 ? "is-idle" : undefined}>
              <th scope="row">
                {row.open > 0 ? (
                  <a
                    href={`/staff/load?of=${row.id ?? "none"}#of`}
                    aria-current={chosen ? "true" : undefined}
                  >
                    {name}
                  </a>
                ) : (
                  name
                )}
                {row.id && !row.takes ? <small className="quiet">{p("takesNone")}</small> : null}
              </th>
              <td data-label={p("open")}>
                <span className="load__open">
                  <b className="num">{formatNumber(locale, row.open)}</b>
                  <span className="load__bar" aria-hidden="true">
                    <i style={{ width: `${Math.round((row.open / most) * 100)}%` }} />
                  </span>
                </span>
                {row.open > 0 ? (
                  <small className="quiet">
                    {stages
                      .filter((stage) => row.byStage[stage] > 0)
                      .map((stage) =>
                        p("inStage", { count: row.byStage[stage], stage: t(`ui.stages.${stage}`) }),
                      )
                      .join(" · ")}
                  </small>
                ) : null}
              </td>
              <td className="num" data-label={p("waits")}>
                {formatNumber(locale, row.waits)}
              </td>
              <td className="num" data-label={p("late")}>
                <span className={row.late > 0 ? "late" : undefined}>{formatNumber(locale, row.late)}</span>
              </td>
              <td data-label={p("oldest")}>
                {since ? (
                  <span className="nowrap">
                    {formatDate(locale, since, "short", today)}{" "}
                    <span className="quiet">
                      {days <= 0 ? t("ui.waiting.today") : t("ui.waiting.days", { days })}
                    </span>
                  </span>
                ) : (
                  <span className="quiet">{p("nothing")}</span>
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
