import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { BrowserZone } from "@/components/form/browser-zone";
import { CommandForm } from "@/components/form/command-form";
import { formTexts } from "@/components/form/form-texts";
import { linkView } from "@/lib/people/queries";
import { DeadLink } from "../../dead-link";
import { mailLink } from "../../mail-link";
import { acceptInvitation } from "../actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("shell"))("signIn") };
}

/** Joining by a mailed link: a password is chosen, and the profile takes the language of the page it was chosen on. */
export default async function InvitationPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const [locale, link, t, reset, texts] = await Promise.all([
    getLocale(),
    linkView("invitation", token),
    getTranslations("public.invitation"),
    getTranslations("public.reset"),
    formTexts(),
  ]);
  if (link.state !== "open") {
    return (
      <DeadLink state={link.state}>
        <p>{t.rich("ask", { mail: (address) => mailLink(address) })}</p>
      </DeadLink>
    );
  }
  return (
    <div className="enter">
      <div>
        <h1 className="h-public">{t("title", { name: link.name })}</h1>
        <p className="said">
          {t("intro")} {t("account", { email: link.email })}
        </p>
        <CommandForm
          action={acceptInvitation}
          subjectId={null}
          operationId={crypto.randomUUID()}
          texts={texts}
          hidden={{ token, locale }}
          fields={[
            {
              kind: "password",
              name: "password",
              label: t("password"),
              hint: reset("passwordHint"),
              autoComplete: "new-password",
              required: true,
            },
          ]}
          submit={t("submit")}
          pending={t("pending")}
          next="/sign-in?after=joined"
          wide
        >
          <BrowserZone name="timeZone" />
        </CommandForm>
      </div>
    </div>
  );
}
