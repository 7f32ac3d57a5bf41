import { Notice } from "@/components/ui/notice";
import { Section } from "@/components/ui/section";
import type { Locale } from "@/lib/i18n/locale";
import type { Messages } from "@/lib/i18n/messages";
import { scoreValues } from "@/lib/stages/evaluation/questions";
import type { AnswerView, EvaluationView, PairView, SideView } from "@/lib/stages/evaluation/queries";
import { askedOf, choiceWord, type Asked } from "./question-fields";

type Shown = {
  words: Messages["evaluation"];
  locale: Locale;
  /** A day in the reader's zone, in words. */
  day: (at: Date) => string;
};

/** Both evaluations of one assignment, side by side as far as the reader may see them. */
export function Results({ pair, view, ...shown }: Shown & { pair: PairView; view: EvaluationView }) {
  const { words } = shown;
  const several = view.pairs.length > 1;
  const title = several ? words.results.pair.replace("{name}", pair.defenderName) : words.results.title;
  const staff = view.reader === "FACILITATOR" || view.reader === "DIRECTOR";
  return (
    <Section title={title} first>
      {staff ? <Risk side={pair.defender} words={words} /> : null}
      <div className="evaluations">
        {[pair.advocate, pair.defender].map((side) => (
          <Side key={side.id} side={side} staff={staff} {...shown} />
        ))}
      </div>
      {view.reader === "FACILITATOR" ? <p className="small quiet">{words.results.directionOnly}</p> : null}
    </Section>
  );
}

function Risk({ side, words }: { side: SideView; words: Shown["words"] }) {
  const answerTo = (key: string) => side.answers?.find(({ question }) => question.key === key)?.answer;
  if (answerTo("risk") !== "yes") return null;
  return (
    <Notice tone="danger" title={words.risk.title}>
      <p className="evaluations__words">{answerTo("riskHow")}</p>
      <p>{words.risk.body}</p>
    </Notice>
  );
}

function Side({ side, staff, ...shown }: Shown & { side: SideView; staff: boolean }) {
  const { words, day } = shown;
  const { results } = words;
  const standing = {
    open: results.open.replace("{day}", day(side.lapsesAt)),
    lapsed: results.lapsed.replace("{day}", day(side.lapsesAt)),
    submitted: results.sent.replace("{day}", side.submittedAt ? day(side.submittedAt) : ""),
  }[side.state];
  // Staff read of a danger above, first of all.
  const listed = (side.answers ?? []).filter(({ question }) => !(staff && question.key === "riskHow"));
  const of = (about: AnswerView["question"]["about"]) =>
    listed.filter(({ question }) => question.about === about);
  const onOrganization = of("organization");
  return (
    <section aria-label={words.of[side.party]}>
      <h3>{words.of[side.party]}</h3>
      <p className="small quiet">{standing}</p>
      {side.answers ? (
        <>
          <Answers answers={of("counterpart")} side={side} {...shown} />
          {onOrganization.length > 0 ? (
            <>
              <h4>{results.organization}</h4>
              <Answers answers={onOrganization} side={side} {...shown} />
            </>
          ) : null}
        </>
      ) : side.state === "submitted" ? (
        <p>{results.hidden}</p>
      ) : null}
    </section>
  );
}

function Answers({ answers, side, words }: Shown & { answers: readonly AnswerView[]; side: SideView }) {
  return (
    <dl className="evaluations__list">
      {answers.map(({ question, answer }) => (
        <div key={question.key} className={question.kind === "words" ? "is-words" : undefined}>
          <dt>{statementOf(askedOf(words, side.party, question.key))}</dt>
          <dd>
            {typeof answer === "number" ? (
              <Score score={answer} word={words.results.score} />
            ) : (
              wordFor(words, question.kind, answer)
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

const statementOf = ({ ask, said }: Asked) => said ?? ask;

/** A figure with its length: ink only, since a number is neither good nor bad by colour. */
function Score({ score, word }: { score: number; word: string }) {
  return (
    <>
      <span className="marks" aria-hidden="true">
        {scoreValues.map((value) => (
          <i key={value} className={value <= score ? "on" : undefined} />
        ))}
      </span>
      <span className="num">{word.replace("{score}", String(score))}</span>
    </>
  );
}

function wordFor(
  words: Shown["words"],
  kind: AnswerView["question"]["kind"],
  answer: string | null | undefined,
) {
  if (answer === undefined) return <span className="quiet">{words.results.unanswered}</span>;
  if (answer === null) return words.results.cantSay;
  if (kind === "choice") return choiceWord(words, answer);
  return <span className="evaluations__words">{answer}</span>;
}
