import type { ReactNode } from "react";
import { Ring } from "@/components/ui/ring";
import { SavedState } from "@/components/form/saved-state";
import { Section } from "@/components/ui/section";
import { Steps } from "@/components/ui/progress";
import { now } from "@/lib/clock";
import { todayIn } from "@/lib/dates";
import { formatInstant, formatTime } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locale";
import type { IntakeStepView } from "@/lib/stages/review/queries";
import { intakeSteps, type IntakeStep } from "@/lib/stages/review/intake/schema";
import type { ReviewWords } from "../review-words";
import { stepHref, stepMap } from "./step-links";

type Props = {
  view: IntakeStepView;
  step: IntakeStep;
  locale: Locale;
  zone: string;
  t: ReviewWords;
  children: ReactNode;
};

/** One step of an intake, the map of all of them, and what is still missing. */
export function IntakeFrame({ view, step, locale, zone, t, children }: Props) {
  const { facts, intake } = view;
  const steps = stepMap(view, step, locale, t);
  const draft = facts.status === "draft";
  const position = {
    number: intakeSteps.indexOf(step) + 1,
    of: intakeSteps.length,
    name: t(`steps.${step}`),
  };
  return (
    <div className="intake">
      <nav className="where-am-i" aria-label={t("steps.label")}>
        <details className="stepfold">
          <summary>{t("steps.position", position)}</summary>
        </details>
        <Steps down steps={steps} />
      </nav>
      <div className="intake__form">
        <div className="section__head">
          <h2>{t(`steps.${step}`)}</h2>
          <SavedState saved={savedWords(intake.savedAt, locale, zone, t)} unsaved={t("unsaved")} />
        </div>
        {children}
      </div>
      <aside className="aside stack">
        {draft ? (
          <>
            <Missing view={view} t={t} />
            <p className="small quiet">{t("leaveAnytime")}</p>
          </>
        ) : (
          <Section first title={t("intake.title")}>
            <p className="small">
              <a href={`/cases/${facts.code}/review`}>{t("readSubmitted")}</a>
            </p>
          </Section>
        )}
      </aside>
    </div>
  );
}

/** The clock alone of today's saving; of an earlier day that too. */
function savedWords(savedAt: Date, locale: Locale, zone: string, t: ReviewWords): string {
  const today = todayIn(zone, now());
  return todayIn(zone, savedAt) === today
    ? t("savedAt", { time: formatTime(locale, savedAt, zone) })
    : t("savedOn", { at: formatInstant(locale, savedAt, zone, "short", today) });
}

/** What must be there before a draft can be submitted. */
function Missing({ view: { facts, intake, may }, t }: Pick<Props, "view" | "t">) {
  return (
    <Section
      first
      title={t("missing.title")}
      aside={<span className="small quiet">{t("missing.required")}</span>}
    >
      {intake.missing.length === 0 ? (
        <p className="small quiet">
          {t(may.has("submitIntake") ? "missing.nothing" : "missing.nothingHere")}
        </p>
      ) : (
        <ul className="missing">
          {intake.missing.map(({ step: at, key }) => (
            <li key={key}>
              <Ring state="open" label={t("missing.open")} />
              <a href={stepHref(facts.code, at)}>{t(`missing.${key}`)}</a>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
