import { getTranslations } from "next-intl/server";
import { CommandForm } from "@/components/form/command-form";
import type { FormTexts } from "@/components/form/form-texts";
import { Details, Section } from "@/components/ui/section";
import type { UserActor } from "@/lib/authz/actor";
import { askNewEmail } from "./actions";

/** The address with which the reader signs in, and the way to another one. */
export async function NewEmail({ actor, texts }: { actor: UserActor; texts: FormTexts }) {
  const t = await getTranslations("account.newEmail");
  return (
    <Section title={t("section")}>
      <p>{t("now", { email: actor.email })}</p>
      <Details summary={t("open")}>
        <CommandForm
          action={askNewEmail}
          subjectId={actor.userId}
          operationId={crypto.randomUUID()}
          fields={[
            {
              ...{ kind: "email", name: "email", required: true },
              ...{ label: t("field"), hint: t("hint"), autoComplete: "email", maxLength: 254 },
            },
          ]}
          submit={t("ask")}
          pending={t("asking")}
          done={t("asked")}
          label={t("section")}
          texts={texts}
        />
      </Details>
    </Section>
  );
}
