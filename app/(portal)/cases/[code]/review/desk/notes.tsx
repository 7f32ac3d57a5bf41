import { randomUUID } from "node:crypto";
import { CommandForm } from "@/components/form/command-form";
import { Section } from "@/components/ui/section";
import { formatInstant } from "@/lib/i18n/format";
import { addNote } from "../actions";
import type { DeskProps } from "./desk-props";

/** What staff tell each other about a case; no party reads it. */
export function NotesSection({ view, zone, t, locale, texts }: DeskProps) {
  const { facts, notes, may } = view;
  return (
    <Section title={t("notes.title")} aside={<span className="small quiet">{t("notes.lead")}</span>}>
      {notes.length > 0 ? (
        <dl className="facts facts--stack asked">
          {notes.map(({ id, author, at, words }) => [
            <dt key={`${id}-who`}>
              {author}, {formatInstant(locale, at, zone, "short")}
            </dt>,
            <dd key={id}>{words}</dd>,
          ])}
        </dl>
      ) : (
        <p className="small quiet">{t("notes.none")}</p>
      )}
      {may.has("addNote") ? (
        <CommandForm
          action={addNote}
          subjectId={facts.id}
          operationId={randomUUID()}
          fields={[{ kind: "textarea", name: "words", label: t("notes.words"), required: true, rows: 2 }]}
          tone="second"
          submit={t("notes.add")}
          pending={t("saving")}
          done={t("notes.added")}
          texts={texts}
        />
      ) : null}
    </Section>
  );
}
