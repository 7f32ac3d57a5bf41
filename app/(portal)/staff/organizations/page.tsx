import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { LinkButton } from "@/components/ui/button";
import { Pages } from "@/components/ui/navigation";
import { Empty } from "@/components/ui/section";
import { mayOpen } from "@/lib/authz/pages";
import {
  organizationFilters,
  organizationsView,
  type OrganizationFilters,
} from "@/lib/organizations/queries";
import { pageActor } from "@/lib/web/page";
import { OrganizationFilters as FilterForm } from "./filters";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("organizations"))("title") };
}

/** Firms, legal-aid offices and practices: who is there, and what is open with them. */
export default async function OrganizationsPage({ searchParams }: Props) {
  const query = await searchParams;
  const filters = organizationFilters.parse(query);
  const after = afterOf(query.after);
  const actor = await pageActor("/staff/organizations", "/staff/organizations");
  const [t, { rows, next }] = await Promise.all([
    getTranslations(),
    organizationsView(actor, filters, after),
  ]);
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
      <FilterForm filters={filters} />
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
      <Pages
        position={t("organizations.shown", { count: rows.length })}
        firstHref={after ? addressOf(filters) : undefined}
        nextHref={next ? addressOf(filters, next) : undefined}
      />
    </>
  );
}

/** The last organization of the page before; anything else is the first page. */
function afterOf(value: string | string[] | undefined): string | null {
  return z.uuid().safeParse(value).data ?? null;
}

function addressOf(filters: OrganizationFilters, after?: string): string {
  const given = Object.entries({ ...filters, after }).filter(
    (pair): pair is [string, string] => pair[1] !== undefined,
  );
  const query = new URLSearchParams(given).toString();
  return query ? `/staff/organizations?${query}` : "/staff/organizations";
}
