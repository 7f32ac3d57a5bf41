"use client";

import { useEffect, useState, useSyncExternalStore } from "react";
import en from "@/lib/i18n/messages/en/trouble.json";
import es from "@/lib/i18n/messages/es/trouble.json";

type Props = {
  error: Error & { digest?: string };
  /** Within the shell, which has a main of its own. */
  inside?: boolean;
};

const never = () => () => {};
/** The page's own language: the server could not be asked for anything, nor for words. */
const localeOfPage = () => (document.documentElement.lang === "es" ? "es" : "en");

/**
 * The id under which the log has the request that brought this document. A page that was opened from another one
 * without a new document failed in a request of its own: then the digest alone leads to it.
 */
function requestOfPage(): string {
  const [arrival] = performance.getEntriesByType("navigation");
  const isThisPage = arrival?.name.split("#")[0] === window.location.href.split("#")[0];
  return (isThisPage && document.documentElement.dataset.request) || "";
}

/**
 * An honest page for when a page could not be made: what is wrong, what it means for what was sent, and a retry.
 * Every page carries its script, so it imports no part of the interface.
 */
export function Trouble({ error, inside = false }: Props) {
  const words = useSyncExternalStore(never, localeOfPage, () => "en") === "es" ? es : en;
  const request = useSyncExternalStore(never, requestOfPage, () => "");
  const code = [error.digest, request].filter(Boolean).join(" · ");
  const cause = useCause();
  const page = (
    <>
      <h1 className="h-public">{words.title}</h1>
      <p role="status">{words[cause]}</p>
      <div className="actions">
        <button type="button" className="button" onClick={() => window.location.reload()}>
          {words.again}
        </button>
        <a href="/">{words.home}</a>
      </div>
      {code ? <p className="quiet small">{words.code.replace("{code}", code)}</p> : null}
    </>
  );
  if (inside) return <div className="trouble">{page}</div>;
  return (
    <main className="trouble" id="main" tabIndex={-1}>
      {page}
    </main>
  );
}

/** The health page knows whether it is the database; until it says so, nothing is claimed. */
function useCause(): "asking" | "database" | "other" {
  const [cause, setCause] = useState<"asking" | "database" | "other">("asking");
  useEffect(() => {
    const asking = new AbortController();
    fetch("/api/health", { signal: asking.signal })
      .then((answer) => answer.json() as Promise<{ database?: string }>)
      .then((health) => setCause(health.database === "down" ? "database" : "other"))
      .catch(() => asking.signal.aborted || setCause("other"));
    return () => asking.abort();
  }, []);
  return cause;
}
