import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { addressIn } from "@/lib/i18n/addresses";

const italic = { or: (word: ReactNode) => <i>{word}</i> };

/** Charge and language, then what to have at hand and who will see it. */
export function BeforeYouStart() {
  const t = useTranslations("public.landing");
  const locale = useLocale();
  return (
    <>
      <section className="before" id="before">
        <h2 className="h-public">{t("before")}</h2>
        <div className="before__list">
          <div>
            <h3>{t("charge")}</h3>
            <p>{t("chargeBody")}</p>
            <ul>
              <li>{t("chargeCap")}</li>
              <li>{t("chargeReduced")}</li>
            </ul>
            <p className="before__more">
              <a href={addressIn(locale, "/fees")}>{t("chargeMore")}</a>
            </p>
          </div>
          <div>
            <h3>{t("language")}</h3>
            <p>{t("languageBody")}</p>
            <ul>
              <li>{t.rich("spanish", italic)}</li>
              <li>{t.rich("bilingual", italic)}</li>
              <li>{t("interpreter")}</li>
            </ul>
            <p className="before__more">
              <a href={addressIn(locale, "/language")}>{t("languageMore")}</a>
            </p>
          </div>
        </div>
      </section>
      <section className="before">
        <h2 className="h-public">{t("ready")}</h2>
        <div className="before__list">
          <div>
            <h3>{t("hand")}</h3>
            <p>{t("handBody")}</p>
          </div>
          <div>
            <h3>{t("sees")}</h3>
            <p>
              {t("seesBody")} <a href={addressIn(locale, "/privacy")}>{t("seesMore")}</a>
            </p>
          </div>
        </div>
      </section>
    </>
  );
}
