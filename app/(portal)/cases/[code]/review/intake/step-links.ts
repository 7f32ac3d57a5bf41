import { formatDate } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locale";
import type { Step } from "@/components/ui/progress";
import { intakeSteps, type IntakeStep } from "@/lib/stages/review/intake/schema";
import type { IntakeView } from "@/lib/stages/review/intake/queries";
import type { ReviewWords } from "../review-words";

export const stepHref = (code: string, step: IntakeStep) => `/cases/${code}/review/intake/${step}`;

/** The step that follows; the last one is the last look. */
export function stepAfter(step: IntakeStep): IntakeStep {
  return intakeSteps[intakeSteps.indexOf(step) + 1] ?? "check";
}

export function stepBefore(step: IntakeStep): IntakeStep | null {
  return intakeSteps[intakeSteps.indexOf(step) - 1] ?? null;
}

/** The map beside the form: which steps are done, what each holds, and which one is open. */
export function stepMap(
  intake: IntakeView,
  code: string,
  now: IntakeStep,
  locale: Locale,
  t: ReviewWords,
): Step[] {
  const notes = notesOf(intake, locale, t);
  return intakeSteps.map((step) => ({
    label: t(`steps.${step}`),
    href: stepHref(code, step),
    note: notes[step] ?? (step === now ? t("steps.here") : t("steps.notBegun")),
    state: step === now ? "now" : isDone(intake, step) && notes[step] ? "done" : "next",
  }));
}

function isDone(intake: IntakeView, step: IntakeStep): boolean {
  return step !== "check" && !intake.missing.some((missing) => missing.step === step);
}

function notesOf(intake: IntakeView, locale: Locale, t: ReviewWords): Partial<Record<IntakeStep, string>> {
  const count = (...roles: string[]) => intake.people.filter(({ role }) => roles.includes(role)).length;
  const { people, deadlines, tasks, arrangement, budgetMinor, reducedFee, documents, missing } = intake;
  const first = deadlines.map(({ day }) => day).sort()[0];
  return {
    ...(people.length > 0 || intake.noOpposing
      ? {
          who: t("steps.whoNote", {
            ...{ clients: count("client"), opposing: count("opposing") },
            others: count("witness", "other"),
          }),
        }
      : {}),
    ...(intake.story || first ? { matter: first ? formatDate(locale, first) : t("steps.matterNote") } : {}),
    ...(tasks.length > 0 ? { work: t("steps.workNote", { count: tasks.length }) } : {}),
    ...(arrangement ? { language: t(`arrangements.${arrangement}`) } : {}),
    ...(budgetMinor !== null || reducedFee
      ? { budget: reducedFee ? t("steps.budgetReduced") : t("steps.budgetNote") }
      : {}),
    ...(documents.length > 0 ? { attachments: t("steps.attachmentsNote", { count: documents.length }) } : {}),
    check: missing.length > 0 ? t("steps.missingNote", { count: missing.length }) : t("steps.checkNote"),
  };
}
