import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { LinkButton } from "@/components/ui/button";
import { BeforeYouStart } from "./before-you-start";
import { mailLink } from "./mail-link";
import { StageMap } from "./stage-map";

export async function generateMetadata(): Promise<Metadata> {
  return { title: { absolute: (await getTranslations("public.landing"))("title") } };
}

/** What it is, five stages, charge and language, start: the two conditions stand before the intake. */
export default async function LandingPage() {
  const t = await getTranslations("public.landing");
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
    </>
  );
}
