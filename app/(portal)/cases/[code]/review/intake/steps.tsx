import { randomUUID } from "node:crypto";
import { getLocale, getTranslations } from "next-intl/server";
import { CommandForm } from "@/components/form/command-form";
import { formTexts } from "@/components/form/form-texts";
import { Notice } from "@/components/ui/notice";
import { LinkButton } from "@/components/ui/button";
import { messagesFor } from "@/lib/i18n/messages";
import { defenderCountries, matterKinds } from "@/lib/cases/kinds";
import { writeAmount } from "@/lib/money";
import { personCountries } from "@/lib/stages/review/fields";
import { taskKinds } from "@/lib/cases/kinds";
import { languageArrangements } from "@/lib/people/choices";
import { deadlineKinds, type IntakeStep } from "@/lib/stages/review/intake/schema";
import type { IntakeStepView } from "@/lib/stages/review/queries";
import { saveBudget, saveLanguage, readParties } from "../actions";
import { NamesScope } from "../names";
import { MatterForm } from "./matter-form";
import { stepAfter, stepBefore, stepHref } from "./step-links";
import { WhoForm } from "./who-form";
import { WorkForm } from "./work-form";

type Props = { view: IntakeStepView; step: IntakeStep };

/** What all forms of an intake have in common: where they go on, and under which version they save. */
async function common({ view, step }: Props) {
  const [t, cases, tasks, texts, locale] = await Promise.all([
    getTranslations("review"),
    getTranslations("cases"),
    getTranslations("assignment"),
    formTexts(),
    getLocale(),
  ]);
  const { facts, intake } = view;
  const draft = facts.status === "draft";
  const after = stepAfter(step);
  return {
    ...{ t, cases, tasks, texts, locale },
    base: {
      ...{ caseId: facts.id, operationId: randomUUID(), version: intake.version, texts },
      next: draft ? stepHref(facts.code, after) : `/cases/${facts.code}/review`,
      submit: draft ? t("saveAndGoOn", { step: t(`steps.${after}`) }) : t("save"),
    },
  };
}

const atStart = (view: IntakeStepView) => view.facts.status === "draft" || view.facts.status === "needs_info";

export async function WhoStep(props: Props) {
  const { t, texts, locale, base } = await common(props);
  const { facts, intake } = props.view;
  const words = messagesFor(locale).review;
  return (
    <NamesScope
      readParties={readParties}
      cases={[{ subjectId: facts.id, operationId: randomUUID() }]}
      atOnce={intake.people.length > 0}
      texts={words.names}
    >
      {atStart(props.view) ? null : <Notice title={t("who.onlyAddingTitle")}>{t("who.onlyAdding")}</Notice>}
      <WhoForm
        {...base}
        people={intake.people}
        noOpposing={intake.noOpposing}
        countries={personCountries.map((value) => ({ value, label: t(`countries.${value}`) }))}
        words={words.who}
        texts={texts}
      />
    </NamesScope>
  );
}

export async function MatterStep(props: Props) {
  const { t, cases, locale, base } = await common(props);
  const { facts, intake } = props.view;
  const { fields, matter, saving } = messagesFor(locale).review;
  return (
    <MatterForm
      {...base}
      values={{
        ...{ nickname: facts.nickname, kind: facts.kind, country: facts.country, region: facts.region },
        ...{ court: intake.court, docket: intake.docket, story: intake.story, deadlines: intake.deadlines },
      }}
      kinds={matterKinds.map((value) => ({ value, label: cases(`kinds.${value}`) }))}
      countries={defenderCountries.map((value) => ({ value, label: cases(`countries.${value}`) }))}
      deadlineKinds={deadlineKinds.map((value) => ({ value, label: t(`deadlineKinds.${value}`) }))}
      words={{ ...fields, ...matter, saving }}
    />
  );
}

export async function WorkStep(props: Props) {
  const { tasks, locale, base } = await common(props);
  const { work, saving } = messagesFor(locale).review;
  return (
    <WorkForm
      {...base}
      tasks={props.view.intake.tasks.map(({ kind, words, deadline }) => ({ kind, words, deadline }))}
      kinds={taskKinds.map((value) => ({ value, label: tasks(`taskKinds.${value}`) }))}
      words={{ ...work, saving }}
    />
  );
}

export async function LanguageStep(props: Props) {
  const { t, base } = await common(props);
  const { version, caseId, ...rest } = base;
  const { arrangement, languageWords } = props.view.intake;
  return (
    <CommandForm
      {...rest}
      action={saveLanguage}
      subjectId={caseId}
      hidden={{ version }}
      keep
      pending={t("saving")}
      label={t("steps.language")}
      fields={[
        {
          kind: "radio",
          name: "arrangement",
          label: t("language.arrangement"),
          hint: t("language.hint"),
          required: true,
          defaultValue: arrangement,
          options: languageArrangements.map((value) => ({ value, label: t(`arrangements.${value}`) })),
        },
        {
          kind: "textarea",
          name: "words",
          label: t("language.words"),
          hint: t("language.wordsHint"),
          defaultValue: languageWords,
          rows: 2,
          maxLength: 500,
        },
      ]}
    />
  );
}

export async function BudgetStep(props: Props) {
  const { t, base } = await common(props);
  const { version, caseId, ...rest } = base;
  const { budgetMinor, reducedFee, reducedFeeWords } = props.view.intake;
  const { currency } = props.view.facts;
  return (
    <CommandForm
      {...rest}
      action={saveBudget}
      subjectId={caseId}
      hidden={{ version }}
      keep
      pending={t("saving")}
      label={t("steps.budget")}
      fields={[
        {
          kind: "money",
          name: "budget",
          label: t("budget.amount", { currency }),
          hint: t("budget.amountHint"),
          defaultValue: budgetMinor === null ? "" : writeAmount(budgetMinor),
        },
        {
          kind: "checkbox",
          name: "reducedFee",
          label: t("budget.reducedFee"),
          hint: t("budget.reducedFeeHint"),
          defaultValue: reducedFee,
        },
        {
          kind: "textarea",
          name: "reducedFeeWords",
          label: t("budget.reducedFeeWords"),
          hint: t("budget.reducedFeeWordsHint"),
          defaultValue: reducedFeeWords,
          rows: 3,
        },
      ]}
    />
  );
}

/** Where one goes without saving. */
export async function BackLink({ view, step }: Props) {
  const t = await getTranslations("review");
  const before = stepBefore(step);
  if (view.facts.status !== "draft" || !before) return null;
  return (
    <p className="actions go">
      <LinkButton tone="quiet" href={stepHref(view.facts.code, before)}>
        {t("back", { step: t(`steps.${before}`) })}
      </LinkButton>
    </p>
  );
}
