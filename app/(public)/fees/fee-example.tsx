import { useTranslations } from "next-intl";
import { Section } from "@/components/ui/section";
import { exampleInvoice, exampleWork, type Fees } from "@/lib/fees/example";
import { priceOfMinutes } from "@/lib/money";
import { percent } from "@/lib/guide/fee-rows";
import { formatMoney, formatNumber } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locale";

/** A small case as it would be invoiced: in full, and with the reduced fee beside it. */
export function FeeExample({ fees, locale }: { fees: Fees; locale: Locale }) {
  const t = useTranslations("guide.fees");
  const money = (minor: number) => formatMoney(locale, minor, fees.currency);
  const bare = (minor: number) => formatMoney(locale, minor, fees.currency, "bare");
  const hours = formatNumber(locale, exampleWork.minutes / 60);
  const { full, reduced } = exampleInvoice(fees);
  const lines = [
    [t("work", { hours, rate: money(fees.billRateMinor) }), full.workMinor, reduced.workMinor],
    [t("expenses"), full.expensesMinor, reduced.expensesMinor],
    [t("feeLine", { percent: percent(locale, fees.feeBasisPoints) }), full.feeMinor, reduced.feeMinor],
    [t("waiver"), 0, -reduced.waiverMinor],
  ] as const;
  return (
    <Section title={t("exampleTitle")}>
      <p className="said">{t("exampleLead", { hours, expenses: money(exampleWork.expensesMinor) })}</p>
      <table className="table fees fees--example">
        <caption>{t("exampleTable", { currency: fees.currency })}</caption>
        <thead>
          <tr>
            <th scope="col">{t("what")}</th>
            <th className="num" scope="col">
              {t("exampleFull")}
            </th>
            <th className="num" scope="col">
              {t("exampleReduced")}
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map(([label, inFull, withReduction]) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td className="num">{inFull === 0 ? "" : bare(inFull)}</td>
              <td className="num">{bare(withReduction)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t("total")}</th>
            <td className="num">{bare(full.totalMinor)}</td>
            <td className="num">{bare(reduced.totalMinor)}</td>
          </tr>
        </tfoot>
      </table>
      <p className="said">
        {t("defender", { amount: money(priceOfMinutes(exampleWork.minutes, fees.payRateMinor)) })}
      </p>
    </Section>
  );
}
