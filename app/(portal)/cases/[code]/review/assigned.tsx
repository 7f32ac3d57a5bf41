import { randomUUID } from "node:crypto";
import { getLocale, getTranslations } from "next-intl/server";
import { Section } from "@/components/ui/section";
import { messagesFor } from "@/lib/i18n/messages";
import type { AssignedReview } from "@/lib/stages/review/queries";
import type { IntakePart } from "@/lib/stages/review/triage/schema";
import { readParties } from "./actions";
import { AskedAndAnswered } from "./asked";
import { IntakeAnswers } from "./intake-answers";
import { NamesScope } from "./names";

/** The intake as the Defender who holds the case reads it; its budget is between the Advocate and staff. */
export async function AssignedReviewPage({ view, zone }: { view: AssignedReview; zone: string }) {
  const [t, locale] = await Promise.all([getTranslations("review"), getLocale()]);
  const under = (part: IntakePart) => {
    const questions = view.questions.filter((one) => one.part === part);
    return questions.length > 0 ? (
      <AskedAndAnswered questions={questions} zone={zone} locale={locale} t={t} />
    ) : null;
  };
  return (
    <NamesScope
      readParties={readParties}
      cases={[{ subjectId: view.facts.id, operationId: randomUUID() }]}
      texts={messagesFor(locale).review.names}
    >
      <Section first title={t("intake.title")}>
        <IntakeAnswers facts={view.facts} intake={view.intake} without={["budget"]} under={under} />
      </Section>
    </NamesScope>
  );
}
