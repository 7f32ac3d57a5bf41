import { randomUUID } from "node:crypto";
import { getLocale, getTranslations } from "next-intl/server";
import { Section } from "@/components/ui/section";
import { Timeline } from "@/components/ui/timeline";
import type { UserActor } from "@/lib/authz/actor";
import { clientsOf, frameView } from "@/lib/cases/frame/queries";
import { recentEvents } from "@/lib/cases/history/queries";
import { now } from "@/lib/clock";
import { figuresOf, readableFigures } from "@/lib/i18n/figures";
import { formatInstant, formatTime } from "@/lib/i18n/format";
import { ReadingsLink } from "./readings-link";
import { readParties } from "./review/actions";
import { Name, NamesButton, NamesScope } from "./review/names";

type Props = {
  actor: UserActor;
  code: string;
  /** Not where the page itself begins with them. */
  withClients?: boolean;
};

/** In the margin of a case: who is who and what time it is there, and what happened last. */
export async function CaseAside({ actor, code, withClients = true }: Props) {
  const view = await frameView(actor, code);
  if (!view) return null;
  const { facts, people, may } = view;
  const [locale, t, clients, events] = await Promise.all([
    getLocale(),
    getTranslations(),
    withClients && may.has("readParties") ? clientsOf(facts) : [],
    recentEvents(actor, facts),
  ]);
  const at = now();
  const you = (name: string | null) => (name === actor.name ? t("cases.aside.you") : name);
  const together = new Intl.ListFormat(locale, { type: "conjunction" });
  const whereIs = (name: string | null, place: string, zone: string) =>
    name === actor.name ? place : t("cases.aside.at", { place, time: formatTime(locale, at, zone) });
  const names = t.raw("cases.aside") as Record<"show" | "showing" | "failed" | "again" | "shown", string>;
  const texts = {
    show: names.show,
    showing: names.showing,
    failed: names.failed,
    again: names.again,
    shown: names.shown,
  };
  return (
    <aside className="aside">
      <Section title={t("cases.aside.people")} first titleUnseen>
        <ul className="people">
          {clients.length > 0 ? (
            <li>
              <NamesScope
                readParties={readParties}
                cases={[{ subjectId: facts.id, operationId: randomUUID() }]}
                texts={texts}
              >
                {clients.map((id, index) => (
                  <div key={id}>
                    <span>{t("cases.aside.client", { count: clients.length, number: index + 1 })}</span>
                    <Name id={id}>
                      <b>{t("cases.aside.hidden")}</b>
                    </Name>
                  </div>
                ))}
                <NamesButton />
              </NamesScope>
              <ReadingsLink facts={facts} />
            </li>
          ) : null}
          {people.defender ? (
            <li>
              <span>{t(`cases.roles.DEFENDER.${people.defenderAddress ?? "neutral"}`)}</span>
              <b>
                {you(people.defender) === people.defender
                  ? [people.defenderTitle, people.defender].filter(Boolean).join(" ")
                  : you(people.defender)}
              </b>
              <span>
                {whereIs(people.defender, people.defenderPlace ?? "", people.defenderZone ?? "UTC")}
              </span>
            </li>
          ) : null}
          <li>
            <span>{t(`cases.roles.ADVOCATE.${people.leadAddress}`)}</span>
            <b>{you(people.lead)}</b>
            <span>{people.organization}</span>
            {people.counsel.length > 0 ? (
              <span>{t("cases.aside.withCounsel", { names: together.format(people.counsel) })}</span>
            ) : null}
            {may.has("addCounsel") ? (
              <a href={`/cases/${facts.code}/handover#counsel`}>{t("cases.aside.addCounsel")}</a>
            ) : null}
            <span>{whereIs(people.lead, people.city, people.leadZone)}</span>
          </li>
          <li>
            <span>{t("cases.aside.facilitator")}</span>
            <b>{you(people.facilitator) ?? t("cases.aside.noFacilitator")}</b>
            <span>{whereIs(people.facilitator, "Brooklyn", "America/New_York")}</span>
          </li>
        </ul>
      </Section>
      {events.length > 0 ? (
        <Section
          title={t("cases.history")}
          aside={
            <a className="small" href={`/cases/${facts.code}/history`}>
              {t("cases.aside.allHistory")}
            </a>
          }
        >
          <Timeline
            events={events.map((event) => ({
              key: event.id,
              at: event.at.toISOString(),
              when: formatInstant(locale, event.at.toISOString(), actor.timeZone, "short"),
              crossing: event.crossing,
              what: (
                <>
                  <b>{event.actor ?? t(`cases.relations.${event.actorRole}` as Parameters<typeof t>[0])}</b>{" "}
                  {t(
                    `events.${event.type.replaceAll(".", "_")}` as Parameters<typeof t>[0],
                    {
                      person: event.person ?? "",
                      organization: event.organization ?? "",
                      ...readableFigures(locale, figuresOf(event.payload), actor.timeZone),
                    } as never,
                  )}
                </>
              ),
            }))}
          />
        </Section>
      ) : null}
    </aside>
  );
}
