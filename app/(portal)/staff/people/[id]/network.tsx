import { Details, Section } from "@/components/ui/section";
import { getTranslations } from "next-intl/server";
import type { NetworkView } from "@/lib/people/network/queries";
import { AwayDates } from "../../../account/network/away-dates";
import { NetworkProfileForm } from "../../../account/network/profile-form";
import type { PersonPart } from "./place-line";

/** A Defender's days away and profile, kept by staff for whoever tells them by telephone. The Defender is told. */
export async function Network({ person, texts, locale, view }: PersonPart & { view: NetworkView }) {
  const t = await getTranslations("account.network");
  return (
    <>
      <Section title={t("away")}>
        <AwayDates userId={person.id} view={view} locale={locale} texts={texts} />
      </Section>
      <Section title={t("profile")}>
        <p>{t("told", { name: person.name })}</p>
        <Details summary={t("open")}>
          <NetworkProfileForm userId={person.id} view={view} texts={texts} />
        </Details>
      </Section>
    </>
  );
}
