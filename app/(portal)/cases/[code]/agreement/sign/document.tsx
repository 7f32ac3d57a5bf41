import { RedlinedText } from "@/components/case/redlined";
import { formatInstant } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locale";
import type { AgreementView } from "@/lib/stages/agreement/queries";
import { readClauses } from "@/lib/templates/canonical-text";
import { partyWord, shortHash, type AgreementWords } from "../words";

type Props = {
  view: AgreementView;
  both: boolean;
  may: boolean;
  zone: string;
  locale: Locale;
  t: AgreementWords;
};

/** The text that is signed, as it will print, in the reader's language or in both. */
export function Document({ view, both, may, zone, locale, t }: Props) {
  const { code, current, agreeing } = view;
  const { parties } = current.body;
  const clauses = readClauses({ code, figures: current.figures, body: current.body });
  const languages = both ? (["en", "es"] as const) : [locale];
  const here = `/cases/${code}/agreement/sign`;
  return (
    <section className={both ? "reader reader--both" : "reader"} aria-label={t("sign.document")}>
      <div className="reader__bar">
        <span>{t("sign.about", { hash: shortHash(current.hash) })}</span>
        <nav aria-label={t("tabs.label")}>
          <a href={both ? here : `${here}?text=both`}>{both ? t("sign.one") : t("sign.both")}</a>
          <a href={`/cases/${code}/agreement/contract.pdf`}>{t("sign.pdf")}</a>
        </nav>
      </div>
      <article className="sheet">
        <div className="sheet__head">
          <span>Justice in Motion</span>
          <span>{t("sign.head", { code, number: current.number })}</span>
        </div>
        <h2>{t("pdf.title")}</h2>
        <p>
          <i>
            {t("sign.between", {
              advocate: parties.advocate,
              organization: parties.organization,
              defender: parties.defender,
              practice: parties.practice,
            })}
          </i>
        </p>
        {clauses.map((clause) => (
          <div className={both ? "sheet__pair" : undefined} key={clause.key}>
            {languages.map((language) => (
              <div lang={language} key={language}>
                <h3>
                  {clause.number}. {clause[language].title}
                </h3>
                <RedlinedText
                  parts={[{ kind: "same", text: clause[language].text, by: null }]}
                  words={{ inserted: t("clause.inserted"), deleted: t("clause.deleted") }}
                />
              </div>
            ))}
          </div>
        ))}
        <div className="sheet__sign">
          {agreeing.map((one) => {
            const here = one.yours && may;
            return (
              <div key={one.party} className={here ? "here" : undefined}>
                {one.typedName ? <span className="ink">{one.typedName}</span> : null}
                <b>{one.name ?? t("nobody")}</b>
                {partyWord(one.party, current.body, t)}
                <br />
                {one.signedAt
                  ? t("sign.signedOn", { when: formatInstant(locale, one.signedAt, zone) })
                  : here
                    ? t("sign.here")
                    : t("sign.notYet")}
              </div>
            );
          })}
        </div>
      </article>
    </section>
  );
}
