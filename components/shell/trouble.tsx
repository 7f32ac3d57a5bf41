"use client";

import { useEffect, useState, useSyncExternalStore } from "react";
import { buttonClass } from "@/components/ui/button";
import en from "@/lib/i18n/messages/en/trouble.json";
import es from "@/lib/i18n/messages/es/trouble.json";

type Props = {
  error: Error & { digest?: string };
  /** Asks the server for the page once more. */
  retry: () => void;
  /** Within the shell, which has a main of its own. */
  inside?: boolean;
};

const never = () => () => {};
/** The page's own language: the server could not be asked for anything, nor for words. */
const localeOfPage = () => (document.documentElement.lang === "es" ? "es" : "en");

/** An honest page for when a page could not be made: what is wrong, what it means for what was sent, and a retry. */
export function Trouble({ error, retry, inside = false }: Props) {
  const words = useSyncExternalStore(never, localeOfPage, () => "en") === "es" ? es : en;
  const isDatabaseDown = useDatabaseDown();
  const page = (
    <>
      <h1 className="h-public">{words.title}</h1>
      <p role="status">{isDatabaseDown ? words.database : words.other}</p>
      <div className="actions">
        <button type="button" className={buttonClass()} onClick={retry}>
          {words.again}
        </button>
        <a href="/">{words.home}</a>
      </div>
      {error.digest ? <p className="quiet small">{words.code.replace("{code}", error.digest)}</p> : null}
    </>
  );
  if (inside) return <div className="trouble">{page}</div>;
  return (
    <main className="trouble" id="main" tabIndex={-1}>
      {page}
    </main>
  );
}

/** The health page knows whether it is the database. */
function useDatabaseDown(): boolean {
  const [isDown, setDown] = useState(false);
  useEffect(() => {
    const asking = new AbortController();
    fetch("/api/health", { signal: asking.signal })
      .then((answer) => answer.json() as Promise<{ database?: string }>)
      .then((health) => setDown(health.database === "down"))
      .catch(() => {});
    return () => asking.abort();
  }, []);
  return isDown;
}
