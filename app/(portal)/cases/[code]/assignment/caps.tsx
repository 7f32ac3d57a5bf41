import { CapBar } from "@/components/ui/cap-bar";
import { formatMinutes, formatMoney } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locale";
import type { CapTotals } from "@/lib/stages/assignment/entries/totals";
import type { AssignmentWords } from "./task-words";

type Props = {
  hours: CapTotals;
  expenses: CapTotals;
  currency: string;
  locale: Locale;
  t: AssignmentWords;
};

/** Hours and expenses against the caps of the contract: approved, recorded, held above. */
export function Caps({ hours, expenses, currency, locale, t }: Props) {
  const bare = (minor: number) => formatMoney(locale, minor, currency, "bare");
  const coded = (minor: number) => formatMoney(locale, minor, currency);
  const bar = (
    title: string,
    totals: CapTotals,
    long: (n: number) => string,
    short: (n: number) => string,
  ) => {
    const used = totals.approved + totals.recorded;
    return (
      <CapBar
        title={title}
        total={long(used + totals.held)}
        of={t("money.of", { cap: short(totals.cap) })}
        cap={totals.cap}
        approved={{ value: totals.approved, label: t("money.approved", { figure: short(totals.approved) }) }}
        recorded={{ value: totals.recorded, label: t("money.recorded", { figure: short(totals.recorded) }) }}
        held={
          totals.held > 0
            ? { value: totals.held, label: t("money.held", { figure: short(totals.held) }) }
            : undefined
        }
        left={t("money.left", { figure: long(Math.max(0, totals.cap - used)) })}
      />
    );
  };
  return (
    <div className="caps">
      {bar(t("money.hours"), hours, formatMinutes, formatMinutes)}
      {bar(t("money.expenses"), expenses, coded, bare)}
      {hours.held + expenses.held > 0 ? <p className="small quiet">{t("money.heldNotice")}</p> : null}
    </div>
  );
}
