import { randomUUID } from "node:crypto";
import { getLocale, getTranslations } from "next-intl/server";
import { Section } from "@/components/ui/section";
import { messagesFor } from "@/lib/i18n/messages";
import type { AssignedReview } from "@/lib/stages/review/queries";
import { readParties } from "./actions";
import { IntakeAnswers } from "./intake-answers";
import { NamesScope } from "./names";

/** The intake as the Defender who holds the case reads it; its budget is between the Advocate and staff. */
export async function AssignedReviewPage({ view }: { view: AssignedReview }) {
  const [t, locale] = await Promise.all([getTranslations("review"), getLocale()]);
  return (
    <NamesScope
      readParties={readParties}
      cases={[{ subjectId: view.facts.id, operationId: randomUUID() }]}
      texts={messagesFor(locale).review.names}
    >
      <Section first title={t("intake.title")}>
        <IntakeAnswers facts={view.facts} intake={view.intake} without={["budget"]} />
      </Section>
    </NamesScope>
  );
}
