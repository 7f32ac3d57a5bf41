import { getTranslations } from "next-intl/server";
import { Facts, Section } from "@/components/ui/section";
import { formatMoney } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locale";
import type { OrganizationView } from "@/lib/organizations/queries";

type Props = { sums: NonNullable<OrganizationView["money"]>; locale: Locale };

/** What is left to pay of its invoices, and what it paid beyond them; each currency by itself. */
export async function Money({ sums, locale }: Props) {
  const t = await getTranslations("organizations.money");
  return (
    <Section title={t("title")}>
      {sums.length === 0 ? <p className="quiet">{t("none")}</p> : null}
      <Facts
        stack
        facts={sums.flatMap(({ currency, invoices, openMinor, creditMinor }) => [
          {
            term: t("open"),
            fact: t("openOf", { amount: formatMoney(locale, openMinor, currency), count: invoices }),
          },
          ...(creditMinor > 0
            ? [{ term: t("credit"), fact: formatMoney(locale, creditMinor, currency) }]
            : []),
        ])}
      />
    </Section>
  );
}
