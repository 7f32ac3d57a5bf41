import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { formTexts } from "@/components/form/form-texts";
import { counselView } from "@/lib/people/counsel/queries";
import { pageActor } from "@/lib/web/page";
import { CounselProfileForm } from "./counsel-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("account.counsel"))("title") };
}

/** Where an Advocate is admitted to practise, and how they work in Spanish. */
export default async function CounselPage() {
  const actor = await pageActor("/account/counsel", "/account/counsel");
  const [t, texts, view] = await Promise.all([
    getTranslations("account.counsel"),
    formTexts(),
    counselView(actor.userId),
  ]);
  if (!view) notFound();
  return (
    <>
      <header className="list-head">
        <h1>{t("title")}</h1>
        <a href="/account">{t("back")}</a>
      </header>
      <p className="prose">{t("lead")}</p>
      <div className="form-column">
        <CounselProfileForm userId={actor.userId} view={view} texts={texts} />
      </div>
    </>
  );
}
