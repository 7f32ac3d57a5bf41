import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { formTexts } from "@/components/form/form-texts";
import { Section } from "@/components/ui/section";
import { networkView } from "@/lib/people/network/queries";
import { pageActor } from "@/lib/web/page";
import { AwayDates } from "./away-dates";
import { NetworkProfileForm } from "./profile-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("account.network"))("title") };
}

/** What a Defender says of themselves to whoever looks for somebody for a case. Days away change most: they come first. */
export default async function NetworkPage() {
  const actor = await pageActor("/account/network", "/account/network");
  const [locale, t, texts, view] = await Promise.all([
    getLocale(),
    getTranslations("account.network"),
    formTexts(),
    networkView(actor.userId),
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
        <Section title={t("away")} first>
          <AwayDates userId={actor.userId} view={view} locale={locale} texts={texts} />
        </Section>
        <Section title={t("profile")}>
          <NetworkProfileForm userId={actor.userId} view={view} texts={texts} />
        </Section>
      </div>
    </>
  );
}
