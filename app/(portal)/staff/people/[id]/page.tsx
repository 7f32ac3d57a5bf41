import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { formTexts } from "@/components/form/form-texts";
import { Facts, Section } from "@/components/ui/section";
import { ownRelations } from "@/lib/authz/actor";
import { availableCommands } from "@/lib/authz/policy";
import { todayIn } from "@/lib/dates";
import { formatDate } from "@/lib/i18n/format";
import { writtenPhone } from "@/lib/people/phone";
import { counselView } from "@/lib/people/counsel/queries";
import { networkView } from "@/lib/people/network/queries";
import { mayInvite } from "@/lib/people/rules";
import { actedCases, personView, type PersonView } from "@/lib/people/standing/queries";
import { pageActor } from "@/lib/web/page";
import { Access } from "./access";
import { Counsel } from "./counsel";
import { PlainHistory } from "./history";
import { Memberships } from "./memberships";
import { Network } from "./network";
import { Rename } from "./rename";
import { Roles } from "./roles";
import { Signed } from "./signed";

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("people"))("title") };
}

/** One person: what they are here, from when to when, whether they get in, and what was decided about it. */
export default async function PersonPage({ params }: Props) {
  const { id } = await params;
  const actor = await pageActor("/staff/people/[id]", `/staff/people/${id}`);
  const [locale, t, texts, person, network, counsel, acted] = await Promise.all([
    getLocale(),
    getTranslations(),
    formTexts(),
    personView(id),
    networkView(id),
    counselView(id),
    actedCases(actor, id),
  ]);
  if (!person) notFound();
  const may = availableCommands({ relations: ownRelations(actor), status: null });
  const own = person.id === actor.userId;
  const base = { person, texts, own, locale, may, acted };
  return (
    <>
      <header className="list-head">
        <h1>{[person.title, person.name].filter(Boolean).join(" ")}</h1>
        <a href="/staff/people">{t("people.person.back")}</a>
      </header>
      {own ? <p className="quiet">{t("people.person.own")}</p> : null}
      <div className="split">
        <div>
          <Memberships {...base} />
          {network && may.has("changeDefenderProfile") ? <Network {...base} view={network} /> : null}
          {counsel && may.has("changeCounselProfile") ? <Counsel {...base} view={counsel} /> : null}
          <Roles {...base} />
          <PlainHistory about="person" events={person.events} locale={locale} zone={actor.timeZone} />
        </div>
        <aside className="aside">
          <Section title={t("people.columns.state")} first>
            <PersonFacts
              person={person}
              since={formatDate(locale, todayIn(actor.timeZone, person.createdAt))}
            />
            {may.has("renamePerson") && !own && mayInvite(actor, person.roles.length > 0) ? (
              <Rename person={person} texts={texts} />
            ) : null}
          </Section>
          <Signed {...base} zone={actor.timeZone} />
          <Access {...base} zone={actor.timeZone} />
        </aside>
      </div>
    </>
  );
}

async function PersonFacts({ person, since }: { person: PersonView; since: string }) {
  const t = await getTranslations();
  const word = (key: string) => t(key as Parameters<typeof t>[0]);
  const fact = (name: string, value: string) => ({ term: word(`people.person.facts.${name}`), fact: value });
  const admitted = person.admissions.map(({ jurisdiction, number }) =>
    t("access.admitted", { jurisdiction: word(`access.jurisdictions.${jurisdiction}`), number }),
  );
  return (
    <Facts
      stack
      facts={[
        fact("email", person.email),
        ...(person.phone ? [fact("phone", writtenPhone(person.phone))] : []),
        ...(admitted.length > 0 ? [fact("admissions", admitted.join("; "))] : []),
        ...(person.arrangement
          ? [fact("arrangement", word(`access.form.arrangements.${person.arrangement}`))]
          : []),
        fact("joined", since),
      ]}
    />
  );
}
