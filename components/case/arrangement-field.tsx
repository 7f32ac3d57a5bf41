import { Field } from "@/components/form/field";
import type { Messages } from "@/lib/i18n/messages";

/** How a lawyer's office manages in Spanish, without which no case is taken on. */
export function ArrangementField({ words }: { words: Messages["access"]["form"] }) {
  return (
    <Field
      kind="radio"
      name="arrangement"
      label={words.arrangement}
      hint={words.arrangementHint}
      options={Object.entries(words.arrangements).map(([value, label]) => ({ value, label }))}
      required
    />
  );
}
