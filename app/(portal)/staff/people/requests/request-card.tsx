import { getTranslations } from "next-intl/server";
import type { FormTexts } from "@/components/form/form-texts";
import { Notice } from "@/components/ui/notice";
import { Facts, Section } from "@/components/ui/section";
import type { Locale } from "@/lib/i18n/locale";
import { formatInstant } from "@/lib/i18n/format";
import type { LikeIt, RequestView } from "@/lib/people/access/queries";
import { writtenPhone } from "@/lib/people/phone";
import { ApproveForms, DeclineForm } from "./decision-forms";

type Props = {
  request: RequestView;
  organizations: readonly { id: string; name: string }[];
  /** The one of them that is meant; absent: none was chosen yet. */
  chosen?: string;
  reader: { locale: Locale; zone: string };
  texts: FormTexts;
};

/** One request: what they say of themselves, beside what is known, above the decision. */
export async function RequestCard({ request, organizations, chosen, reader, texts }: Props) {
  const t = await getTranslations();
  const word = (key: string) => t(key as Parameters<typeof t>[0]);
  const { account, people, organizations: firms, declinedBefore, counselIn } = request;
  const fact = (name: string, value: string) => ({ term: word(`access.staff.facts.${name}`), fact: value });
  const admitted = request.admissions.map(({ jurisdiction, number }) =>
    t("access.admitted", { jurisdiction: word(`access.jurisdictions.${jurisdiction}`), number }),
  );
  const nothing = !account && people.length + firms.length + counselIn.length + declinedBefore === 0;
  return (
    <Section
      title={request.name}
      aside={
        <span className="quiet">
          {t("access.staff.asked", { at: formatInstant(reader.locale, request.askedAt, reader.zone) })}
        </span>
      }
    >
      <div className="split">
        <div>
          <Facts
            facts={[
              fact("organization", request.organizationName),
              fact("role", word(`people.memberships.${request.membership}`)),
              fact("admissions", admitted.join("; ") || t("access.staff.noAdmissions")),
              fact("email", request.email),
              fact("phone", writtenPhone(request.phone)),
              fact("arrangement", word(`access.form.arrangements.${request.arrangement}`)),
              fact("heard", request.heard || t("access.staff.notSaid")),
              fact("language", word(`account.${request.locale}`)),
            ]}
          />
          <ApproveForms request={request} organizations={organizations} chosen={chosen} texts={texts} />
        </div>
        <aside className="aside">
          <Section title={t("access.staff.known")} first>
            <div className="stack known">
              {account ? (
                <Notice
                  tone="turn"
                  title={t(account.disabled ? "access.staff.accountDisabled" : "access.staff.account", {
                    name: account.name,
                  })}
                >
                  {t("access.staff.accountBody")}
                </Notice>
              ) : null}
              {counselIn.map(({ code, lead }) => (
                <p key={code}>
                  <a href={`/cases/${code}`}>{t("access.staff.counselIn", { code, lead })}</a>
                </p>
              ))}
              {declinedBefore > 0 ? <p>{t("access.staff.before", { count: declinedBefore })}</p> : null}
              <Likes title={t("access.staff.alikePeople")} likes={people} />
              <Likes title={t("access.staff.alikeOrganizations")} likes={firms} />
              {nothing ? <p className="quiet">{t("access.staff.nothing")}</p> : null}
            </div>
          </Section>
          <DeclineForm request={request} texts={texts} />
        </aside>
      </div>
    </Section>
  );
}

async function Likes({ title, likes }: { title: string; likes: readonly LikeIt[] }) {
  if (likes.length === 0) return null;
  const t = await getTranslations();
  return (
    <>
      <h3>{title}</h3>
      <ul>
        {likes.map(({ id, name, about, explanation }) => (
          <li key={id}>
            {t("access.staff.alike", { name, about, why: t(`review.explanations.${explanation}`) })}
          </li>
        ))}
      </ul>
    </>
  );
}
