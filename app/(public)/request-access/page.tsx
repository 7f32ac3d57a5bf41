import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { formTexts } from "@/components/form/form-texts";
import { messagesFor } from "@/lib/i18n/messages";
import { firmMemberships } from "@/lib/people/choices";
import { jurisdictions } from "@/lib/people/jurisdictions";
import { mailLink } from "../mail-link";
import { RequestForm } from "./request-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("access"))("title") };
}

/** An Advocate without an account asks for one. What is said is the same for an address that has one. */
export default async function RequestAccessPage() {
  const locale = (await getLocale()) === "es" ? "es" : "en";
  const [t, people, texts] = await Promise.all([
    getTranslations("access"),
    getTranslations("people"),
    formTexts(),
  ]);
  return (
    <div className="enter">
      <div>
        <h1 className="h-public">{t("title")}</h1>
        <p className="said">{t("lead")}</p>
        <RequestForm
          operationId={crypto.randomUUID()}
          locale={locale}
          words={messagesFor(locale).access.form}
          sent={{ title: t("sent"), body: t("sentBody") }}
          memberships={firmMemberships.map((value) => ({
            value,
            label: people(`memberships.${value}`),
            hint: people(`membershipHints.${value}`),
          }))}
          jurisdictions={jurisdictions.map((value) => ({ value, label: t(`jurisdictions.${value}`) }))}
          texts={texts}
        />
        <div className="then">
          <p>{t.rich("defenders", { mail: mailLink })}</p>
          <p>
            <a href="/">{t("back")}</a>
          </p>
        </div>
      </div>
    </div>
  );
}
