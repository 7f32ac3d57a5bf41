import { CommandForm } from "@/components/form/command-form";
import type { FormTexts } from "@/components/form/form-texts";
import { Notice } from "@/components/ui/notice";
import { Section } from "@/components/ui/section";
import { formatInstant } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locale";
import type { AgreementView } from "@/lib/stages/agreement/queries";
import { voidContract } from "./actions";
import type { AgreementWords } from "./words";

type Props = { view: AgreementView; t: AgreementWords };

/** Above everything else of a contract that was declared void. */
export function IsVoid({ view, zone, locale, t }: Props & { zone: string; locale: Locale }) {
  const { voided } = view.contract;
  if (!voided) return null;
  return (
    <Notice tone="danger" title={t("void.title", { when: formatInstant(locale, voided.at, zone) })}>
      <p>{t("void.body", { name: voided.by, reason: voided.reason })}</p>
      <p>{t("void.file")}</p>
    </Notice>
  );
}

/** A director declares an executed contract void, which ends the work. */
export function DeclareVoid({ view, t, texts }: Props & { texts: FormTexts }) {
  if (!view.frame.may.has("voidContract")) return null;
  return (
    <Section title={t("void.act")}>
      <p className="small quiet prose">{t("void.what")}</p>
      <CommandForm
        action={voidContract}
        subjectId={view.frame.facts.id}
        operationId={crypto.randomUUID()}
        fields={[
          {
            kind: "textarea",
            name: "reason",
            label: t("void.reason"),
            hint: t("void.reasonHint"),
            required: true,
          },
        ]}
        submit={t("void.act")}
        pending={t("void.pending")}
        tone="danger"
        confirm={{
          title: t("void.act"),
          body: t("void.what"),
          submit: t("void.submit"),
          cancel: t("void.cancel"),
          holdsFields: true,
        }}
        texts={texts}
      />
    </Section>
  );
}
