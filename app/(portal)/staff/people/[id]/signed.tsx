import { getTranslations } from "next-intl/server";
import { Facts, Section } from "@/components/ui/section";
import { todayIn } from "@/lib/dates";
import { formatDate } from "@/lib/i18n/format";
import { oneTimeView } from "@/lib/people/one-time/queries";
import type { OneTimeKind } from "@/lib/templates/subject";
import type { PersonPart } from "./place-line";

/** What this person signs once, by what they are: signed when, or still to be signed. */
export async function Signed({ person, locale, zone }: PersonPart & { zone: string }) {
  const isLawyer = person.memberships.some(({ kind, over }) => kind === "LAWYER" && !over);
  const kinds: OneTimeKind[] = [
    ...(isLawyer ? (["ADVOCATE_AGREEMENT"] as const) : []),
    ...(person.isDefender ? (["NETWORK_TERMS"] as const) : []),
  ];
  if (kinds.length === 0) return null;
  const t = await getTranslations();
  const factOf = async (kind: OneTimeKind) => {
    const { signed, due } = await oneTimeView(person.id, kind);
    const day = signed && formatDate(locale, todayIn(zone, signed.at));
    return {
      term: t(`account.oneTime.${kind}.title`),
      fact: [
        day ? t("people.person.signedOn", { number: signed.version.number, day }) : "",
        due ? t(`people.person.${signed ? "signAnew" : "notSigned"}`) : "",
      ]
        .filter(Boolean)
        .join(". "),
    };
  };
  return (
    <Section title={t("people.person.signed")}>
      <Facts stack facts={await Promise.all(kinds.map(factOf))} />
    </Section>
  );
}
