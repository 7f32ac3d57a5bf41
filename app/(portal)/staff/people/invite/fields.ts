import type { FieldSpec } from "@/components/form/field";
import { currencies } from "@/lib/money";
import { firmCountries, organizationKinds } from "@/lib/organizations/choices";
import type { OrganizationRecord } from "@/lib/organizations/rules";
import { firmMemberships, practiceCountries, staffRoles } from "@/lib/people/choices";
import { networkFields, newProfile } from "../../../account/network/network-fields";
import { addressOptions, localeOptions, zoneOptions } from "../../../account/profile-fields";

export type Side = "advocate_side" | "defender" | "staff";
type Words = (key: string) => string;

const options = (
  values: readonly string[],
  label: (value: string) => string,
  hint?: (value: string) => string,
) => values.map((value) => ({ value, label: label(value), hint: hint?.(value) }));

/** Who they are, and how the portal speaks to them until they change it. */
export function personFields(t: Words, side: Side): FieldSpec[] {
  const word = (key: string) => t(`people.${key}`);
  return [
    {
      kind: "text",
      name: "name",
      label: word("name"),
      hint: word("nameHint"),
      required: true,
      maxLength: 200,
    },
    { kind: "email", name: "email", label: word("email"), required: true, autoComplete: "off" },
    { kind: "text", name: "title", label: word("personTitle"), hint: t("account.titleHint"), maxLength: 20 },
    {
      kind: "radio",
      name: "address",
      label: word("address"),
      options: addressOptions(t),
      defaultValue: "neutral",
      required: true,
    },
    {
      kind: "radio",
      name: "locale",
      label: word("language"),
      options: localeOptions(t),
      defaultValue: side === "defender" ? "es" : "en",
      required: true,
    },
    {
      kind: "select",
      name: "timeZone",
      label: word("zone"),
      options: zoneOptions(t),
      defaultValue: side === "defender" ? "America/Guatemala" : "America/New_York",
      required: true,
    },
  ];
}

/**
 * Where they are. It stands first, beside the way to one that is not in the list.
 * @param chosen an id of an address, which may be anything
 */
export function organizationField(
  t: Words,
  organizations: readonly { id: string; name: string }[],
  chosen?: string | string[],
): FieldSpec {
  return {
    kind: "select",
    name: "post.organizationId",
    label: t("people.organization"),
    options: organizations.map(({ id, name }) => ({ value: id, label: name })),
    defaultValue: organizations.find(({ id }) => id === chosen)?.id ?? null,
    required: true,
  };
}

/** What they are to be. */
export function postFields(t: Words, side: Side): FieldSpec[] {
  const word = (key: string) => t(`people.${key}`);
  if (side === "staff") {
    return [
      {
        kind: "checkboxes",
        name: "post.roles",
        label: word("roles"),
        options: options(
          staffRoles,
          (role) => word(`roleNames.${role}`),
          (role) => word(`roleHints.${role}`),
        ),
        required: true,
      },
    ];
  }
  if (side === "advocate_side") {
    return [
      {
        kind: "radio",
        name: "post.membership",
        label: word("membership"),
        options: options(
          firmMemberships,
          (kind) => word(`memberships.${kind}`),
          (kind) => word(`membershipHints.${kind}`),
        ),
        required: true,
      },
    ];
  }
  return [
    ...networkFields(t, newProfile, "post.profile."),
    {
      kind: "select",
      name: "post.profile.payoutCurrency",
      label: word("payout"),
      options: options(currencies, (currency) => currency),
      defaultValue: "USD",
      required: true,
    },
  ];
}

/**
 * An organization: one that is not in the list yet, or one as it is known.
 * @param known what stands in the fields
 */
export function organizationFields(t: Words, side: Side, known?: OrganizationRecord): FieldSpec[] {
  const word = (key: string) => t(`people.${key}`);
  const practice = side === "defender";
  const fields = fieldsOfSide(word, practice);
  return known
    ? fields.map((field) => ({ ...field, defaultValue: known[field.name as keyof OrganizationRecord] }))
    : fields;
}

function fieldsOfSide(word: Words, practice: boolean): FieldSpec[] {
  const kinds = organizationKinds.filter((kind) => (kind === "DEFENDER_PRACTICE") === practice);
  return [
    { kind: "text", name: "name", label: word("organizationName"), required: true, maxLength: 160 },
    {
      kind: "radio",
      name: "kind",
      label: word("organizationKind"),
      options: options(kinds, (kind) => word(`organizationKinds.${kind}`)),
      defaultValue: kinds[0],
      required: true,
    },
    {
      kind: "select",
      name: "country",
      label: word("organizationCountry"),
      options: options(practice ? practiceCountries : firmCountries, (country) =>
        word(`countries.${country}`),
      ),
      required: true,
    },
    { kind: "text", name: "city", label: word("city"), required: true, maxLength: 120 },
    { kind: "textarea", name: "billingAddress", label: word("billingAddress"), rows: 3, maxLength: 400 },
    {
      kind: "radio",
      name: "currency",
      label: word("currency"),
      options: options(["USD", "CAD"], (currency) => currency),
      defaultValue: "USD",
      required: true,
    },
  ];
}
