import { useLocale, useTranslations } from "next-intl";
import { Instant } from "@/components/case/instant";
import { Section } from "@/components/ui/section";
import type { SecurityView } from "@/lib/people/factors/queries";

/** What happened to the ways in: what was lost and taken away with its reason, then all of it, newest first. */
export function Happened({ view, zone }: { view: SecurityView; zone: string }) {
  const t = useTranslations("account.security");
  const events = useTranslations("events");
  const locale = useLocale();
  const said = (type: string, figures: Record<string, string | number>) =>
    events(type.replaceAll(".", "_") as Parameters<typeof events>[0], figures as never);
  return (
    <>
      {view.resets.length > 0 ? (
        <Section title={t("resets")}>
          {view.resets.map(({ at, by, reason }) => (
            <blockquote key={at.toISOString()}>
              <p>{reason}</p>
              <p className="small quiet">
                {by}, <Instant at={at} zone={zone} locale={locale} />
              </p>
            </blockquote>
          ))}
        </Section>
      ) : null}
      <Section title={t("happened")}>
        {view.happened.length === 0 ? <p className="quiet">{t("nothing")}</p> : null}
        <ul className="plain">
          {view.happened.map(({ id, type, at, address, figures }) => (
            <li key={id}>
              <Instant at={at} zone={zone} locale={locale} />: {said(type, figures)}
              {address ? <span className="quiet"> ({address})</span> : null}
            </li>
          ))}
        </ul>
      </Section>
    </>
  );
}
