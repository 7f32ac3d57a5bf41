import type { FieldSpec } from "@/components/form/field";
import { matterKinds } from "@/lib/cases/kinds";
import { practiceCountries, spokenLanguages } from "@/lib/people/choices";
import { regions } from "@/lib/people/regions";

type Words = (key: string) => string;

type Profile = {
  country?: string;
  place: string;
  regions: readonly string[];
  areas: readonly string[];
  languages: readonly string[];
  capacity: number;
};

export const newProfile: Profile = { place: "", regions: [], areas: [], languages: ["es"], capacity: 5 };

/**
 * A Defender's profile: where they work, on what, in which languages, how much. The same fields in an invitation and in
 * the profile itself; languages that are ticked stand first, since there are some forty.
 * @param under dotted path at which they stand in the form
 */
export function networkFields(t: Words, profile: Profile, under = ""): FieldSpec[] {
  const word = (key: string) => t(`people.${key}`);
  const named = (values: readonly string[], label: (value: string) => string) =>
    values.map((value) => ({ value, label: label(value) }));
  const ticked = (language: string) => (profile.languages.includes(language) ? 0 : 1);
  const languages = [...spokenLanguages].sort((a, b) => ticked(a) - ticked(b));
  return [
    {
      kind: "select",
      name: `${under}country`,
      label: word("country"),
      options: named(practiceCountries, (country) => word(`countries.${country}`)),
      defaultValue: profile.country,
      required: true,
    },
    {
      ...{ kind: "text", name: `${under}place`, label: word("place"), maxLength: 120 },
      defaultValue: profile.place,
    },
    {
      ...{ kind: "checkboxes", name: `${under}regions`, label: word("regions"), hint: word("regionsHint") },
      options: regions.map(({ code, name, country }) => ({ value: code, label: name, group: country })),
      groupedBy: { field: `${under}country`, first: profile.country ?? null, none: word("regionsNone") },
      defaultValue: profile.regions,
    },
    {
      ...{ kind: "number", name: `${under}capacity`, label: word("capacity"), required: true },
      defaultValue: profile.capacity,
    },
    {
      kind: "checkboxes",
      name: `${under}areas`,
      label: word("areas"),
      options: named(matterKinds, (kind) => t(`cases.kinds.${kind}`)),
      defaultValue: profile.areas,
    },
    {
      kind: "checkboxes",
      name: `${under}languages`,
      label: word("languages"),
      options: named(languages, (language) => word(`languageNames.${language}`)),
      defaultValue: profile.languages,
    },
  ];
}
