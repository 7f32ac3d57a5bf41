import { formatDate } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locale";
import { todayIn } from "@/lib/dates";
import type { QuestionView } from "@/lib/stages/review/triage/queries";
import type { ReviewWords } from "./review-words";

type Props = {
  questions: readonly QuestionView[];
  zone: string;
  locale: Locale;
  t: ReviewWords;
  withPart?: boolean;
};

/** What staff asked and what was answered, in the order in which it was said. */
export function AskedAndAnswered({ questions, zone, locale, t, withPart = false }: Props) {
  const day = (at: Date) => formatDate(locale, todayIn(zone, at), "short");
  return (
    <dl className="facts facts--stack asked">
      {questions.map((one) => [
        <dt key={`${one.id}-q`}>
          {one.askedBy}, {day(one.askedAt)}
          {withPart ? ` · ${t(`steps.${one.part}`)}` : ""}
        </dt>,
        <dd key={`${one.id}-question`}>{one.question}</dd>,
        ...(one.answer !== null && one.answeredAt
          ? [
              <dt key={`${one.id}-a`}>
                {one.answeredBy ?? ""}, {day(one.answeredAt)}
              </dt>,
              <dd key={`${one.id}-answer`}>{one.answer}</dd>,
            ]
          : [
              <dt key={`${one.id}-open`} className="unseen">
                {t("questions.answer")}
              </dt>,
              <dd key={`${one.id}-none`} className="quiet">
                {t("questions.open")}
              </dd>,
            ]),
      ])}
    </dl>
  );
}
