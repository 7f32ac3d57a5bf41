import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CommandForm } from "@/components/form/command-form";
import { formTexts } from "@/components/form/form-texts";
import { linkView } from "@/lib/people/queries";
import { DeadLink } from "../../dead-link";
import { resetPassword } from "../actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("public.reset"))("title") };
}

/** A new password by a mailed link. Opening the page does not use the link; sending the form does, once. */
export default async function ResetPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const [link, t, texts] = await Promise.all([
    linkView("reset", token),
    getTranslations("public.reset"),
    formTexts(),
  ]);
  if (link.state !== "open") {
    return (
      <DeadLink state={link.state}>
        <p>
          <a href="/reset">{t("again")}</a>
        </p>
      </DeadLink>
    );
  }
  return (
    <div className="enter">
      <div>
        <h1 className="h-public">{t("title")}</h1>
        <p className="said">{t("as", { email: link.email })}</p>
        <CommandForm
          action={resetPassword}
          subjectId={null}
          operationId={crypto.randomUUID()}
          texts={texts}
          hidden={{ token }}
          fields={[
            {
              kind: "password",
              name: "password",
              label: t("password"),
              hint: t("passwordHint"),
              autoComplete: "new-password",
              required: true,
            },
          ]}
          consequences={{ title: t("will"), items: [t("will1"), t("will2")], level: 2 }}
          submit={t("choose")}
          pending={t("choosing")}
          next="/sign-in?after=reset"
          wide
        />
      </div>
    </div>
  );
}
