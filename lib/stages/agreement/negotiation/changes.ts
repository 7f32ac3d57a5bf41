import { readClauses, type ReadClause } from "@/lib/templates/canonical-text";
import type { AgreementView, ShownVersion } from "../queries";
import { redline, type Part } from "@/lib/templates/redline";

export type ShownClause = Omit<ReadClause, "en" | "es"> & {
  changed: boolean;
  en: { title: Part[]; text: Part[] };
  es: { title: Part[]; text: Part[] };
};

/** The version since which a reader is shown what changed: the last one that their side approved, else the first. */
export function sinceFor(view: AgreementView, asked: number | null): ShownVersion | null {
  const earlier = view.versions.slice(0, -1);
  const named = earlier.find(({ number }) => number === asked);
  const approved = earlier.filter(({ approvedBy }) => approvedBy.includes(view.side)).at(-1);
  return named ?? approved ?? earlier[0] ?? null;
}

/** The clauses as they stand, with what changed since a version, by words and by whom; null: as they stand. */
export function shownClauses(view: AgreementView, since: ShownVersion | null): ShownClause[] {
  const shown = view.versions.filter(({ number }) => number >= (since ?? view.current).number);
  const texts = shown.map((version) => ({
    by: version.author,
    clauses: readClauses({ code: view.code, figures: version.figures, body: version.body }),
  }));
  const now = texts.at(-1)?.clauses ?? [];
  return now.map((clause) => {
    const part = (language: "en" | "es", which: "title" | "text") =>
      redline(
        texts.flatMap(({ by, clauses }) => {
          const then = clauses.find(({ key }) => key === clause.key);
          return then ? [{ text: then[language][which], by }] : [];
        }),
      );
    const en = { title: part("en", "title"), text: part("en", "text") };
    const es = { title: part("es", "title"), text: part("es", "text") };
    const { key, number, missing } = clause;
    const unmatched = clause.unmatched && view.contract.state === "negotiating";
    const changed = [en.title, en.text, es.title, es.text].flat().some(({ kind }) => kind !== "same");
    return { key, number, unmatched, missing, changed, en, es };
  });
}
