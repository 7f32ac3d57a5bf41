import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CommandForm } from "@/components/form/command-form";
import { formTexts } from "@/components/form/form-texts";
import { requestReset } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("public.reset"))("title") };
}

/** Asks for a link by mail. What is said is the same for an address that nobody has. */
export default async function AskForResetPage() {
  const [t, texts] = await Promise.all([getTranslations("public.reset"), formTexts()]);
  return (
    <div className="enter">
      <div>
        <h1 className="h-public">{t("title")}</h1>
        <p className="said">{t("ask")}</p>
        <CommandForm
          action={requestReset}
          subjectId={null}
          operationId={crypto.randomUUID()}
          texts={texts}
          fields={[
            { kind: "email", name: "email", label: t("email"), autoComplete: "username", required: true },
          ]}
          submit={t("submit")}
          pending={t("pending")}
          done={t("asked")}
          wide
        />
        <div className="then">
          <p>
            <a href="/sign-in">{t("back")}</a>
          </p>
        </div>
      </div>
    </div>
  );
}
