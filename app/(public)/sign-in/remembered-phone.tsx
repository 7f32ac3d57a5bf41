import { getTranslations } from "next-intl/server";
import { codeField } from "@/components/form/code-field";
import { CommandForm } from "@/components/form/command-form";
import type { FormTexts } from "@/components/form/form-texts";
import type { RememberedPhone as Phone } from "@/lib/auth/remembered";
import { DemoNotice } from "./confirm/demo-notice";
import { enterByCode } from "./actions";

type Props = { phone: Phone; next: string; password: string; texts: FormTexts };

/** On a phone that is remembered: its Defender's code, and the way round it. */
export async function RememberedPhone({ phone, next, password, texts }: Props) {
  const [t, second] = await Promise.all([
    getTranslations("public.signIn.remembered"),
    getTranslations("public.secondStep"),
  ]);
  return (
    <>
      <p className="said">{t("as", { email: maskedEmail(phone.email) })}</p>
      <CommandForm
        action={enterByCode}
        subjectId={null}
        operationId={crypto.randomUUID()}
        fields={[codeField(second("totp.label"), second("totp.hint"))]}
        submit={second("totp.submit")}
        pending={second("pending")}
        texts={texts}
        next={next}
        wide
        keep
      />
      <DemoNotice person={phone} />
      <div className="then">
        <p>
          <a href={password}>{t("password")}</a>
        </p>
      </div>
    </>
  );
}

/** Enough for its owner to know whose it is, too little for whoever finds the phone. */
function maskedEmail(email: string): string {
  return `${email.slice(0, 1)}…${email.slice(email.indexOf("@"))}`;
}
