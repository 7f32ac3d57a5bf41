import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { notFound, redirect } from "next/navigation";
import { intakeSteps, type IntakeStep } from "@/lib/stages/review/intake/schema";
import { isStepOpen } from "@/lib/stages/review/intake/steps";
import { intakeStepView, type IntakeStepView } from "@/lib/stages/review/queries";
import { pageActor } from "@/lib/web/page";
import { AttachmentsStep } from "../attachments";
import { CheckStep } from "../check-step";
import { IntakeFrame } from "../intake-frame";
import { BackLink, BudgetStep, LanguageStep, MatterStep, WhoStep, WorkStep } from "../steps";

type Props = { params: Promise<{ code: string; step: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await params).code };
}

/** One step of an intake while its Advocate's side may write it. */
export default async function IntakeStepPage({ params }: Props) {
  const { code, step: asked } = await params;
  const actor = await pageActor(
    "/cases/[code]/review/intake/[step]",
    `/cases/${code}/review/intake/${asked}`,
  );
  const step = intakeSteps.find((one) => one === asked);
  const view = step ? await intakeStepView(actor, code) : null;
  if (!step || !view) notFound();
  // Back from the page that follows on submitting leads here: what was told stands on the case's review page.
  if (!isStepOpen(step, view.facts.status, view.may)) redirect(`/cases/${view.facts.code}/review`);
  const [locale, t] = await Promise.all([getLocale(), getTranslations("review")]);
  return (
    <IntakeFrame view={view} step={step} locale={locale} zone={actor.timeZone} t={t}>
      <StepForm view={view} step={step} />
      <BackLink view={view} step={step} />
    </IntakeFrame>
  );
}

function StepForm({ view, step }: { view: IntakeStepView; step: IntakeStep }) {
  switch (step) {
    case "who":
      return <WhoStep view={view} step={step} />;
    case "matter":
      return <MatterStep view={view} step={step} />;
    case "work":
      return <WorkStep view={view} step={step} />;
    case "language":
      return <LanguageStep view={view} step={step} />;
    case "budget":
      return <BudgetStep view={view} step={step} />;
    case "attachments":
      return <AttachmentsStep view={view} />;
    case "check":
      return <CheckStep view={view} />;
  }
}
