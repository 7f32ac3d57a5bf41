import { useEffect, useRef, useState } from "react";
import { useSubmission } from "@/components/form/use-submission";
import type { DraftLine } from "@/lib/stages/payment/drafts/schema";
import type { ServerAction } from "@/lib/web/answer";
import type { LineDecision } from "./line-decision";

/** What is decided of lines, by their part; a line that is not in it is as claimed. */
export type Decisions = Record<string, LineDecision>;

export type DraftSaving = {
  action: ServerAction;
  operationId: string;
  /** The reviewer's own draft, as the page was made. */
  draft: { version: number; savedAt: string; lines: DraftLine[] } | null;
  /** In which the time of saving is said. */
  zone: string;
};

type Options = { saving: DraftSaving; caseId: string; reportId: string; onKept: () => void };

/**
 * Keeps a review on the server as it goes, one saving after the other: what was decided while one was under way is
 * sent when it has been answered.
 */
export function useReviewDraft({ saving, caseId, reportId, onKept }: Options) {
  const { action, operationId, draft } = saving;
  const version = useRef(draft?.version ?? 0);
  const stale = useRef(false);
  const waiting = useRef<Decisions | null>(null);
  const [savedAt, setSavedAt] = useState(draft?.savedAt ?? null);
  const submission = useSubmission({
    ...{ action, subjectId: caseId, operationId },
    onAccepted: ({ result }) => {
      version.current = Number(result.version);
      setSavedAt(String(result.savedAt));
      if (waiting.current === null) onKept();
    },
    onRefused: ({ code }) => {
      stale.current = code === "CONFLICT";
      waiting.current = null;
    },
  });

  // In another window it was saved meanwhile: once its decisions were shown, the next saving goes over them.
  useEffect(() => {
    if (!stale.current || !draft || draft.version === version.current) return;
    version.current = draft.version;
    stale.current = false;
  }, [draft]);

  const send = (decisions: Decisions) =>
    submission.send({
      ...{ reportId, version: version.current },
      lines: Object.entries(decisions).map(([partId, decision]) => ({ partId, ...decision })),
    });

  useEffect(() => {
    if (submission.pending || waiting.current === null) return;
    const next = waiting.current;
    waiting.current = null;
    send(next);
  });

  return {
    submission,
    savedAt,
    keep: (decisions: Decisions) => {
      if (submission.pending) waiting.current = decisions;
      else send(decisions);
    },
  };
}

export type ReviewKeeping = ReturnType<typeof useReviewDraft>;
