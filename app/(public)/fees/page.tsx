import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { Notice } from "@/components/ui/notice";
import { Section } from "@/components/ui/section";
import { portalEnv } from "@/lib/env";
import { publishedFees } from "@/lib/fees/published";
import { foundPage } from "../found-page";
import { FoundText } from "../found-text";
import { mailLink } from "../mail-link";
import { FeeExample } from "./fee-example";
import { FeeTable } from "./fee-table";

export const generateMetadata = (): Promise<Metadata> => foundPage("/fees");

const rules = [
  ["capTitle", "cap"],
  ["expensesTitle", "expensesBody"],
  ["reducedTitle", "reducedBody"],
  ["whenTitle", "whenBody"],
  ["paidTitle", "paidBody"],
] as const;

/** The fee table of the database, an invoice worked through with its figures, and what holds for every contract. */
export default async function FeesPage() {
  const [locale, t, fees] = await Promise.all([
    getLocale(),
    getTranslations("guide.fees"),
    publishedFees().catch(() => null),
  ]);
  const mail = { mail: mailLink };
  // The example is one: in the currency in which most contracts are made.
  const usual = fees?.find(({ currency }) => currency === "USD") ?? fees?.[0];
  return (
    <FoundText title={t("title")} lead={t("lead")}>
      {portalEnv() === "demo" ? <Notice title={t("invented")} /> : null}
      {fees === null ? <p className="said">{t.rich("unavailable", mail)}</p> : null}
      {fees?.length === 0 ? <p className="said">{t.rich("none", mail)}</p> : null}
      {fees && fees.length > 0 ? <FeeTable fees={fees} locale={locale} /> : null}
      {usual ? <FeeExample fees={usual} locale={locale} /> : null}
      <Section title={t("rules")}>
        <dl className="told">
          {rules.map(([title, body]) => [<dt key={title}>{t(title)}</dt>, <dd key={body}>{t(body)}</dd>])}
        </dl>
      </Section>
    </FoundText>
  );
}
