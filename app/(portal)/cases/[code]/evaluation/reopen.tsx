import { CommandForm } from "@/components/form/command-form";
import type { FormTexts } from "@/components/form/form-texts";
import { Section } from "@/components/ui/section";
import type { Messages } from "@/lib/i18n/messages";
import type { EvaluationView } from "@/lib/stages/evaluation/queries";
import { reopen } from "./actions";

type Props = { view: EvaluationView; words: Messages["evaluation"]; texts: FormTexts };

/** A director opens a closed case again, with a reason. */
export function Reopen({ view, words: { reopen: said }, texts }: Props) {
  return (
    <Section title={said.act}>
      <CommandForm
        action={reopen}
        subjectId={view.caseId}
        operationId={crypto.randomUUID()}
        submit={said.act}
        pending={said.pending}
        tone="second"
        confirm={{
          title: said.title,
          body: said.body,
          submit: said.submit,
          cancel: said.cancel,
          holdsFields: true,
        }}
        fields={[
          {
            kind: "radio",
            name: "to",
            label: said.to,
            required: true,
            options: [
              { value: "work_done", label: said.work_done },
              { value: "active", label: said.active },
            ],
          },
          { kind: "textarea", name: "reason", label: said.reason, required: true, maxLength: 4_000 },
        ]}
        texts={texts}
      />
    </Section>
  );
}
