import type { FieldSpec } from "@/components/form/field";
import { formsOfAddress, timeZones } from "@/lib/people/choices";

type Words = (key: string) => string;

/** A zone by the place that names it; one that is not offered but is somebody's own stands first. */
export function zoneOptions(t: Words, own?: string) {
  const offered = timeZones.map((zone) => ({
    value: zone,
    label: t(`people.zones.${zone.replaceAll("/", "_")}`),
  }));
  if (!own || offered.some(({ value }) => value === own)) return offered;
  return [{ value: own, label: own }, ...offered];
}

/** How the portal speaks to somebody: the same fields in an invitation and in the profile. */
export function addressOptions(t: Words) {
  return formsOfAddress.map((value) => ({ value, label: t(`account.${value}`) }));
}

export function localeOptions(t: Words) {
  return [
    { value: "en", label: t("account.en") },
    { value: "es", label: t("account.es") },
  ];
}

type Profile = { title: string; address: string; locale: string; timeZone: string; phone: string };

export function profileFields(t: Words, profile: Profile): FieldSpec[] {
  const word = (key: string) => t(`account.${key}`);
  return [
    {
      kind: "radio",
      name: "locale",
      label: word("language"),
      options: localeOptions(t),
      defaultValue: profile.locale,
      required: true,
    },
    {
      kind: "select",
      name: "timeZone",
      label: word("zone"),
      hint: word("zoneHint"),
      options: zoneOptions(t, profile.timeZone),
      defaultValue: profile.timeZone,
      required: true,
    },
    {
      kind: "text",
      name: "title",
      label: word("title"),
      hint: word("titleHint"),
      defaultValue: profile.title,
      maxLength: 20,
    },
    {
      kind: "radio",
      name: "address",
      label: word("address"),
      options: addressOptions(t),
      defaultValue: profile.address,
      required: true,
    },
    {
      kind: "tel",
      name: "phone",
      label: word("phone"),
      defaultValue: profile.phone,
      autoComplete: "tel",
      maxLength: 40,
    },
  ];
}
