import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { LinkButton } from "@/components/ui/button";
import { Empty } from "@/components/ui/section";
import { mayOpen } from "@/lib/authz/pages";
import { organizationFilters, organizationsShown, organizationsView } from "@/lib/organizations/queries";
import { pageActor } from "@/lib/web/page";
import { OrganizationFilters } from "./filters";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("organizations"))("title") };
}

/** Firms, legal-aid offices and practices: who is there, and what is open with them. */
export default async function OrganizationsPage({ searchParams }: Props) {
  const filters = organizationFilters.parse(await searchParams);
  const actor = await pageActor("/staff/organizations", "/staff/organizations");
  const [t, rows] = await Promise.all([getTranslations(), organizationsView(actor, filters)]);
  const narrowed = Boolean(filters.find ?? filters.kind ?? filters.country);
  const word = (key: string) => t(key as Parameters<typeof t>[0]);
  return (
    <>
      <header className="list-head">
        <h1>{t("organizations.title")}</h1>
        {mayOpen("/staff/people", actor) ? <a href="/staff/people">{t("people.title")}</a> : null}
        {mayOpen("/staff/organizations/new", actor) ? (
          <LinkButton href="/staff/organizations/new">{t("organizations.add")}</LinkButton>
        ) : null}
      </header>
      <OrganizationFilters filters={filters} />
      {rows.length === 0 ? (
        <Empty title={t(narrowed ? "organizations.noneFound" : "organizations.none")}>
          {narrowed ? (
            <a href="/staff/organizations">{t("organizations.showAll")}</a>
          ) : (
            t("organizations.noneBody")
          )}
        </Empty>
      ) : (
        <table className="table table--cards">
          <thead>
            <tr>
              <th scope="col">{t("organizations.columns.name")}</th>
              <th scope="col">{t("organizations.columns.kind")}</th>
              <th scope="col">{t("organizations.columns.place")}</th>
              <th scope="col" className="num">
                {t("organizations.columns.people")}
              </th>
              <th scope="col" className="num">
                {t("organizations.columns.cases")}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <th scope="row">
                  <a href={`/staff/organizations/${row.id}`}>{row.name}</a>
                </th>
                <td data-label={t("organizations.columns.kind")}>
                  {t(`people.organizationKinds.${row.kind}`)}
                </td>
                <td data-label={t("organizations.columns.place")}>
                  {row.city}, {word(`people.countries.${row.country}`)}
                </td>
                <td className="num" data-label={t("organizations.columns.people")}>
                  {row.people}
                </td>
                <td className="num" data-label={t("organizations.columns.cases")}>
                  {row.openCases}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {rows.length === organizationsShown ? (
        <p className="quiet">{t("organizations.cut", { count: organizationsShown })}</p>
      ) : null}
    </>
  );
}
