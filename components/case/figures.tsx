import { formatMoney, type MoneyStyle } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locale";

type MoneyProps = { minor: number; currency: string; locale: Locale; style?: MoneyStyle };

/** Money from integer minor units; figures line up in a column. */
export function Money({ minor, currency, locale, style }: MoneyProps) {
  return <span className="money">{formatMoney(locale, minor, currency, style)}</span>;
}
