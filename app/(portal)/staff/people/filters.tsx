import { getTranslations } from "next-intl/server";
import { Button } from "@/components/ui/button";
import { FilterChoice } from "@/components/ui/filter-choice";
import { FindField } from "@/components/ui/find-field";
import { memberships, staffRoles } from "@/lib/people/choices";
import type { PeopleFilters as Filters } from "@/lib/people/list";

const Choice = FilterChoice<"role">;

/** By name or address, and by role: one small form that works without script. */
export async function PeopleFilters({ filters }: { filters: Filters }) {
  const t = await getTranslations();
  return (
    <form action="/staff/people" className="filters" role="search">
      <FindField label={t("people.find")} given={filters.find} />
      <Choice name="role" label={t("people.columns.role")} any={t("people.anyRole")} chosen={filters.role}>
        {[...staffRoles, ...memberships].map((role) => [role, t(`people.roleNames.${role}`)])}
      </Choice>
      <Button tone="second" type="submit">
        {t("cases.apply")}
      </Button>
    </form>
  );
}
