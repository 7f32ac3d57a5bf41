"use client";

import en from "@/lib/i18n/messages/en/trouble.json";
import es from "@/lib/i18n/messages/es/trouble.json";

/** Where not even the frame of a page could be made, nothing is known of the reader: both languages. */
export default function GlobalError({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return (
    <html lang="en">
      <body>
        <main>
          {[
            { lang: "en", words: en },
            { lang: "es", words: es },
          ].map(({ lang, words }) => (
            <section key={lang} lang={lang}>
              <h1>{words.title}</h1>
              <p>{words.other}</p>
              <p>
                <button type="button" onClick={reset}>
                  {words.again}
                </button>
              </p>
              {error.digest ? <p>{words.code.replace("{code}", error.digest)}</p> : null}
            </section>
          ))}
        </main>
      </body>
    </html>
  );
}
