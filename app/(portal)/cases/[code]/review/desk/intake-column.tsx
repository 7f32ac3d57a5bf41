import { wordCount } from "@/components/case/fold";
import { Facts, Section } from "@/components/ui/section";
import { formatDate } from "@/lib/i18n/format";
import { todayIn } from "@/lib/dates";
import { ReadingsLink } from "../../readings-link";
import { AskedAndAnswered } from "../asked";
import { DocumentList } from "../document-list";
import { budgetFacts, languageFacts, matterFacts, WorkList } from "../intake-answers";
import { NamesButton } from "../names";
import { PeopleList } from "../people-list";
import { Story } from "../story";
import type { DeskProps } from "./desk-props";

/** The intake beside the work on it: short facts first, the story last. */
export function IntakeColumn({ view, zone, t, cases, tasks, locale }: DeskProps) {
  const { facts, intake, questions, checks } = view;
  const marked = new Set(
    checks.flatMap(({ hits }) =>
      hits.filter(({ decision }) => decision !== "another_person").map((hit) => hit.personId),
    ),
  );
  const submitted = intake.submittedAt && formatDate(locale, todayIn(zone, intake.submittedAt), "short");
  return (
    <div className="desk__intake">
      <Section
        first
        title={t("intake.title")}
        aside={
          submitted ? <span className="small quiet">{t("intake.submitted", { day: submitted })}</span> : null
        }
      >
        <Facts
          facts={[
            ...matterFacts(facts, intake, locale, t, cases),
            ...languageFacts(intake, t),
            ...budgetFacts(facts, intake, locale, t),
          ]}
        />
      </Section>
      <Section title={t("steps.work")}>
        <WorkList intake={intake} locale={locale} t={t} tasks={tasks} />
      </Section>
      <Section title={t("people.title")} id="parties">
        <PeopleList people={intake.people} marked={marked} t={t} />
        {intake.noOpposing ? <p className="small quiet">{t("people.noOpposing")}</p> : null}
        {marked.size > 0 ? <p className="small quiet">{t("people.marked")}</p> : null}
        <NamesButton />
        <ReadingsLink facts={facts} />
      </Section>
      {questions.length > 0 ? (
        <Section title={t("questions.title")}>
          <AskedAndAnswered questions={questions} zone={zone} locale={locale} t={t} withPart />
        </Section>
      ) : null}
      <Section title={t("matter.story")}>
        <Story text={intake.story} readAll={t("readAll", { count: wordCount(intake.story) })} />
      </Section>
      <Section title={t("steps.attachments")}>
        <DocumentList documents={intake.documents} empty={t("attachments.none")} />
      </Section>
    </div>
  );
}
