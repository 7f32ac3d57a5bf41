import { CommandForm } from "@/components/form/command-form";
import { Field } from "@/components/form/field";
import type { ShownClause } from "@/lib/stages/agreement/negotiation/changes";
import { editContract } from "./actions";
import type { ClausesProps } from "./clauses";
import { hrefTo } from "./words";

/** A clause to change, both languages side by side, with the places of its terms. */
export function EditClause({ clause, view, shown, t, texts }: ClausesProps & { clause: ShownClause }) {
  const { current, frame, code } = view;
  const written = current.body.clauses.find(({ key }) => key === clause.key);
  if (!written) return null;
  const name = `clauses.${clause.key}`;
  const back = hrefTo(code, shown, {}, clause.key);
  return (
    <div className="clause__edit">
      <CommandForm
        action={editContract}
        subjectId={frame.facts.id}
        operationId={crypto.randomUUID()}
        hidden={{ version: current.number }}
        submit={t("edit.submit")}
        pending={t("edit.pending")}
        next={back}
        texts={texts}
        label={t("edit.title", { number: clause.number })}
        consequences={{
          title: t("edit.willTitle"),
          items: [t("edit.will1"), t("edit.will2"), t("edit.will3")],
        }}
        aside={
          <a className="button button--quiet" href={back}>
            {t("edit.cancel")}
          </a>
        }
      >
        <p className="small quiet">{t("edit.hint", { example: "{{capHours}}" })}</p>
        <div className="pair">
          {(["en", "es"] as const).map((language) => (
            <div key={language}>
              <Field
                kind="text"
                name={`${name}.${language}.title`}
                label={t(language === "en" ? "edit.titleEn" : "edit.titleEs")}
                defaultValue={written[language].title}
                lang={language}
                required
              />
              <Field
                kind="textarea"
                name={`${name}.${language}.text`}
                label={t(language === "en" ? "edit.textEn" : "edit.textEs")}
                defaultValue={written[language].text}
                lang={language}
                rows={9}
                required
              />
            </div>
          ))}
        </div>
        <Field kind="checkbox" name={`${name}.matched`} label={t("edit.matched")} />
      </CommandForm>
    </div>
  );
}
