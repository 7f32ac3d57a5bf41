import type { Metadata } from "next";
import { getLocale } from "next-intl/server";
import { notFound } from "next/navigation";
import { formTexts, type FormTexts } from "@/components/form/form-texts";
import { Notice } from "@/components/ui/notice";
import { Empty } from "@/components/ui/section";
import { todayIn } from "@/lib/dates";
import { formatDate } from "@/lib/i18n/format";
import { messagesFor, type Messages } from "@/lib/i18n/messages";
import { evaluationView, type EvaluationView, type PairView } from "@/lib/stages/evaluation/queries";
import { pageActor } from "@/lib/web/page";
import { submitEvaluation } from "./actions";
import { OutcomeSection } from "./outcome";
import { questionGroups } from "./question-fields";
import { Questionnaire } from "./questionnaire";
import { Reopen } from "./reopen";
import { Results } from "./results";
import { Standing } from "./standing";
import { HelpLink } from "../../../help-link";

type Props = { params: Promise<{ code: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await params).code };
}

/** What each side said of the work, hidden until both have; how the case ended; and its end. */
export default async function EvaluationPage({ params }: Props) {
  const { code } = await params;
  const actor = await pageActor("/cases/[code]/evaluation", `/cases/${code}/evaluation`);
  const view = await evaluationView(actor, code);
  if (!view) notFound();
  const [locale, texts] = await Promise.all([getLocale(), formTexts()]);
  const words = messagesFor(locale).evaluation;
  const day = (at: Date) => formatDate(locale, todayIn(actor.timeZone, at));
  const shown = { words, locale, day };
  const ended = view.status === "declined" || view.status === "withdrawn";
  return (
    <>
      {view.status === "closed" ? (
        <Notice tone="done" title={words.closed.title.replace("{day}", day(view.statusAt))}>
          {[words.closed.body, ...(view.outcomes?.length === 0 ? [words.closed.outcomeLeft] : [])].join(" ")}
        </Notice>
      ) : null}
      {view.pairs.length === 0 ? (
        <Empty
          title={ended ? words.empty.endedTitle : words.empty.title}
          action={<HelpLink stage="evaluation" />}
        >
          {ended ? words.empty.endedBody : words.empty.body}
        </Empty>
      ) : null}
      {view.pairs.map((pair) => (
        <div key={pair.assignmentId} className="evaluation">
          {ownToSend(pair) ? (
            <OwnForm pair={pair} view={view} words={words} texts={texts} />
          ) : (
            <>
              <Standing pair={pair} view={view} {...shown} />
              <Results pair={pair} view={view} {...shown} />
            </>
          )}
        </div>
      ))}
      {view.pairs.length > 0 ? <OutcomeSection view={view} texts={texts} {...shown} /> : null}
      {view.may.has("reopen") ? <Reopen view={view} words={words} texts={texts} /> : null}
    </>
  );
}

const ownToSend = ({ advocate, defender }: PairView) =>
  [advocate, defender].find((side) => side.own && side.maySubmit);

type OwnFormProps = {
  pair: PairView;
  view: EvaluationView;
  words: Messages["evaluation"];
  texts: FormTexts;
};

function OwnForm({ pair, view, words, texts }: OwnFormProps) {
  const side = ownToSend(pair);
  if (!side) return null;
  const isAdvocate = side.party === "ADVOCATE";
  const { form } = words;
  const readers = isAdvocate ? form.readAdvocate : form.readDefender;
  return (
    <Questionnaire
      action={submitEvaluation}
      caseId={view.caseId}
      evaluationId={side.id}
      operationId={crypto.randomUUID()}
      groups={questionGroups(words, side.party, isAdvocate ? pair.defenderName : view.advocateName)}
      readers={{
        title: form.readTitle,
        items: [readers.first, readers.second, readers.third, readers.fourth],
      }}
      words={form}
      texts={texts}
    />
  );
}
