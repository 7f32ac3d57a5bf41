import { useTranslations } from "next-intl";
import type { PublishedFees } from "@/lib/fees/published";
import type { Locale } from "@/lib/i18n/locale";
import { feeRows } from "@/lib/guide/fee-rows";

/** One column for each currency of contracts. */
export function FeeTable({ fees, locale }: { fees: PublishedFees[]; locale: Locale }) {
  const t = useTranslations("guide.fees");
  return (
    <table className="table fees">
      <caption>{t("table")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("what")}</th>
          {fees.map(({ currency }) => (
            <th className="num" scope="col" key={currency}>
              {currency}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {feeRows(fees, locale).map(({ key, cells }) => (
          <tr key={key}>
            <th scope="row">{t(key)}</th>
            {cells.map((cell, index) => (
              <td className="num" key={fees[index]?.currency}>
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
