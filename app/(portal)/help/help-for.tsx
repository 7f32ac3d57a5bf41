import { useLocale, useTranslations } from "next-intl";
import { Facts, Section } from "@/components/ui/section";
import { addressIn } from "@/lib/i18n/addresses";
import { helpRoles, type HelpRole } from "@/lib/guide/help-roles";
import { messagesFor } from "@/lib/i18n/messages";
import { stages } from "@/lib/workflow/statuses";

/** What is said of a stage; a part that is missing has nothing to be said of it. */
type StageHelp = { arrives?: string; todo?: string; long?: string; nothing?: string };

/** Five stages for one role: what arrives, what is done, how long, and what happens if nothing is done. */
export function HelpFor({ role, own }: { role: HelpRole; own: boolean }) {
  const t = useTranslations("help");
  const name = useTranslations("ui.stages");
  const locale = useLocale();
  const words: Partial<Record<string, StageHelp>> = messagesFor(locale).help.stages[role];
  const parts = [
    ["arrives", t("from")],
    ["todo", t("todo")],
    ["long", t("long")],
    ["nothing", t("nothing")],
  ] as const;
  return (
    <article className="help">
      <header className="list-head">
        <h1>{own ? t("title") : t(`roles.${role}`)}</h1>
      </header>
      <p className="help__lead">{t(`lead.${role}`)}</p>
      {own ? <p className="help__lead">{t("reminded")}</p> : null}
      {stages.map((stage, index) => {
        const help = words[stage];
        return (
          <Section key={stage} id={stage} title={`${index + 1}  ${name(stage)}`}>
            {help ? (
              <Facts
                facts={parts.flatMap(([part, term]) => {
                  const fact = help[part];
                  return fact ? [{ term, fact }] : [];
                })}
              />
            ) : (
              <p className="quiet">{t("apart")}</p>
            )}
          </Section>
        );
      })}
      <Section title={t("others")}>
        <ul className="help__roles">
          {helpRoles
            .filter((other) => other !== role)
            .map((other) => (
              <li key={other}>
                <a href={`/help/${other}`}>{t(`roles.${other}`)}</a>
              </li>
            ))}
        </ul>
        <p className="help__lead">
          {t("public")} <a href={addressIn(locale, "/questions")}>{t("publicLink")}</a>
        </p>
        <p className="help__lead">
          {t.rich("contact", {
            mail: (address) => <a href={`mailto:${String(address)}`}>{address}</a>,
          })}
        </p>
      </Section>
    </article>
  );
}
