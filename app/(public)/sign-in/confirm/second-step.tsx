import { getTranslations } from "next-intl/server";
import { codeField } from "@/components/form/code-field";
import { CommandForm } from "@/components/form/command-form";
import { formTexts, passkeyTexts } from "@/components/form/form-texts";
import type { Halfway } from "@/lib/auth/halfway-of";
import type { Way } from "@/lib/people/factors/rules";
import { mailLink } from "../../mail-link";
import { passSecondStep } from "./actions";
import { DemoNotice } from "./demo-notice";
import { PasskeySecondStep } from "./passkey-second-step";

type Props = {
  person: Halfway;
  ways: ReadonlySet<Way>;
  next: string;
  /** Keeps where they are going, in links of this page. */
  query: string;
  /** They lost what they have, and have a code of their list. */
  recovery: boolean;
};

/** What somebody has, beside the password that they gave: a passkey, an app, or a code of their list. */
export async function SecondStep({ person, ways, next, query, recovery }: Props) {
  const [t, texts, passkey] = await Promise.all([
    getTranslations("public.secondStep"),
    formTexts(),
    passkeyTexts(),
  ]);
  const and = query === "" ? "?" : `${query}&`;
  const recoveryField = {
    ...{ kind: "text" as const, name: "code", label: t("recovery.label"), hint: t("recovery.hint") },
    ...{ autoComplete: "off", required: true },
  };
  const code = (by: "totp" | "recovery") => (
    <CommandForm
      action={passSecondStep}
      subjectId={null}
      operationId={crypto.randomUUID()}
      hidden={{ by }}
      fields={[
        by === "totp" ? codeField(t("totp.label"), t("totp.hint")) : recoveryField,
        ...(by === "totp" && person.isDefender
          ? [
              {
                kind: "checkbox" as const,
                name: "remember",
                label: t("remember.label"),
                hint: t("remember.hint"),
              },
            ]
          : []),
      ]}
      submit={t(`${by}.submit`)}
      pending={t("pending")}
      texts={texts}
      next={next}
      wide
      keep
    />
  );
  return (
    <div className="enter">
      <div>
        <h1 className="h-public">{t("title")}</h1>
        <p className="said">{t("as", { email: person.email })}</p>
        {recovery ? (
          code("recovery")
        ) : (
          <>
            {ways.has("passkey") ? (
              <PasskeySecondStep next={next} label={t("passkey")} texts={passkey} />
            ) : null}
            {ways.size > 1 ? <p className="or">{t("or")}</p> : null}
            {ways.has("totp") ? code("totp") : null}
          </>
        )}
        <div className="then">
          <p>
            {recovery ? (
              <a href={`/sign-in/confirm${query}`}>{t("back")}</a>
            ) : (
              <a href={`/sign-in/confirm${and}with=recovery`}>{t("lost")}</a>
            )}
          </p>
          <p>{t.rich("lostAll", { mail: (address) => mailLink(address) })}</p>
          <p>
            <a href={`/sign-in${query}`}>{t("other")}</a>
          </p>
        </div>
      </div>
      <DemoNotice person={person} />
    </div>
  );
}
