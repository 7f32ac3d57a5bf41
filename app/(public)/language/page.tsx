import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { LinkButton } from "@/components/ui/button";
import { foundPage } from "../found-page";
import { FoundText } from "../found-text";

export const generateMetadata = (): Promise<Metadata> => foundPage("/language");

const ways = ["spanish", "bilingual", "interpreter"] as const;

/** The condition that nobody should learn only after they have begun: no translation, and three ways to meet it. */
export default async function LanguagePage() {
  const t = await getTranslations("guide.language");
  return (
    <FoundText title={t("title")} lead={t("lead")}>
      <dl className="told">
        {ways.map((way) => [<dt key={way}>{t(way)}</dt>, <dd key={`${way}Body`}>{t(`${way}Body`)}</dd>])}
      </dl>
      <section>
        <h2>{t("bothTitle")}</h2>
        <p>{t("both")}</p>
      </section>
      <section>
        <h2>{t("oneTitle")}</h2>
        <p>{t("one")}</p>
      </section>
      <div className="page-end">
        <LinkButton href="/cases/new" icon="arrow-right">
          {t("start")}
        </LinkButton>
      </div>
    </FoundText>
  );
}
