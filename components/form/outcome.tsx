"use client";

import { useEffect, useRef } from "react";
import { Notice } from "@/components/ui/notice";
import { Alike, type AlikeWays } from "./alike";
import { Clashes, type ClashDesk } from "./clashes";
import { ErrorSummary } from "./error-summary";
import type { FormTexts } from "./form-texts";
import type { Submission } from "./use-submission";

type Props = {
  submission: Submission;
  formId: string;
  /** What a field is called; the path itself where that is not known. */
  labelOf: (path: string) => string;
  /** Of a form over a command that edits. */
  desk?: ClashDesk;
  /** Of a form whose command asks whether something known is meant. */
  alike?: AlikeWays & { goOn: (seen: string[]) => void };
  texts: FormTexts;
};

/** What stands above the fields after a sending that did not go through. */
export function Trouble({ submission, formId, labelOf, desk, alike, texts }: Props) {
  const { state } = submission;
  if (state.kind === "unreached") {
    return (
      <Notice tone="danger" title={texts.notReached} role="alert">
        <p>
          <button type="button" className="button button--second" onClick={submission.retry}>
            {texts.retry}
          </button>
        </p>
      </Notice>
    );
  }
  if (state.kind !== "refused") return null;
  const { code, message, fields, clashes } = state.answer;
  if (code === "SIGNED_OUT") {
    return (
      <Notice tone="danger" title={message} role="alert">
        <p>
          <a className="button button--second" href="/sign-in" target="_blank" rel="noopener">
            {texts.signInAgain}
          </a>
        </p>
        <p>{texts.signInThen}</p>
      </Notice>
    );
  }
  const known = state.answer.alike;
  if (alike && known?.length) {
    return <Alike key={state.attempt} title={message} known={known} {...alike} texts={texts} />;
  }
  if (desk && clashes?.length && Object.keys(fields).length === 0) {
    return <Clashes key={state.attempt} clashes={clashes} desk={desk} texts={texts} />;
  }
  return (
    <ErrorSummary
      formId={formId}
      message={message}
      fields={fields}
      labelOf={labelOf}
      attempt={state.attempt}
      texts={texts}
    />
  );
}

/** The same at the head of a long form that begins anew: where the eye and the focus go. */
export function SayingFirst({ submission, done }: { submission: Submission; done?: string }) {
  const box = useRef<HTMLDivElement>(null);
  const answer = submission.state.kind === "accepted" ? submission.state.answer : null;
  useEffect(() => {
    if (answer) box.current?.focus();
  }, [answer]);
  return answer && done && !submission.pending ? (
    <div ref={box} tabIndex={-1}>
      <Notice tone="done" title={done} role="status" />
    </div>
  ) : null;
}

/** Says after the act what has happened; read aloud when it changes. */
export function Saying({ submission, done }: { submission: Submission; done?: string }) {
  const said = submission.state.kind === "accepted" && !submission.pending ? done : undefined;
  return (
    <p role="status" className={said ? "saying" : "unseen"}>
      {said}
    </p>
  );
}
