"use client";

import { useRouter } from "next/navigation";
import { useCallback, useEffect, useRef, useState, useTransition } from "react";
import type { ActionAnswer, ActionRequest, ServerAction } from "@/lib/web/answer";
import { fillPath } from "./fill";
import { useIdentity } from "./identity-asked";
import { newOperationId } from "./operation-id";

export type Refusal = Extract<ActionAnswer, { ok: false }>;
export type Acceptance = Extract<ActionAnswer, { ok: true }>;

export type SubmissionState =
  | { kind: "fresh" }
  | { kind: "accepted"; answer: Acceptance }
  | { kind: "refused"; answer: Refusal; attempt: number }
  | { kind: "unreached" };

type Options = {
  action: ServerAction;
  subjectId: string | null;
  /** Made by the server with the page, so that a form sent twice is one operation. */
  operationId: string;
  /** Where to go after an acceptance; may hold parts of the result: "/cases/{code}". Without it the page refreshes. */
  next?: string;
  /** `operationId`: of the sending that was accepted. */
  onAccepted?: (answer: Acceptance, operationId: string) => void;
  onRefused?: (answer: Refusal) => void;
  onUnreached?: () => void;
};

const stale = ["OPERATION_REUSED", "CONFLICT", "BALANCE_CHANGED"];

/**
 * Sends one command and hears the answer. While it is under way a second sending is ignored. When no answer comes,
 * `retry` sends the same request with the same operation id, so that it is carried out once however often it arrives.
 */
export function useSubmission(options: Options) {
  const { action, subjectId, operationId, next, onAccepted, onRefused, onUnreached } = options;
  const router = useRouter();
  const identity = useIdentity();
  const [pending, startTransition] = useTransition();
  const [leaving, setLeaving] = useState(false);
  const [state, setState] = useState<SubmissionState>({ kind: "fresh" });
  const operation = useRef(operationId);
  const underWay = useRef(false);
  const last = useRef<ActionRequest | null>(null);
  const attempts = useRef(0);

  useEffect(() => {
    if (!pending && !leaving) underWay.current = false;
  }, [pending, leaving]);

  useEffect(() => {
    const back = (event: PageTransitionEvent) => event.persisted && setLeaving(false);
    window.addEventListener("pageshow", back);
    return () => window.removeEventListener("pageshow", back);
  }, []);

  const accept = (answer: Acceptance) => {
    const accepted = operation.current;
    operation.current = newOperationId();
    last.current = null;
    setState({ kind: "accepted", answer });
    onAccepted?.(answer, accepted);
    if (next) {
      setLeaving(true);
      window.location.assign(fillPath(next, answer.result));
    } else router.refresh();
  };

  const refuse = (answer: Refusal) => {
    attempts.current += 1;
    setState({ kind: "refused", answer, attempt: attempts.current });
    onRefused?.(answer);
    // The first sending went through, though its answer was lost, and this one says something else: it is a new act.
    if (answer.code === "OPERATION_REUSED") operation.current = newOperationId();
    // Somebody else changed what the form shows: fetch it anew, so that the next sending names it.
    if (stale.includes(answer.code)) router.refresh();
  };

  const run = (request: ActionRequest, mayAsk: boolean) => {
    underWay.current = true;
    last.current = request;
    startTransition(async () => {
      const answer = await action(request).catch(() => undefined);
      // Refused until it is known who sends it: they are asked, and the very same request goes again. Not waited for
      // in here: while one transition is under way, React shows nothing of what the dialog's own form has to say.
      if (mayAsk && identity && answer && !answer.ok && answer.code === "REAUTH_REQUIRED") {
        void identity().then((confirmed) => (confirmed ? run(request, false) : refuse(answer)));
        return;
      }
      startTransition(() => {
        if (!answer) {
          setState({ kind: "unreached" });
          onUnreached?.();
        } else if (answer.ok) accept(answer);
        else refuse(answer);
      });
    });
  };

  const carry = (request: ActionRequest) => {
    if (!underWay.current) run(request, true);
  };

  return {
    state,
    pending: pending || leaving,
    send: (input: unknown) => carry({ subjectId, operationId: operation.current, input }),
    retry: () => last.current && carry(last.current),
    /** Errors found before sending are shown the same way as the server's. */
    refuseHere: useCallback((fields: Record<string, string>, message: string) => {
      attempts.current += 1;
      const answer: Refusal = { ok: false, code: "INVALID", message, fields };
      setState({ kind: "refused", answer, attempt: attempts.current });
    }, []),
  };
}

export type Submission = ReturnType<typeof useSubmission>;
