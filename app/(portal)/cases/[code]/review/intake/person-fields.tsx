"use client";

import { Field } from "@/components/form/field";
import type { Messages } from "@/lib/i18n/messages";

export type PersonWords = Messages["review"]["who"]["person"];

type Props = {
  path: string;
  kind: "client" | "opposing" | "other";
  countries: readonly { value: string; label: string }[];
  words: PersonWords;
};

/** The fields of one person. Of a client also where they are, how to reach them, and what must never be said. */
export function PersonFields({ path, kind, countries, words }: Props) {
  const at = (field: string) => `${path}.${field}`;
  const off = { autoComplete: "off" } as const;
  return (
    <>
      <div className="fields">
        <Field
          {...off}
          kind="text"
          name={at("name")}
          label={kind === "opposing" ? words.nameOrCompany : words.name}
          required
          maxLength={200}
        />
        <Field {...off} kind="text" name={at("aliases")} label={words.aliases} hint={words.aliasesHint} />
      </div>
      {kind === "client" ? null : (
        <div className="fields">
          <Field
            {...off}
            kind="text"
            name={at("about")}
            label={words.about}
            hint={words.aboutHint}
            maxLength={400}
          />
          {kind === "other" ? (
            <Field
              kind="select"
              name={at("role")}
              label={words.role}
              required
              options={[
                { value: "witness", label: words.witness },
                { value: "other", label: words.otherRole },
              ]}
            />
          ) : null}
        </div>
      )}
      {kind === "client" ? <ClientFields at={at} countries={countries} words={words} /> : null}
    </>
  );
}

function ClientFields({
  at,
  countries,
  words,
}: Pick<Props, "countries" | "words"> & { at: (field: string) => string }) {
  return (
    <>
      <div className="fields">
        <Field kind="select" name={at("country")} label={words.country} required options={countries} />
        <Field kind="text" name={at("region")} label={words.region} maxLength={80} autoComplete="off" />
        <Field kind="text" name={at("place")} label={words.place} maxLength={200} autoComplete="off" />
        <Field
          kind="text"
          name={at("languages")}
          label={words.languages}
          hint={words.severalHint}
          autoComplete="off"
        />
      </div>
      <Field kind="textarea" name={at("contact")} label={words.contact} hint={words.contactHint} rows={2} />
      <div className="field never">
        <Field kind="textarea" name={at("never")} label={words.never} hint={words.neverHint} rows={3} />
      </div>
    </>
  );
}
