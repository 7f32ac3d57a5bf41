import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { notFound, redirect } from "next/navigation";
import { CommandForm } from "@/components/form/command-form";
import { formTexts } from "@/components/form/form-texts";
import { Details, Facts, Section } from "@/components/ui/section";
import { ownRelations } from "@/lib/authz/actor";
import { mayOpen } from "@/lib/authz/pages";
import { availableCommands } from "@/lib/authz/policy";
import { todayIn } from "@/lib/dates";
import { formatDate } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locale";
import { mergedInto, organizationView, type OrganizationView } from "@/lib/organizations/queries";
import { pageActor } from "@/lib/web/page";
import { organizationFields } from "../../people/invite/fields";
import { PlainHistory } from "../../people/[id]/history";
import { editOrganization } from "../actions";
import { Members } from "./members";
import { Money } from "./money";

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("organizations"))("title") };
}

/** One organization: who is of it, its cases, what it owes, and what is known of it. */
export default async function OrganizationPage({ params }: Props) {
  const { id } = await params;
  const actor = await pageActor("/staff/organizations/[id]", `/staff/organizations/${id}`);
  const [locale, t, organization] = await Promise.all([
    getLocale(),
    getTranslations(),
    organizationView(actor, id),
  ]);
  if (!organization) {
    const other = await mergedInto(id);
    if (other) redirect(`/staff/organizations/${other}`);
    notFound();
  }
  const may = availableCommands({ relations: ownRelations(actor), status: null });
  return (
    <>
      <header className="list-head">
        <h1>{organization.name}</h1>
        <a href="/staff/organizations">{t("organizations.back")}</a>
      </header>
      <div className="split">
        <div>
          <Members
            organization={organization}
            linked={mayOpen("/staff/people/[id]", actor)}
            locale={locale}
          />
          <Cases organization={organization} />
          <PlainHistory about="act" events={organization.events} locale={locale} zone={actor.timeZone} />
        </div>
        <aside className="aside">
          <Section title={t("organizations.record")} first>
            <Record organization={organization} locale={locale} zone={actor.timeZone} />
            {may.has("editOrganization") ? (
              <Edit organization={organization} merges={may.has("mergeOrganizations")} />
            ) : null}
            {may.has("mergeOrganizations") ? (
              <p>
                <a href={`/staff/organizations/${id}/merge`}>{t("organizations.merge.open")}</a>
              </p>
            ) : null}
          </Section>
          {organization.money ? <Money sums={organization.money} locale={locale} /> : null}
        </aside>
      </div>
    </>
  );
}

type RecordProps = { organization: OrganizationView; locale: Locale; zone: string };

async function Record({ organization, locale, zone }: RecordProps) {
  const t = await getTranslations("people");
  const { kind, city, country, billingAddress, currency, members } = organization;
  const contacts = members.filter((one) => one.kind === "BILLING" && !one.over && !one.disabled);
  const told = await getTranslations("organizations");
  return (
    <Facts
      stack
      facts={[
        { term: t("organizationKind"), fact: t(`organizationKinds.${kind}`) },
        { term: t("city"), fact: `${city}, ${t(`countries.${country}`)}` },
        {
          term: t("billingAddress"),
          fact: billingAddress ? <span className="as-typed">{billingAddress}</span> : told("noAddress"),
        },
        { term: t("currency"), fact: currency },
        {
          term: told("contacts"),
          fact: contacts.map(({ name }) => name).join(", ") || told("noContacts"),
        },
        ...organization.mergedFrom.map(({ name, at }) => ({
          term: told("mergedFrom"),
          fact: told("mergedOn", { name, day: formatDate(locale, todayIn(zone, at)) }),
        })),
      ]}
    />
  );
}

async function Edit({ organization, merges }: { organization: OrganizationView; merges: boolean }) {
  const [t, texts] = await Promise.all([getTranslations(), formTexts()]);
  const word = (key: string) => t(key as Parameters<typeof t>[0]);
  const side = organization.kind === "DEFENDER_PRACTICE" ? "defender" : "advocate_side";
  return (
    <Details summary={t("organizations.edit.title")}>
      <CommandForm
        action={editOrganization}
        subjectId={organization.id}
        operationId={crypto.randomUUID()}
        hidden={{ version: organization.version }}
        fields={organizationFields(word, side, organization)}
        consequences={{
          title: t("organizations.edit.will"),
          items: [
            t("organizations.edit.pastInvoices"),
            t("organizations.edit.drafts"),
            t(organization.invoiced ? "organizations.edit.currencyFixed" : "organizations.edit.currencyFree"),
          ],
        }}
        submit={t("organizations.edit.submit")}
        pending={t("organizations.edit.pending")}
        done={t("organizations.edit.done")}
        tone="second"
        alike={{
          look: "/staff/organizations/{id}",
          use: merges
            ? `/staff/organizations/${organization.id}/merge?into={id}`
            : "/staff/organizations/{id}",
        }}
        keep
        texts={texts}
      />
    </Details>
  );
}

async function Cases({ organization }: { organization: OrganizationView }) {
  const t = await getTranslations();
  const { id, cases, kind } = organization;
  // The list is narrowed by the organization that brings a case; a practice brings none.
  const listed = cases.length > 0 && kind !== "DEFENDER_PRACTICE";
  return (
    <Section
      title={t("organizations.cases")}
      aside={listed ? <a href={`/cases?organization=${id}`}>{t("organizations.casesAll")}</a> : undefined}
    >
      {cases.length === 0 ? <p className="quiet">{t("organizations.noCases")}</p> : null}
      <ul className="plain">
        {cases.map(({ code, status }) => (
          <li key={code}>
            <a href={`/cases/${code}`}>{code}</a>, {t(`ui.statuses.${status}`)}
          </li>
        ))}
      </ul>
    </Section>
  );
}
