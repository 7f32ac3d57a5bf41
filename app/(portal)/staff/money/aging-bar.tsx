import { formatMoney } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locale";
import type { Aging } from "@/lib/stages/payment/desk/queries";

/** What the lists of the desk are drawn with. */
export type Said = { p: (key: string, values?: Record<string, string | number>) => string; locale: Locale };

const ages = ["notDue", "month", "quarter", "older"] as const;

/** How old the debts are: the later, the darker, and every figure written. */
export function AgingBar({ aging, said }: { aging: Aging; said: Said }) {
  const { p, locale } = said;
  const total = ages.reduce((sum, age) => sum + aging[age], 0);
  const looks = ["is-left", "is-new", "", "is-held"];
  return (
    <figure className="cap aging">
      <figcaption>
        <b>{p("aging")}</b>
        <span>
          <b className="num">{formatMoney(locale, total, aging.currency)}</b>
        </span>
      </figcaption>
      <div className="cap__bar" aria-hidden="true">
        {ages.map((age, index) =>
          aging[age] > 0 ? (
            <i key={age} className={looks[index]} style={{ width: `${(100 * aging[age]) / total}%` }} />
          ) : null,
        )}
      </div>
      <ul className="legend">
        {ages.map((age, index) => (
          <li key={age}>
            <i className={looks[index]} />
            {p(`ages.${age}`)} {formatMoney(locale, aging[age], aging.currency, "bare")}
          </li>
        ))}
      </ul>
    </figure>
  );
}
