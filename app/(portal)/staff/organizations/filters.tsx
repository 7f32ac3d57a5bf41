import { getTranslations } from "next-intl/server";
import { Button } from "@/components/ui/button";
import { FilterChoice } from "@/components/ui/filter-choice";
import { FindField } from "@/components/ui/find-field";
import { firmCountries, organizationKinds } from "@/lib/organizations/choices";
import type { OrganizationFilters as Filters } from "@/lib/organizations/queries";
import { practiceCountries } from "@/lib/people/choices";

const Choice = FilterChoice<"kind" | "country">;

/** By name, kind and country: one small form that works without script. */
export async function OrganizationFilters({ filters }: { filters: Filters }) {
  const t = await getTranslations();
  return (
    <form action="/staff/organizations" className="filters" role="search">
      <FindField label={t("organizations.find")} given={filters.find} />
      <Choice
        name="kind"
        label={t("organizations.columns.kind")}
        any={t("organizations.anyKind")}
        chosen={filters.kind}
      >
        {organizationKinds.map((kind) => [kind, t(`people.organizationKinds.${kind}`)])}
      </Choice>
      <Choice
        name="country"
        label={t("people.organizationCountry")}
        any={t("organizations.anyCountry")}
        chosen={filters.country}
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
