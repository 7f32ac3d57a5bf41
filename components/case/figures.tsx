import { formatDate, formatMinutes, formatMoney, type DateStyle, type MoneyStyle } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locale";

type MoneyProps = { minor: number; currency: string; locale: Locale; style?: MoneyStyle };

/** Money from integer minor units; figures line up in a column. */
export function Money({ minor, currency, locale, style }: MoneyProps) {
  return <span className="money">{formatMoney(locale, minor, currency, style)}</span>;
}

/** A calendar date, `YYYY-MM-DD`: a due date, a day worked. */
export function LocalDate({ date, locale, style }: { date: string; locale: Locale; style?: DateStyle }) {
  return (
    <time dateTime={date} className="nowrap">
      {formatDate(locale, date, style)}
    </time>
  );
}

/** Worked time from minutes: "4 h 30". */
export function Duration({ minutes }: { minutes: number }) {
  return <span className="num">{formatMinutes(minutes)}</span>;
}
