import { randomUUID } from "node:crypto";
import { getLocale, getTranslations } from "next-intl/server";
import { Section } from "@/components/ui/section";
import { messagesFor } from "@/lib/i18n/messages";
import { peopleOutline } from "@/lib/stages/review/intake/queries";
import { readParties } from "./review/actions";
import { NamesButton, NamesScope, OnceShown } from "./review/names";
import { PeopleList } from "./review/people-list";

/**
 * Before anything else, as the Advocate was promised: with the names, what must never be said and how somebody is safely
 * reached. For the Defender who works on the case; each reading is an event of it.
 */
export async function PeopleFirst({ caseId }: { caseId: string }) {
  const [t, tReview, locale, people] = await Promise.all([
    getTranslations("assignment"),
    getTranslations("review"),
    getLocale(),
    peopleOutline(caseId),
  ]);
  return (
    <Section title={t("people.title")} first>
      <NamesScope
        readParties={readParties}
        cases={[{ subjectId: caseId, operationId: randomUUID() }]}
        texts={messagesFor(locale).review.names}
      >
        <NamesButton />
        <OnceShown>
          <PeopleList people={people} t={tReview} />
        </OnceShown>
      </NamesScope>
    </Section>
  );
}
