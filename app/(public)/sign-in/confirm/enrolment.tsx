import { getTranslations } from "next-intl/server";
import { TotpKey } from "@/components/case/totp-key";
import { codeField } from "@/components/form/code-field";
import { CommandForm } from "@/components/form/command-form";
import { formTexts, passkeyTexts } from "@/components/form/form-texts";
import { NewPasskey } from "@/components/form/new-passkey";
import type { Halfway } from "@/lib/auth/halfway-of";
import { enrolmentText } from "@/lib/auth/totp";
import { secretOffered } from "@/lib/people/factors/queries";
import { addPasskey, addTotp } from "./actions";

/** The first sign-in: a passkey or an app is set up, and then one is in. There is no way round it. */
export async function Enrolment({ person, next }: { person: Halfway; next: string }) {
  const [t, f, texts, passkey, secret] = await Promise.all([
    getTranslations("public.enrolment"),
    getTranslations("account.security"),
    formTexts(),
    passkeyTexts(),
    secretOffered(person),
  ]);
  const { uri, key } = enrolmentText(secret, person.email);
  const after = `/account/security/codes?next=${encodeURIComponent(next)}`;
  return (
    <div className="enter enter--two">
      <div>
        <h1 className="h-public">{t("title")}</h1>
        <p className="said">{t("intro", { email: person.email })}</p>
        <h2>{t("passkey")}</h2>
        <p className="said">{t("passkeyBody")}</p>
        <NewPasskey
          action={addPasskey}
          subjectId={null}
          next={after}
          words={{
            name: f("name"),
            nameHint: f("nameHint"),
            label: f("makePasskey"),
            defaultName: f("passkeyName"),
          }}
          texts={passkey}
        />
      </div>
      <section className="demo">
        <h2>{t("app")}</h2>
        <p className="said">{t("appBody")}</p>
        <TotpKey uri={uri} secret={key} words={{ qr: f("qr"), typed: f("typed"), scan: f("scan") }} />
        <CommandForm
          action={addTotp}
          subjectId={null}
          operationId={crypto.randomUUID()}
          hidden={{ name: f("appName") }}
          fields={[codeField(f("firstCode"), f("firstCodeHint"))]}
          submit={f("addApp")}
          pending={f("pending")}
          texts={texts}
          next={after}
          wide
          keep
        />
      </section>
    </div>
  );
}
