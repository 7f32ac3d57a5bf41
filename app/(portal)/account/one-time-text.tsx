import type { getTranslations } from "next-intl/server";
import type { Locale } from "@/lib/i18n/locale";
import { redline } from "@/lib/templates/redline";
import type { PublishedTemplate } from "@/lib/templates/queries";
import { RedlinedText } from "@/components/case/redlined";

type Props = {
  version: PublishedTemplate;
  /** What the reader signed before; what changed since is marked. */
  before: PublishedTemplate | null;
  locale: Locale;
  title: string;
  t: Awaited<ReturnType<typeof getTranslations<"agreement">>>;
};

/** Its text in the reader's language first, the other beside it. */
export function OneTimeText({ version, before, locale, title, t }: Props) {
  const languages = locale === "es" ? (["es", "en"] as const) : (["en", "es"] as const);
  const words = { inserted: t("clause.inserted"), deleted: t("clause.deleted") };
  return (
    <section className="reader reader--both" aria-label={title}>
      <article className="sheet">
        <div className="sheet__head">
          <span>Justice in Motion</span>
          <span>{t("pdf.version", { number: version.number })}</span>
        </div>
        <h2>{title}</h2>
        {version.clauses.map((clause, index) => (
          <div className="sheet__pair" key={clause.key}>
            {languages.map((language) => {
              const was = before?.clauses.find(({ key }) => key === clause.key);
              const text = before
                ? [was?.[language].text ?? "", clause[language].text]
                : [clause[language].text];
              return (
                <div lang={language} key={language}>
                  <h3>
                    {index + 1}. {clause[language].title}
                  </h3>
                  <RedlinedText parts={redline(text.map((one) => ({ text: one, by: null })))} words={words} />
                </div>
              );
            })}
          </div>
        ))}
      </article>
    </section>
  );
}
