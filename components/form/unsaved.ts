"use client";

import { useCallback, useEffect, useRef, useSyncExternalStore } from "react";

/** The forms of the page in which something was typed that is not saved. */
const forms = new Set<string>();
const hearers = new Set<() => void>();

/** The browser asks before the page is left: by a link, the back button, or closing it. */
const ask = (event: BeforeUnloadEvent) => event.preventDefault();

function tell(): void {
  if (forms.size > 0) window.addEventListener("beforeunload", ask);
  else window.removeEventListener("beforeunload", ask);
  for (const hear of hearers) hear();
}

/** Says of one form whether what stands in it is saved. It counts at once, since a form may leave the page itself. */
export function useUnsaved(formId: string): (unsaved: boolean) => void {
  const mine = useRef(false);
  const say = useCallback(
    (unsaved: boolean) => {
      if (mine.current === unsaved) return;
      mine.current = unsaved;
      if (unsaved) forms.add(formId);
      else forms.delete(formId);
      tell();
    },
    [formId],
  );
  useEffect(() => () => say(false), [say]);
  return say;
}

const hear = (call: () => void) => {
  hearers.add(call);
  return () => void hearers.delete(call);
};

/** Whether anything on the page is typed and not saved. */
export function useAnyUnsaved(): boolean {
  return useSyncExternalStore(
    hear,
    () => forms.size > 0,
    () => false,
  );
}
