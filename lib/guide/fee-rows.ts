import type { PublishedFees } from "@/lib/fees/published";
import { formatDate, formatMoney, formatNumber } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locale";

/** 1250 basis points as "12.5%". */
export function percent(locale: Locale, basisPoints: number): string {
  return formatNumber(locale, basisPoints / 10_000, { style: "percent", maximumFractionDigits: 2 });
}

/** The fee table line by line, one cell for each currency: on the page, and in the brochure. Keys of `guide.fees`. */
export function feeRows(fees: readonly PublishedFees[], locale: Locale) {
  const cells = (cell: (fee: PublishedFees) => string) => fees.map(cell);
  return [
    { key: "bill", cells: cells((fee) => formatMoney(locale, fee.billRateMinor, fee.currency)) },
    { key: "pay", cells: cells((fee) => formatMoney(locale, fee.payRateMinor, fee.currency)) },
    { key: "fee", cells: cells((fee) => percent(locale, fee.feeBasisPoints)) },
    { key: "reduced", cells: cells((fee) => percent(locale, fee.reducedBasisPoints)) },
    { key: "since", cells: cells((fee) => formatDate(locale, fee.from)) },
  ] as const;
}
