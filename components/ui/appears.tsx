"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";

const secondsBetween = 3;
/** Two minutes. The worker needs seconds; after that something is wrong, and a page should not ask for ever. */
const mostTries = 40;

/** When a page last asked: with ten things awaited on it, it asks no more often than with one. Milliseconds. */
let askedAt = 0;

/**
 * Stands where something is still being made: it asks the server for the page again every few seconds, so that what is
 * awaited appears by itself, and then goes with what it stood for. A page in the background does not ask.
 * @param late said once it no longer asks; whoever places this makes the region a live one
 */
export function Appears({ late }: { late: string }) {
  const router = useRouter();
  const [tries, setTries] = useState(0);
  const givenUp = tries >= mostTries;
  useEffect(() => {
    if (givenUp) return;
    const timer = setInterval(() => {
      if (document.hidden) return;
      setTries((before) => before + 1);
      if (Date.now() - askedAt < (secondsBetween - 1) * 1_000) return;
      askedAt = Date.now();
      router.refresh();
    }, secondsBetween * 1_000);
    return () => clearInterval(timer);
  }, [givenUp, router]);
  return givenUp ? <span>{late}</span> : null;
}
