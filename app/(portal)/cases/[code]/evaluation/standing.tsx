import { Notice } from "@/components/ui/notice";
import type { Messages } from "@/lib/i18n/messages";
import type { EvaluationView, PairView } from "@/lib/stages/evaluation/queries";

type Props = {
  pair: PairView;
  view: EvaluationView;
  words: Messages["evaluation"];
  day: (at: Date) => string;
};

/** What became of one's own evaluation, and what the other side has not done yet; never what it says. */
export function Standing({ pair, view, words: { waiting }, day }: Props) {
  const { reader } = view;
  if (reader !== "ADVOCATE" && reader !== "DEFENDER") return null;
  const [own, other] =
    reader === "ADVOCATE" ? [pair.advocate, pair.defender] : [pair.defender, pair.advocate];
  if (own.state === "open") {
    return (
      <Notice title={waiting[own.party]}>{waiting.lawyersOnly.replace("{day}", day(own.lapsesAt))}</Notice>
    );
  }
  if (own.state === "lapsed") {
    return (
      <Notice title={waiting.lapsedTitle}>{waiting.lapsedBody.replace("{day}", day(own.lapsesAt))}</Notice>
    );
  }
  const sent = waiting.sentTitle.replace("{day}", own.submittedAt ? day(own.submittedAt) : "");
  if (other.state !== "open") return null;
  return (
    <Notice tone="done" title={sent} role="status">
      <p>{waiting.sentBody}</p>
      <p>
        {waiting[other.party]}. {waiting.body.replace("{day}", day(other.lapsesAt))}
      </p>
    </Notice>
  );
}
