import { Reply } from "@/components/case/reply";
import { CommandForm } from "@/components/form/command-form";
import { Badge } from "@/components/ui/badge";
import { Notice } from "@/components/ui/notice";
import { addDays, officeToday } from "@/lib/calendar";
import { formatDate, formatMinutes, formatMoney } from "@/lib/i18n/format";
import type { HeldView, RefusedView } from "@/lib/stages/payment/assessment/queries";
import type { PaymentView } from "@/lib/stages/payment/queries";
import { decideContest } from "./actions";
import { AnswerForms } from "./answer-forms";
import type { Said } from "./said";

type Props = { line: HeldView & { refused: RefusedView }; view: PaymentView; said: Said };

/** Work above the cap that is refused: why, what the Defender answers, and who decides. */
export function Refusal(props: Props) {
  const { line, view, said } = props;
  const { p } = said;
  const { refused } = line;
  const answers = refused.state === "proposed" && view.isDefender && view.may.has("acceptCuts");
  const decides = refused.state === "contested" && view.may.has("decideContest");
  return (
    <div className="stack">
      <p>
        <Badge>{p(`held.states.${refused.state}`)}</Badge> <b>{p(`held.reasons.${refused.code}`)}:</b>{" "}
        <span lang="es">{refused.words}</span>
      </p>
      {refused.contest ? (
        <Notice title={p("held.contestedBy")}>
          <p lang="es">{refused.contest}</p>
        </Notice>
      ) : null}
      {refused.decision ? (
        <p>
          <b>{p("held.decidedWords")}:</b> <span lang="es">{refused.decision}</span>
        </p>
      ) : null}
      {answers ? <Answer {...props} /> : null}
      {refused.state === "proposed" && !answers ? (
        <p className="small quiet">{p("held.waits", { by: lastDay(refused, said) })}</p>
      ) : null}
      {decides && !refused.byReader ? <Decide {...props} /> : null}
      {refused.state === "contested" && (!decides || refused.byReader) ? (
        <p className="small quiet">{p(decides ? "held.anotherDecides" : "held.yetToDecide")}</p>
      ) : null}
    </div>
  );
}

const lastDay = ({ at }: RefusedView, { locale }: Said) => formatDate(locale, officeToday(addDays(at, 14)));

/** Accept it, or say why not. Both are as near. */
function Answer({ line, view, said }: Props) {
  const { p, locale } = said;
  const amount = formatMoney(locale, line.payMinor, view.currency);
  return (
    <Reply
      label={p("held.answerLabel")}
      question={p("held.question", {
        claimed: line.minutes === null ? amount : `${formatMinutes(line.minutes)}, ${amount}`,
      })}
      footer={p("held.footer", { by: lastDay(line.refused, said) })}
      then={p("held.then")}
    >
      <AnswerForms
        caseId={view.caseId}
        of={{ partId: line.partId }}
        said={said}
        words={{
          accept: p("held.accept"),
          accepting: p("held.accepting"),
          accepted: p("held.accepted"),
          contest: p("held.contest"),
          contesting: p("held.contesting"),
          contested: p("held.contested"),
        }}
      />
    </Reply>
  );
}

/** Another reviewer keeps the refusal or drops it, with words to the Defender. */
function Decide({ line, view, said }: Props) {
  const { p, texts } = said;
  return (
    <CommandForm
      action={decideContest}
      subjectId={view.caseId}
      operationId={crypto.randomUUID()}
      hidden={{ partId: line.partId }}
      fields={[
        {
          ...{ kind: "select", name: "refusal", label: p("held.decision"), required: true },
          options: ["keep", "drop"].map((value) => ({ value, label: p(`held.${value}`) })),
        },
        { kind: "textarea", name: "words", label: p("held.words"), required: true, lang: "es", rows: 3 },
      ]}
      submit={p("held.decide")}
      pending={p("held.deciding")}
      consequences={{ title: p("review.decideWillTitle"), items: [p("held.will1"), p("held.will2")] }}
      done={p("held.decided")}
      texts={texts}
    />
  );
}
