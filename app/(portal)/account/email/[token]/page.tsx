import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CommandForm } from "@/components/form/command-form";
import { formTexts } from "@/components/form/form-texts";
import { Notice } from "@/components/ui/notice";
import { newEmailView } from "@/lib/people/queries";
import { pageActor } from "@/lib/web/page";
import { changeEmail } from "../../actions";

type Props = { params: Promise<{ token: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("account.newEmail"))("title") };
}

/** Where the link leads that was mailed to a new address. Opening the page does not use it; sending the form does, once. */
export default async function NewEmailPage({ params }: Props) {
  const { token } = await params;
  const actor = await pageActor("/account/email/[token]", `/account/email/${encodeURIComponent(token)}`);
  const [link, t, texts] = await Promise.all([
    newEmailView(actor, token),
    getTranslations("account.newEmail"),
    formTexts(),
  ]);
  return (
    <>
      <header className="list-head">
        <h1>{t("title")}</h1>
        <a href="/account">{t("back")}</a>
      </header>
      <div className="form-column">
        {link.state === "open" ? (
          <>
            <p className="prose">{t("confirm", { email: link.email, before: actor.email })}</p>
            <CommandForm
              action={changeEmail}
              subjectId={actor.userId}
              operationId={crypto.randomUUID()}
              hidden={{ token }}
              consequences={{ title: t("will"), items: [t("will1"), t("will2"), t("will3")], level: 2 }}
              submit={t("change")}
              pending={t("changing")}
              next="/account?after=email"
              texts={texts}
              wide
            />
          </>
        ) : (
          <Notice title={t(link.state)}>
            <p>{t("again")}</p>
          </Notice>
        )}
      </div>
    </>
  );
}
