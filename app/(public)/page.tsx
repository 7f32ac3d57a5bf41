import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { LinkButton } from "@/components/ui/button";
import { env } from "@/lib/env";
import { addressIn } from "@/lib/i18n/addresses";
import { BeforeYouStart } from "./before-you-start";
import { foundPage } from "./found-page";
import { mailLink } from "./mail-link";
import { office } from "./office";
import { StageMap } from "./stage-map";
import { StructuredData } from "./structured-data";

export const generateMetadata = (): Promise<Metadata> => foundPage("/");

/** What it is, five stages, charge and language, start: the two conditions stand before the intake. */
export default async function LandingPage() {
  const [locale, t] = await Promise.all([getLocale(), getTranslations("public.landing")]);
  return (
    <>
      <section className="hero">
        <h1>
          <span>{t("headline1")}</span> <span>{t("headline2")}</span>
        </h1>
        <p className="lead">{t("lead")}</p>
        <div className="start">
          <LinkButton href="/cases/new" icon="arrow-right" wide>
            {t("start")}
          </LinkButton>
          <p>{t("startNote")}</p>
          <p>{t.rich("talk", { mail: (address) => mailLink(address) })}</p>
        </div>
      </section>
      <StageMap />
      <BeforeYouStart />
      <StructuredData
        data={{
          "@type": "NGO",
          name: office.name,
          url: `${env().PORTAL_ORIGIN}${addressIn(locale, "/")}`,
          description: t("lead"),
          email: office.forAllElse,
          telephone: office.telephone,
          address: {
            "@type": "PostalAddress",
            streetAddress: office.street,
            addressLocality: office.city,
            addressRegion: office.region,
            postalCode: office.postalCode,
            addressCountry: office.country,
          },
          availableLanguage: ["en", "es"],
        }}
      />
    </>
  );
}
