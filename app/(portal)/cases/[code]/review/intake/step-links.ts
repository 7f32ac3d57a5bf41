import { formatDate } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locale";
import type { Step } from "@/components/ui/progress";
import { intakeSteps, type IntakeStep } from "@/lib/stages/review/intake/schema";
import { isStepOpen } from "@/lib/stages/review/intake/steps";
import type { IntakeView } from "@/lib/stages/review/intake/queries";
import type { IntakeStepView } from "@/lib/stages/review/queries";
import type { ReviewWords } from "../review-words";

export const stepHref = (code: string, step: IntakeStep) => `/cases/${code}/review/intake/${step}`;

/** The step that follows; the last one is the last look. */
export function stepAfter(step: IntakeStep): IntakeStep {
  return intakeSteps[intakeSteps.indexOf(step) + 1] ?? "check";
}

export function stepBefore(step: IntakeStep): IntakeStep | null {
  return intakeSteps[intakeSteps.indexOf(step) - 1] ?? null;
}

/** The map beside the form: which steps are done, what each holds, which one is open, and where one may go. */
export function stepMap(
  { facts, intake, may }: IntakeStepView,
  now: IntakeStep,
  locale: Locale,
  t: ReviewWords,
): Step[] {
  const notes = notesOf(intake, locale, t);
  const submitted = facts.status !== "draft";
  return intakeSteps.map((step) => {
    const done = submitted || (isDone(intake, step) && notes[step] !== undefined);
    return {
      label: t(`steps.${step}`),
      href: isStepOpen(step, facts.status, may) ? stepHref(facts.code, step) : undefined,
      note: noteOf(step, step === now, submitted, notes, t),
      state: step === now ? "now" : done ? "done" : "next",
    };
  });
}

function noteOf(
  step: IntakeStep,
  isNow: boolean,
  submitted: boolean,
  notes: Partial<Record<IntakeStep, string>>,
  t: ReviewWords,
): string | undefined {
  if (submitted && step === "check") return t("steps.submitted");
  if (notes[step]) return notes[step];
  if (isNow) return t("steps.here");
  if (submitted) return undefined;
  return t(mayStayEmpty.includes(step) ? "steps.optional" : "steps.notBegun");
}

/** Saved empty or never opened is one: nothing is missing either way. */
const mayStayEmpty: readonly IntakeStep[] = ["budget", "attachments"];

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
