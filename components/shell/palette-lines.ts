import { useEffect, useState } from "react";
import type { Answer, Line } from "./palette-answer";

/** A pause in typing: milliseconds. */
const pause = 150;

async function ask(query: string, signal: AbortSignal): Promise<unknown> {
  const response = await fetch(`/api/search${query}`, { signal });
  if (!response.ok) throw new Error(`The search answered ${response.status}`);
  return response.json();
}

/** What waits on the reader; nothing until it is known, and nothing when it can't be asked: the rest still leads on. */
export function useWaiting(): Line[] {
  const [waits, setWaits] = useState<Line[]>([]);
  useEffect(() => {
    const asked = new AbortController();
    ask("", asked.signal)
      .then((answer) => setWaits((answer as { waits: Line[] }).waits))
      .catch(() => undefined);
    return () => asked.abort();
  }, []);
  return waits;
}

export type Found = { answer: Answer | null; state: "done" | "searching" | "failed" };

/** What is found by what is typed, asked when the typing pauses; an answer that comes too late counts no more. */
export function useFound(find: string): Found {
  const [last, setLast] = useState<{ find: string; answer: Answer | null }>({ find: "", answer: null });
  useEffect(() => {
    if (!find) return;
    const asked = new AbortController();
    const timer = setTimeout(() => {
      ask(`?${new URLSearchParams({ find })}`, asked.signal)
        .then((answer) => setLast({ find, answer: answer as Answer }))
        .catch(() => {
          if (!asked.signal.aborted) setLast({ find, answer: null });
        });
    }, pause);
    return () => {
      clearTimeout(timer);
      asked.abort();
    };
  }, [find]);
  if (!find) return { answer: null, state: "done" };
  if (last.find !== find) return { answer: last.answer, state: "searching" };
  return { answer: last.answer, state: last.answer ? "done" : "failed" };
}
