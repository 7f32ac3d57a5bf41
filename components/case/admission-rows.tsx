"use client";

import { useId } from "react";
import { Field } from "@/components/form/field";
import { FieldList } from "@/components/form/field-list";
import type { ActionForm } from "@/components/form/use-action-form";
import type { Messages } from "@/lib/i18n/messages";

type Words = Messages["access"]["form"];
type Props = {
  form: ActionForm;
  words: Words;
  jurisdictions: readonly { value: string; label: string }[];
  /** How many there must be. */
  least: 0 | 1;
};

export const emptyAdmission = { jurisdiction: null, number: "" };

/** Where a lawyer is admitted to practise: a jurisdiction and a number each. */
export function AdmissionRows({ form, words, jurisdictions, least }: Props) {
  const id = useId();
  return (
    <section className="section" aria-labelledby={id}>
      <div className="section__head">
        <h2 id={id}>{words.admissions}</h2>
        <span className="small quiet">{least === 1 ? words.admissionsLead : null}</span>
      </div>
      <FieldList
        form={form}
        name="admissions"
        label={words.admissions}
        rowTitle={words.admission}
        addLabel={words.addAdmission}
        empty={emptyAdmission}
        least={least}
        most={12}
      >
        {(path) => (
          <div className="fields">
            <Field
              kind="select"
              name={`${path}.jurisdiction`}
              label={words.jurisdiction}
              options={jurisdictions}
              required
            />
            <Field
              kind="text"
              name={`${path}.number`}
              label={words.number}
              autoComplete="off"
              required
              maxLength={40}
            />
          </div>
        )}
      </FieldList>
    </section>
  );
}
