import { getTranslations } from "next-intl/server";
import { Section } from "@/components/ui/section";
import { officeToday } from "@/lib/calendar";
import { now } from "@/lib/clock";
import { compareDates } from "@/lib/dates";
import { formatDate } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locale";
import type { MemberView, OrganizationView } from "@/lib/organizations/queries";

type Props = {
  organization: OrganizationView;
  /** The reader may open the pages of people. */
  linked: boolean;
  locale: Locale;
};

/** Who is of it and who was, each with the days. */
export async function Members({ organization, linked, locale }: Props) {
  const t = await getTranslations();
  const days = ({ from, to }: MemberView) => {
    const [first, last] = [formatDate(locale, from), to && formatDate(locale, to)];
    if (last) return t("people.person.until", { from: first, to: last });
    const coming = compareDates(from, officeToday(now())) > 0;
    return t(coming ? "people.person.from" : "people.person.since", { from: first });
  };
  return (
    <Section title={t("organizations.members")} first>
      {organization.members.length === 0 ? <p className="quiet">{t("organizations.noMembers")}</p> : null}
      <ul className="plain">
        {organization.members.map((member) => (
          <li key={member.id} className={member.over ? "quiet" : undefined}>
            {linked ? <a href={`/staff/people/${member.userId}`}>{member.name}</a> : <b>{member.name}</b>},{" "}
            {t(`people.roleNames.${member.kind}`)}, {days(member)}
            {member.disabled ? `, ${t("organizations.disabled")}` : null}
          </li>
        ))}
      </ul>
    </Section>
  );
}
