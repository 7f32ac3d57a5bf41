import { getTranslations } from "next-intl/server";
import { CommandForm } from "@/components/form/command-form";
import { formTexts } from "@/components/form/form-texts";
import { resetFactors } from "./actions";

/** A director takes away what somebody lost, with a reason that both read. */
export async function ResetFactors({ person }: { person: { id: string; name: string; email: string } }) {
  const [t, texts] = await Promise.all([getTranslations("people.lost"), formTexts()]);
  return (
    <CommandForm
      action={resetFactors}
      subjectId={person.id}
      operationId={crypto.randomUUID()}
      fields={[
        { kind: "textarea", name: "reason", label: t("reason"), hint: t("reasonHint"), required: true },
      ]}
      submit={t("submit")}
      pending={t("pending")}
      tone="quiet"
      label={`${t("submit")}: ${person.name}, ${person.email}`}
      confirm={{
        title: t("title", { name: person.name }),
        body: t("body"),
        submit: t("sure"),
        cancel: t("cancel"),
        holdsFields: true,
      }}
      done={t("done")}
      texts={texts}
    />
  );
}
