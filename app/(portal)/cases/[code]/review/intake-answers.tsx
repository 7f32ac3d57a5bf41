import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { wordCount } from "@/components/case/fold";
import { Facts, type Fact } from "@/components/ui/section";
import type { CaseFacts } from "@/lib/authz/scope";
import { formatDate, formatMoney } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locale";
import type { IntakeView } from "@/lib/stages/review/intake/queries";
import type { IntakePart } from "@/lib/stages/review/triage/schema";
import { ReadingsLink } from "../readings-link";
import { DocumentList } from "./document-list";
import { stepHref } from "./intake/step-links";
import { NamesButton } from "./names";
import { PeopleList } from "./people-list";
import type { CasesWords, ReviewWords, TaskWords } from "./review-words";
import { Story } from "./story";

type Props = {
  facts: CaseFacts;
  intake: IntakeView;
  /** Links to the steps where each part is changed. */
  change?: boolean;
  /** Stands under a part: what was asked about it. */
  under?: (part: IntakePart) => ReactNode;
  /** Left out: what is between the Advocate and staff. */
  without?: readonly IntakePart[];
};

const parts = ["who", "matter", "work", "language", "budget", "attachments"] as const;

/** An intake as it was told, part by part. Names are asked for apart. */
export async function IntakeAnswers({ facts, intake, change = false, under, without = [] }: Props) {
  const [locale, t, cases, tasks] = await Promise.all([
    getLocale(),
    getTranslations("review"),
    getTranslations("cases"),
    getTranslations("assignment"),
  ]);
  const bodies: Record<IntakePart, ReactNode> = {
    who: <Who facts={facts} intake={intake} t={t} />,
    matter: <Matter facts={facts} intake={intake} locale={locale} t={t} cases={cases} />,
    work: <WorkList intake={intake} locale={locale} t={t} tasks={tasks} />,
    language: <Facts facts={languageFacts(intake, t)} />,
    budget: <Facts facts={budgetFacts(facts, intake, locale, t)} />,
    attachments: <DocumentList documents={intake.documents} empty={t("attachments.none")} />,
  };
  return (
    <div className="told">
      {parts
        .filter((part) => !without.includes(part))
        .map((part) => (
          <div key={part} id={part}>
            <h3>{t(`steps.${part}`)}</h3>
            <div>
              {bodies[part]}
              {under?.(part)}
            </div>
            {change ? (
              <a
                className="small"
                href={stepHref(facts.code, part)}
                aria-label={`${t("change")}: ${t(`steps.${part}`)}`}
              >
                {t("change")}
              </a>
            ) : null}
          </div>
        ))}
    </div>
  );
}

function Who({ facts, intake, t }: { facts: CaseFacts; intake: IntakeView; t: ReviewWords }) {
  return (
    <>
      {intake.people.length > 0 ? (
        <PeopleList people={intake.people} t={t} />
      ) : (
        <p className="small quiet">{t("people.none")}</p>
      )}
      {intake.noOpposing ? <p className="small quiet">{t("people.noOpposing")}</p> : null}
      {intake.people.length > 0 ? (
        <>
          <NamesButton />
          <ReadingsLink facts={facts} />
        </>
      ) : null}
    </>
  );
}

type MatterProps = {
  facts: CaseFacts;
  intake: IntakeView;
  locale: Locale;
  t: ReviewWords;
  cases: CasesWords;
};

function Matter({ facts, intake, locale, t, cases }: MatterProps) {
  return (
    <>
      <Facts facts={matterFacts(facts, intake, locale, t, cases)} />
      {intake.story ? (
        <Story text={intake.story} readAll={t("readAll", { count: wordCount(intake.story) })} />
      ) : (
        <p className="small quiet">{t("notAnswered")}</p>
      )}
    </>
  );
}

/** Kind, place, court and dates; for every view of an intake. */
export function matterFacts(
  facts: CaseFacts,
  intake: IntakeView,
  locale: Locale,
  t: ReviewWords,
  cases: CasesWords,
): Fact[] {
  return [
    { term: t("fields.kind"), fact: cases(`kinds.${facts.kind}` as Parameters<typeof cases>[0]) },
    { term: t("matter.where"), fact: placeOf(facts, cases) },
    ...(intake.court ? [{ term: t("matter.court"), fact: intake.court }] : []),
    ...(intake.docket ? [{ term: t("matter.docket"), fact: intake.docket }] : []),
    ...intake.deadlines.map(({ kind, day }) => ({
      term: t(`deadlineKinds.${kind}`),
      fact: formatDate(locale, day),
    })),
  ];
}

export function placeOf(facts: CaseFacts, cases: CasesWords): string {
  const country = facts.country ? cases(`countries.${facts.country}` as Parameters<typeof cases>[0]) : "";
  return [facts.region, country].filter(Boolean).join(", ");
}

/** What is needed, in the order in which it was asked for. */
export function WorkList({
  intake,
  locale,
  t,
  tasks,
}: {
  intake: IntakeView;
  locale: Locale;
  t: ReviewWords;
  tasks: TaskWords;
}) {
  if (intake.tasks.length === 0) return <p className="small quiet">{t("notAnswered")}</p>;
  return (
    <ol className="worklist">
      {intake.tasks.map((task) => (
        <li key={task.id}>
          <b>{tasks(`taskKinds.${task.kind}`)}</b>
          {task.deadline ? (
            <span className="small quiet"> {t("byDay", { day: formatDate(locale, task.deadline) })}</span>
          ) : null}
          <p>{task.words}</p>
        </li>
      ))}
    </ol>
  );
}

export function languageFacts({ arrangement, languageWords }: IntakeView, t: ReviewWords): Fact[] {
  return [
    {
      term: t("language.short"),
      fact: arrangement ? t(`arrangements.${arrangement}`) : t("notAnswered"),
    },
    ...(languageWords ? [{ term: t("language.words"), fact: languageWords }] : []),
  ];
}

export function budgetFacts(facts: CaseFacts, intake: IntakeView, locale: Locale, t: ReviewWords): Fact[] {
  const { budgetMinor, reducedFee, reducedFeeWords } = intake;
  return [
    {
      term: t("budget.short"),
      fact: budgetMinor === null ? t("budget.notSaid") : formatMoney(locale, budgetMinor, facts.currency),
    },
    { term: t("budget.fee"), fact: reducedFee ? t("budget.reducedAsked") : t("budget.full") },
    ...(reducedFee && reducedFeeWords ? [{ term: t("budget.why"), fact: reducedFeeWords }] : []),
  ];
}
