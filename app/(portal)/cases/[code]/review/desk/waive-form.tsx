import { randomUUID } from "node:crypto";
import { CommandForm } from "@/components/form/command-form";
import { Field } from "@/components/form/field";
import { FileField } from "@/components/form/file-field";
import { Notice } from "@/components/ui/notice";
import type { CheckView } from "@/lib/stages/review/conflicts/queries";
import { waiveCheck } from "../actions";
import type { DeskProps } from "./desk-props";

/** A possible conflict goes to a director who did not run the check: waived with the consent on file, or blocked. */
export function WaiveForm({ check, view, t, texts }: DeskProps & { check: CheckView }) {
  const { facts, may } = view;
  if (!may.has("waiveCheck")) return <Notice title={t("waive.waits")}>{t("waive.waitsBody")}</Notice>;
  if (check.runByReader) return <Notice title={t("waive.another")}>{t("waive.anotherBody")}</Notice>;
  return (
    <CommandForm
      action={waiveCheck}
      subjectId={facts.id}
      operationId={randomUUID()}
      hidden={{ checkId: check.id }}
      submit={t("waive.submit")}
      pending={t("saving")}
      label={t("waive.title")}
      texts={texts}
    >
      <Field
        kind="radio"
        name="outcome"
        label={t("waive.title")}
        required
        options={[
          { value: "waive", label: t("waive.waive") },
          { value: "block", label: t("waive.block") },
        ]}
      />
      <Field kind="textarea" name="reason" label={t("waive.reason")} required rows={3} />
      <FileField
        name="consentId"
        purpose="consent"
        subjectId={facts.id}
        label={t("waive.consent")}
        hint={t("waive.consentHint")}
      />
    </CommandForm>
  );
}
