import { getTranslations } from "next-intl/server";
import { Section } from "@/components/ui/section";
import { figuresOf, readableFigures } from "@/lib/i18n/figures";
import { formatInstant } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locale";
import type { PersonEvent } from "@/lib/people/standing/queries";

/** What is done with an organization is nobody's own. */
type Told = Omit<PersonEvent, "own"> & { own?: boolean };

type Props = {
  events: readonly Told[];
  /**
   * What the sentences of these events begin with: the person whom they are about ("became a lawyer …, by Ana"), or
   * whoever did it ("Ana registered the organization").
   */
  about: "person" | "act";
  locale: Locale;
  zone: string;
};

/** What was decided about somebody, or done with an organization: newest first, with the reasons that were given. */
export async function PlainHistory({ events, about, locale, zone }: Props) {
  const t = await getTranslations();
  const said = (event: Told) =>
    t(
      `events.${event.type.replaceAll(".", "_")}` as Parameters<typeof t>[0],
      {
        ...readableFigures(locale, figuresOf(event.payload), zone),
      } as never,
    );
  return (
    <Section title={t("people.person.history")}>
      {events.length === 0 ? <p className="quiet">{t("people.person.noHistory")}</p> : null}
      <ul className="plain">
        {events.map((event) => (
          <li key={event.id}>
            <time className="quiet" dateTime={event.at.toISOString()}>
              {formatInstant(locale, event.at, zone)}
            </time>{" "}
            {about === "act" ? (
              <>
                <b>{event.actor ?? t("people.person.thePortal")}</b> {said(event)}
              </>
            ) : (
              [
                said(event),
                event.own ? "" : t("people.person.by", { actor: event.actor ?? t("people.person.portal") }),
              ].join(" ")
            )}
            {event.reason ? (
              <>
                <br />
                <span className="quiet">{t("people.person.reasonWas", { reason: event.reason })}</span>
              </>
            ) : null}
          </li>
        ))}
      </ul>
    </Section>
  );
}
