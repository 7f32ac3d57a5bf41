import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { foundPage } from "../found-page";
import { FoundText } from "../found-text";
import { mailLink } from "../mail-link";
import { StructuredData } from "../structured-data";

export const generateMetadata = (): Promise<Metadata> => foundPage("/questions");

const asked = [
  ["whoQ", "whoA"],
  ["whatQ", "whatA"],
  ["soonQ", "soonA"],
  ["emergencyQ", "emergencyA"],
  ["costQ", "costA"],
  ["clientQ", "clientA"],
  ["namesQ", "namesA"],
  ["conflictQ", "conflictA"],
  ["unhappyQ", "unhappyA"],
  ["lateQ", "lateA"],
  ["lawyersQ", "lawyersA"],
  ["learnQ", "learnA"],
] as const;

/** What people ask before they begin. Nothing is folded away: the page is searched, and printed. */
export default async function QuestionsPage() {
  const t = await getTranslations("guide.questions");
  return (
    <FoundText title={t("title")} lead={t.rich("lead", { mail: mailLink })}>
      {asked.map(([question, answer]) => (
        <section key={question}>
          <h2>{t(question)}</h2>
          <p>{t(answer)}</p>
        </section>
      ))}
      <StructuredData
        data={{
          "@type": "FAQPage",
          mainEntity: asked.map(([question, answer]) => ({
            "@type": "Question",
            name: t(question),
            acceptedAnswer: { "@type": "Answer", text: t(answer) },
          })),
        }}
      />
    </FoundText>
  );
}
