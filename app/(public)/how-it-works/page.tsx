import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { LinkButton } from "@/components/ui/button";
import { stageMedians } from "@/lib/cases/durations";
import { addressIn } from "@/lib/i18n/addresses";
import { stages } from "@/lib/workflow/statuses";
import { foundPage } from "../found-page";
import { stageSteps } from "./stage-steps";

export const generateMetadata = (): Promise<Metadata> => foundPage("/how-it-works");

/** The five stages: who does what, what ends each, the days that are set for it and those that it really took. */
export default async function HowPage() {
  const [locale, t, who, name, medians] = await Promise.all([
    getLocale(),
    getTranslations("guide.how"),
    getTranslations("public.landing.stages"),
    getTranslations("ui.stages"),
    // Without a database the page says what is set, as it does while there are few cases.
    stageMedians().catch(() => ({}) as Awaited<ReturnType<typeof stageMedians>>),
  ]);
  return (
    <>
      <header className="page-lead">
        <h1 className="h-public">{t("title")}</h1>
        <p className="lead">{t("lead")}</p>
      </header>
      <ol className="course">
        {stages.map((stage, index) => {
          const median = medians[stage];
          return (
            <li key={stage}>
              <span className="station" aria-hidden="true">
                {index + 1}
              </span>
              <div className="course__name">
                <h2>{name(stage)}</h2>
                <p>{who(`${stage}.who`)}</p>
              </div>
              <div className="course__what">
                {stageSteps[stage].map((step) => (
                  <p key={step}>{t(step)}</p>
                ))}
              </div>
              <dl className="course__long">
                <dt>{t("ends")}</dt>
                <dd>{t(`stages.${stage}.ends`)}</dd>
                <dt>{t("long")}</dt>
                <dd>{t(`stages.${stage}.span`)}</dd>
                {median ? <dd className="course__median">{t("median", median)}</dd> : null}
              </dl>
            </li>
          );
        })}
      </ol>
      <div className="page-end">
        {Object.keys(medians).length === 0 ? <p>{t("medianLater")}</p> : null}
        <LinkButton href="/cases/new" icon="arrow-right">
          {t("start")}
        </LinkButton>
        <p className="page-end__links">
          <a href={addressIn(locale, "/fees")}>{t("toFees")}</a>
          <a href={addressIn(locale, "/language")}>{t("toLanguage")}</a>
        </p>
      </div>
    </>
  );
}
