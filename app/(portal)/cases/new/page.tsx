import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CommandForm } from "@/components/form/command-form";
import type { FieldSpec } from "@/components/form/field";
import { formTexts } from "@/components/form/form-texts";
import { Notice } from "@/components/ui/notice";
import { Section } from "@/components/ui/section";
import { defenderCountries, matterKinds } from "@/lib/cases/kinds";
import { startView } from "@/lib/stages/review/queries";
import { pageActor } from "@/lib/web/page";
import { startIntake } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("review"))("start.title") };
}

/** The first four answers of an intake; with them it has a code, and everything else is saved as it goes. */
export default async function NewCasePage() {
  const actor = await pageActor("/cases/new", "/cases/new");
  const [view, t, cases, texts] = await Promise.all([
    startView(actor),
    getTranslations("review"),
    getTranslations("cases"),
    formTexts(),
  ]);
  const lawyer: FieldSpec = {
    kind: "select",
    name: "leadId",
    label: t("start.lawyer"),
    hint: t("start.lawyerHint"),
    required: !view.ownFirst,
    options: view.lawyers.map(({ id, name }) => ({ value: id, label: name })),
  };
  return (
    <div className="start">
      <h1>{t("start.title")}</h1>
      <p className="quiet">{t("start.lead")}</p>
      {view.agreementMissing ? (
        <Notice title={t("start.agreementTitle")}>
          <p>
            {t("start.agreementBody")} <a href="/account/agreement">{t("start.agreementLink")}</a>
          </p>
        </Notice>
      ) : null}
      <Section first titleUnseen title={t("start.form")}>
        <CommandForm
          action={startIntake}
          subjectId={null}
          operationId={randomUUID()}
          next="/cases/{code}/review/intake/who"
          texts={texts}
          fields={[
            {
              kind: "text",
              name: "nickname",
              label: t("fields.nickname"),
              hint: t("fields.nicknameHint"),
              required: true,
              autoComplete: "off",
              maxLength: 60,
            },
            {
              kind: "select",
              name: "kind",
              label: t("fields.kind"),
              required: true,
              options: matterKinds.map((value) => ({ value, label: cases(`kinds.${value}`) })),
            },
            {
              kind: "select",
              name: "country",
              label: t("fields.country"),
              hint: t("fields.countryHint"),
              required: true,
              options: defenderCountries.map((value) => ({ value, label: cases(`countries.${value}`) })),
            },
            { kind: "text", name: "region", label: t("fields.region"), maxLength: 80, autoComplete: "off" },
            ...(view.lawyers.length > 0 ? [lawyer] : []),
          ]}
          consequences={{
            title: t("start.willTitle"),
            items: [t("start.will1"), t("start.will2"), t("start.will3")],
          }}
          submit={t("start.submit")}
          pending={t("start.pending")}
        />
      </Section>
    </div>
  );
}
