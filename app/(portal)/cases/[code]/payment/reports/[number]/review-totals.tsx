import { formatMoney } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locale";
import { shareOf } from "@/lib/money";
import type { Sums, Terms } from "@/lib/stages/payment/lines";
import type { ReviewWords } from "./review-lines";

type Props = {
  claimed: Sums;
  now: Sums;
  /** How many lines are not as claimed. */
  cuts: number;
  terms: Terms;
  words: ReviewWords;
  locale: Locale;
};

/**
 * What was claimed, what is taken off, and what the Defender is paid and the Advocate billed: with the contract's fee,
 * as the invoice is drafted.
 */
export function ReviewTotals({ claimed, now, cuts, terms, words, locale }: Props) {
  const feeMinor = shareOf(now.billMinor, terms.feeBasisPoints);
  const cut = words.cut.replace("{count}", String(cuts));
  const rows = [
    { title: words.claimed, minor: claimed.payMinor },
    { title: cut, minor: now.payMinor - claimed.payMinor, className: "is-ruled" },
    { title: words.sum, minor: now.payMinor, className: "is-sum" },
    { title: words.pays, minor: now.payMinor },
    { title: words.bills, minor: now.billMinor },
    ...(terms.feeBasisPoints > 0
      ? [
          { title: words.fee, minor: feeMinor },
          { title: words.billsWithFee, minor: now.billMinor + feeMinor, className: "is-sum" },
        ]
      : []),
  ];
  return (
    <table className="report-totals" id="totals" aria-label={words.totals}>
      <tbody>
        {rows.map(({ title, minor, className }) => (
          <tr key={title} className={className}>
            <th scope="row">{title}</th>
            <td>{formatMoney(locale, minor, terms.currency, "bare")}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
