"use client";

import { fill } from "@/components/form/fill";
import type { FormTexts } from "@/components/form/form-texts";
import { Trouble } from "@/components/form/outcome";
import { Saved } from "@/components/ui/badge";
import { formatMinutes, formatTime } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locale";
import type { FieldValue, Row } from "@/lib/errors";
import { writeAmount } from "@/lib/money";
import { draftLine } from "@/lib/stages/payment/drafts/schema";
import type { LineDecision } from "./line-decision";
import type { ShownLine } from "./line-words";
import type { ReviewKeeping } from "./review-draft";
import type { ReviewWords } from "./review-lines";

type Props = {
  keeping: ReviewKeeping;
  lines: readonly ShownLine[];
  words: ReviewWords;
  texts: FormTexts;
  locale: Locale;
  zone: string;
  /** Takes over what was saved of a line in another window; null: as claimed. */
  onTake: (partId: string, decision: LineDecision | null) => void;
};

const decision = draftLine.omit({ partId: true });
const partOf = (path: string) => path.replace(/^lines\./, "");

/** Whether the review is kept, since when, and what stands in its way. */
export function DraftState({ keeping, lines, words, texts, locale, zone, onTake }: Props) {
  const { submission, savedAt } = keeping;
  const lineAt = (path: string) => lines.find(({ partId }) => partId === partOf(path));
  const labelOf = (path: string) => lineAt(path)?.what ?? path;
  const worded = (path: string, value: FieldValue) => {
    const read = decision.safeParse(value as Row | null);
    if (!read.success) return words.lines.asClaimed;
    const { quantity, reasonCode, words: said } = read.data;
    const figure = lineAt(path)?.kind === "time" ? formatMinutes(quantity) : writeAmount(quantity);
    return [figure, words.lines.reasons[reasonCode], said].join(" · ");
  };
  const take = (path: string, value: FieldValue) => {
    const read = decision.safeParse(value);
    onTake(partOf(path), read.success ? read.data : null);
  };
  const failed = submission.state.kind === "refused" || submission.state.kind === "unreached";
  return (
    <>
      <Trouble
        submission={submission}
        formId="review-draft"
        labelOf={labelOf}
        desk={{ labelOf, worded, mayTake: () => true, take }}
        texts={texts}
      />
      <p role="status" className="small">
        {submission.pending ? (
          <span className="saved">{words.draft.saving}</span>
        ) : failed ? (
          <span className="saved">{words.draft.unsaved}</span>
        ) : savedAt ? (
          <Saved>{fill(words.draft.savedAt, { time: formatTime(locale, new Date(savedAt), zone) })}</Saved>
        ) : null}
      </p>
    </>
  );
}
