"use client";

import { useEffect, useRef } from "react";
import type { ActionRequest, ServerAction } from "@/lib/web/answer";

/**
 * Records that what this stands beside was before somebody's eyes: once, when the page is shown. A page that is only
 * fetched ahead, or lies in the background, was not seen. What fails is recorded when the page is opened again.
 */
export function Seen({ action, ...request }: ActionRequest & { action: ServerAction }) {
  const sent = useRef(false);
  useEffect(() => {
    const record = () => {
      if (sent.current || document.visibilityState !== "visible") return;
      sent.current = true;
      action(request).catch(() => undefined);
    };
    record();
    document.addEventListener("visibilitychange", record);
    return () => document.removeEventListener("visibilitychange", record);
  });
  return null;
}
