import { getTranslations } from "next-intl/server";
import { Button } from "@/components/ui/button";
import { firmCountries, organizationKinds } from "@/lib/organizations/choices";
import type { OrganizationFilters as Filters } from "@/lib/organizations/queries";
import { practiceCountries } from "@/lib/people/choices";

/** By name, kind and country: one small form that works without script. */
export async function OrganizationFilters({ filters }: { filters: Filters }) {
  const t = await getTranslations();
  return (
    <form action="/staff/organizations" className="filters" role="search">
      <span className="find">
        <label htmlFor="f-find">{t("organizations.find")}</label>
        <input
          id="f-find"
          name="find"
          type="search"
          className="input"
          maxLength={80}
          defaultValue={filters.find ?? ""}
        />
      </span>
      <Choice
        name="kind"
        label={t("organizations.columns.kind")}
        any={t("organizations.anyKind")}
        filters={filters}
      >
        {organizationKinds.map((kind) => [kind, t(`people.organizationKinds.${kind}`)])}
      </Choice>
      <Choice
        name="country"
        label={t("people.organizationCountry")}
        any={t("cases.allCountries")}
        filters={filters}
      >
        {[...firmCountries, ...practiceCountries].map((country) => [
          country,
          t(`people.countries.${country}`),
        ])}
      </Choice>
      <Button tone="second" type="submit">
        {t("cases.apply")}
      </Button>
    </form>
  );
}

type ChoiceProps = {
  name: "kind" | "country";
  label: string;
  any: string;
  filters: Filters;
  children: readonly (readonly [value: string, label: string] | string[])[];
};

function Choice({ name, label, any, filters, children }: ChoiceProps) {
  return (
    <span>
      <label htmlFor={`f-${name}`}>{label}</label>
      <select id={`f-${name}`} name={name} className="input" defaultValue={filters[name] ?? ""}>
        <option value="">{any}</option>
        {children.map(([value, text]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </span>
  );
}
