import { randomUUID } from "node:crypto";
import { getLocale, getTranslations } from "next-intl/server";
import { CommandForm } from "@/components/form/command-form";
import { Field } from "@/components/form/field";
import { formTexts } from "@/components/form/form-texts";
import { Notice } from "@/components/ui/notice";
import { Section } from "@/components/ui/section";
import { messagesFor } from "@/lib/i18n/messages";
import type { IntakeStepView } from "@/lib/stages/review/queries";
import { discardDraft, readParties, submitIntake } from "../actions";
import { IntakeAnswers } from "../intake-answers";
import { NamesScope } from "../names";
import { StepAnchor } from "./step-anchor";
import { stepHref } from "./step-links";

/** The last look: everything that was told, what is missing, and what happens when it is submitted. */
export async function CheckStep({ view }: { view: IntakeStepView }) {
  const [t, locale, texts] = await Promise.all([getTranslations("review"), getLocale(), formTexts()]);
  const { facts, intake, may } = view;
  return (
    <NamesScope
      readParties={readParties}
      cases={[{ subjectId: facts.id, operationId: randomUUID() }]}
      texts={messagesFor(locale).review.names}
    >
      <IntakeAnswers facts={facts} intake={intake} change />
      {may.has("submitIntake") ? (
        <Section title={t("submit.title")}>
          <CommandForm
            action={submitIntake}
            className="ticks"
            subjectId={facts.id}
            operationId={randomUUID()}
            next={`/cases/${facts.code}/review`}
            submit={t("submit.submit")}
            pending={t("submit.pending")}
            consequences={{
              title: t("submit.willTitle"),
              items: [t("submit.will1"), t("submit.will2"), t("submit.will3"), t("submit.will4")],
            }}
            texts={texts}
          >
            {intake.missing.length > 0 ? (
              <Notice title={t("missing.before")}>
                <ul>
                  {[...new Set(intake.missing.map(({ step }) => step))].map((step) => (
                    <li key={step}>
                      <StepAnchor step={step} href={stepHref(facts.code, step)}>
                        {t(`steps.${step}`)}
                      </StepAnchor>
                      {": "}
                      {intake.missing
                        .filter((one) => one.step === step)
                        .map(({ key }) => t(`missing.${key}`))
                        .join("; ")}
                    </li>
                  ))}
                </ul>
              </Notice>
            ) : null}
            <Field kind="checkbox" name="knowsCharge" label={t("submit.knowsCharge")} required />
            <Field kind="checkbox" name="hasLanguage" label={t("submit.hasLanguage")} required />
            <Field kind="checkbox" name="clientsAgree" label={t("submit.clientsAgree")} required />
          </CommandForm>
        </Section>
      ) : (
        <Notice title={t("submit.onlyLawyerTitle")}>
          {t(intake.missing.length > 0 ? "submit.onlyLawyerMissing" : "submit.onlyLawyer")}
        </Notice>
      )}
      {may.has("discardDraft") ? (
        <div className="section">
          <CommandForm
            action={discardDraft}
            subjectId={facts.id}
            operationId={randomUUID()}
            next="/cases"
            tone="danger"
            submit={t("discard.submit")}
            pending={t("discard.pending")}
            confirm={{
              ...{ title: t("discard.title"), body: t("discard.body") },
              ...{ submit: t("discard.submit"), cancel: t("cancel") },
            }}
            texts={texts}
          />
        </div>
      ) : null}
    </NamesScope>
  );
}
