import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { z } from "zod";
import { CommandForm } from "@/components/form/command-form";
import { formTexts } from "@/components/form/form-texts";
import { LinkButton } from "@/components/ui/button";
import { Pages } from "@/components/ui/navigation";
import { Empty } from "@/components/ui/section";
import { ownRelations } from "@/lib/authz/actor";
import { availableCommands } from "@/lib/authz/policy";
import { now } from "@/lib/clock";
import { formatDate, formatInstant } from "@/lib/i18n/format";
import { todayIn } from "@/lib/dates";
import { waitingRequests } from "@/lib/people/access/queries";
import { staffRoles } from "@/lib/people/choices";
import { mayInvite } from "@/lib/people/rules";
import { peopleFilters, peopleView, type PeopleFilters as Filters, type PersonRow } from "@/lib/people/list";
import { pageActor } from "@/lib/web/page";
import { PeopleFilters } from "./filters";
import { renewInvitation } from "./actions";
import { ResetFactors } from "./reset-factors";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("people"))("title") };
}

/** Who has an account, who was invited, and who has none any more. */
export default async function PeoplePage({ searchParams }: Props) {
  const query = await searchParams;
  const filters = peopleFilters.parse(query);
  const after = z.uuid().safeParse(query.after).data ?? null;
  const actor = await pageActor("/staff/people", "/staff/people");
  const [locale, t, access, texts, { rows, next }, waiting] = await Promise.all([
    getLocale(),
    getTranslations("people"),
    getTranslations("access.staff"),
    formTexts(),
    peopleView(filters, after),
    waitingRequests(),
  ]);
  const narrowed = Boolean(filters.find ?? filters.role);
  const may = availableCommands({ relations: ownRelations(actor), status: null });
  const word = (key: string) => t(key as Parameters<typeof t>[0]);

  const stateOf = ({ disabledAt, joined, invitedUntil }: PersonRow) => {
    if (disabledAt)
      return t("states.disabled", { day: formatDate(locale, todayIn(actor.timeZone, disabledAt)) });
    if (joined) return t("states.joined");
    if (!invitedUntil) return null;
    const until = formatInstant(locale, invitedUntil, actor.timeZone);
    return t(invitedUntil <= now() ? "states.lapsed" : "states.invited", { until });
  };
  const isStaff = ({ roles }: PersonRow) =>
    roles.some((role) => (staffRoles as readonly string[]).includes(role));
  const renewing = (person: PersonRow) =>
    person.joined ||
    person.disabledAt ||
    !person.invitationId ||
    !may.has("renewInvitation") ||
    !mayInvite(actor, isStaff(person)) ? null : (
      <CommandForm
        action={renewInvitation}
        subjectId={person.id}
        operationId={crypto.randomUUID()}
        hidden={{ linkId: person.invitationId }}
        submit={t("renew")}
        pending={t("renewing")}
        tone="quiet"
        named={`${t("renew")}: ${person.name}, ${person.email}`}
        done={t("renewed")}
        texts={texts}
      />
    );

  return (
    <>
      <header className="list-head">
        <h1>{t("title")}</h1>
        <a href="/staff/organizations">{t("organizations")}</a>
        <a href="/staff/people/requests">{access("open", { count: waiting })}</a>
        <LinkButton href="/staff/people/invite">{t("invite")}</LinkButton>
      </header>
      <PeopleFilters filters={filters} />
      {rows.length === 0 ? (
        <Empty title={t(narrowed ? "noneFound" : "none")}>
          {narrowed ? <a href="/staff/people">{t("showAll")}</a> : t("noneBody")}
        </Empty>
      ) : (
        <table className="table table--cards">
          <thead>
            <tr>
              <th scope="col">{t("columns.name")}</th>
              <th scope="col">{t("columns.role")}</th>
              <th scope="col">{t("columns.organization")}</th>
              <th scope="col">{t("columns.state")}</th>
              <th scope="col">{t("columns.act")}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((person) => (
              <tr key={person.id}>
                <th scope="row">
                  <a href={`/staff/people/${person.id}`}>
                    {[person.title, person.name].filter(Boolean).join(" ")}
                  </a>{" "}
                  {person.id === actor.userId ? <small className="quiet">({t("you")})</small> : null}
                  <br />
                  <small className="quiet">{person.email}</small>
                </th>
                <td data-label={t("columns.role")}>
                  {person.roles.map((role) => word(`roleNames.${role}`)).join(", ")}
                </td>
                <td data-label={t("columns.organization")}>
                  {person.organizations.length > 0 ? person.organizations.join(", ") : t("office")}
                </td>
                <td data-label={t("columns.state")}>{stateOf(person)}</td>
                <td>
                  {renewing(person)}
                  {may.has("resetFactors") && person.hasFactor && person.id !== actor.userId ? (
                    <ResetFactors person={person} />
                  ) : null}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <Pages
        position={t("shown", { count: rows.length })}
        firstHref={after ? addressOf(filters) : undefined}
        nextHref={next ? addressOf(filters, next) : undefined}
      />
    </>
  );
}

function addressOf(filters: Filters, after?: string): string {
  const given = Object.entries({ ...filters, after }).filter(
    (pair): pair is [string, string] => pair[1] !== undefined,
  );
  const query = new URLSearchParams(given).toString();
  return query ? `/staff/people?${query}` : "/staff/people";
}
