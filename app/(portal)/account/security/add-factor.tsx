import { getTranslations } from "next-intl/server";
import { TotpKey } from "@/components/case/totp-key";
import { codeField } from "@/components/form/code-field";
import { CommandForm } from "@/components/form/command-form";
import { formTexts, passkeyTexts } from "@/components/form/form-texts";
import { NewPasskey } from "@/components/form/new-passkey";
import { LinkButton } from "@/components/ui/button";
import { Section } from "@/components/ui/section";
import { enrolmentText } from "@/lib/auth/totp";
import type { UserActor } from "@/lib/authz/actor";
import { secretOffered } from "@/lib/people/factors/queries";
import { addPasskey, addTotp } from "./actions";

/** Another way in. The QR code is shown once it is asked for: it is a secret on a screen. */
export async function AddFactor({
  actor,
  app,
  passkey,
}: {
  actor: UserActor;
  app: boolean;
  passkey: boolean;
}) {
  const [t, texts, words] = await Promise.all([
    getTranslations("account.security"),
    formTexts(),
    passkeyTexts(),
  ]);
  if (!app && !passkey)
    return (
      <Section title={t("add")}>
        <p>{t("addBody")}</p>
        <div className="actions">
          <LinkButton href="/account/security?add=passkey" tone="second">
            {t("ways.passkey")}
          </LinkButton>
          <LinkButton href="/account/security?add=app" tone="second">
            {t("ways.totp")}
          </LinkButton>
        </div>
      </Section>
    );
  if (passkey)
    return (
      <Section title={t("addPasskey")}>
        <div className="narrow">
          <NewPasskey
            action={addPasskey}
            subjectId={actor.userId}
            next="/account/security"
            words={{
              name: t("name"),
              nameHint: t("nameHint"),
              label: t("makePasskey"),
              defaultName: t("passkeyName"),
            }}
            texts={words}
          />
          <p className="lone">
            <a href="/account/security">{t("cancel")}</a>
          </p>
        </div>
      </Section>
    );
  const { uri, key } = enrolmentText(await secretOffered(actor), actor.email);
  return (
    <Section title={t("addAppTitle")}>
      <div className="narrow">
        <TotpKey uri={uri} secret={key} words={{ qr: t("qr"), typed: t("typed"), scan: t("scan") }} />
        <CommandForm
          action={addTotp}
          subjectId={actor.userId}
          operationId={crypto.randomUUID()}
          fields={[
            {
              kind: "text",
              name: "name",
              label: t("name"),
              hint: t("nameHint"),
              defaultValue: t("appName"),
              maxLength: 60,
              required: true,
            },
            codeField(t("firstCode"), t("firstCodeHint")),
          ]}
          submit={t("addApp")}
          pending={t("pending")}
          texts={texts}
          next="/account/security"
          keep
          aside={<a href="/account/security">{t("cancel")}</a>}
        />
      </div>
    </Section>
  );
}
