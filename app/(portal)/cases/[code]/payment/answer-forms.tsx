import { CommandForm } from "@/components/form/command-form";
import { acceptCuts, contestCuts } from "./actions";
import type { Said } from "./said";

type Props = {
  caseId: string;
  /** What is answered: a report with cuts, or a part above the cap that is refused. */
  of: { reportId: string } | { partId: string };
  said: Said;
  words: Record<"accept" | "accepting" | "accepted" | "contest" | "contesting" | "contested", string>;
};

/** The Defender accepts what is proposed, or says why not. Both are as near. */
export function AnswerForms({ caseId, of, said, words }: Props) {
  const { p, texts } = said;
  return (
    <div className="stack">
      <CommandForm
        action={acceptCuts}
        subjectId={caseId}
        operationId={crypto.randomUUID()}
        hidden={of}
        submit={words.accept}
        pending={words.accepting}
        wide
        done={words.accepted}
        texts={texts}
      />
      <CommandForm
        action={contestCuts}
        subjectId={caseId}
        operationId={crypto.randomUUID()}
        hidden={of}
        fields={[
          {
            ...{ kind: "textarea", name: "words", required: true, rows: 4 },
            ...{ label: p("answer.words"), hint: p("answer.wordsHint") },
          },
        ]}
        submit={words.contest}
        pending={words.contesting}
        tone="second"
        wide
        done={words.contested}
        texts={texts}
      />
    </div>
  );
}
