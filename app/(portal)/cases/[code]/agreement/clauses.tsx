import type { FormTexts } from "@/components/form/form-texts";
import type { Locale } from "@/lib/i18n/locale";
import type { ShownClause } from "@/lib/stages/agreement/negotiation/changes";
import type { AgreementView } from "@/lib/stages/agreement/queries";
import { EditClause } from "./edit-clause";
import { Margin } from "./margin";
import { Redlined, RedlinedText } from "@/components/case/redlined";
import type { AgreementWords, Shown } from "./words";

export type ClausesProps = {
  view: AgreementView;
  clauses: readonly ShownClause[];
  shown: Shown;
  zone: string;
  locale: Locale;
  t: AgreementWords;
  texts: FormTexts;
};

/** The contract, clause by clause: English, the border, Spanish, and what is said about it in the margin. */
export function Clauses(props: ClausesProps) {
  const { clauses, shown, t } = props;
  const listed =
    shown.show === "changed" ? clauses.filter(({ changed, unmatched }) => changed || unmatched) : clauses;
  return (
    <>
      <div className="heads" aria-hidden="true">
        <span />
        <span>{t("columns.en")}</span>
        <span lang="es">{t("columns.es")}</span>
        <span>{t("columns.margin")}</span>
      </div>
      {listed.map((clause) => (
        <Clause key={clause.key} clause={clause} {...props} />
      ))}
    </>
  );
}

function Clause({ clause, ...props }: ClausesProps & { clause: ShownClause }) {
  const { shown, view, t } = props;
  const words = { inserted: t("clause.inserted"), deleted: t("clause.deleted") };
  const editing = shown.edit === clause.key && view.frame.may.has("editContract");
  return (
    <section
      className={clause.unmatched ? "clause clause--both" : "clause"}
      id={clause.key}
      aria-labelledby={`${clause.key}-n`}
    >
      <h3 className="clause__n" id={`${clause.key}-n`}>
        <span className="unseen">{t("clause.number", { number: clause.number })}</span>
        <span aria-hidden="true">{clause.number}</span>
      </h3>
      {editing ? (
        <EditClause clause={clause} {...props} />
      ) : (
        <>
          {(["en", "es"] as const).map((language) => (
            <div className="text" lang={language} key={language}>
              <h4>
                <Redlined parts={clause[language].title} words={words} />
              </h4>
              <RedlinedText parts={clause[language].text} words={words} />
            </div>
          ))}
          <Margin clause={clause} {...props} />
        </>
      )}
    </section>
  );
}
