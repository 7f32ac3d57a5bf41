"use client";

import { useEffect, useRef } from "react";
import type { ServerAction } from "@/lib/web/answer";

type Props = { action: ServerAction; caseId: string; operationId: string; upTo: string };

/** Marks the messages of this page as read once they stand on the screen. Looking at a page writes nothing by itself. */
export function MarkRead({ action, caseId, operationId, upTo }: Props) {
  const sent = useRef(false);
  useEffect(() => {
    if (sent.current) return;
    sent.current = true;
    void action({ subjectId: caseId, operationId, input: { upTo } });
  }, [action, caseId, operationId, upTo]);
  return null;
}
