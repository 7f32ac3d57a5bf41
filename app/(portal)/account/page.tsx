import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { CommandForm } from "@/components/form/command-form";
import { formTexts } from "@/components/form/form-texts";
import { Notice } from "@/components/ui/notice";
import { Facts, Section } from "@/components/ui/section";
import { isStaff, type UserActor } from "@/lib/authz/actor";
import { mayOpen } from "@/lib/authz/pages";
import { idleMinutes } from "@/lib/auth/session-limits";
import { todayIn } from "@/lib/dates";
import { formatDate } from "@/lib/i18n/format";
import { oneTimeKindsOf, oneTimePages } from "@/lib/people/one-time/kinds";
import { oneTimeView } from "@/lib/people/one-time/queries";
import { writtenPhone } from "@/lib/people/phone";
import { accountView } from "@/lib/people/queries";
import type { OneTimeKind } from "@/lib/templates/subject";
import { pageActor } from "@/lib/web/page";
import { SignOut } from "../sign-out";
import { changeProfile } from "./actions";
import { NewEmail } from "./new-email";
import { profileFields } from "./profile-fields";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("shell"))("account") };
}

type Props = { searchParams: Promise<{ after?: string | string[] }> };

/** The reader's own account: how the portal speaks to them, their one-time agreement, their password, leaving. */
export default async function AccountPage({ searchParams }: Props) {
  const actor = await pageActor("/account", "/account");
  const { after } = await searchParams;
  const [t, texts, view] = await Promise.all([getTranslations(), formTexts(), accountView(actor)]);
  const word = (key: string) => t(key as Parameters<typeof t>[0]);
  const roles = [...actor.staffRoles, ...new Set(actor.memberships.map(({ kind }) => kind))];
  const { version, name, email, organizations } = view;
  return (
    <>
      <header className="list-head">
        <h1>{t("shell.account")}</h1>
      </header>
      {after === "email" ? (
        <Notice tone="done" title={t("account.newEmail.changed")} role="status">
          <p>{t("account.newEmail.now", { email })}</p>
        </Notice>
      ) : null}
      <div className="split">
        <div>
          <Section title={t("account.profile")} first>
            <CommandForm
              action={changeProfile}
              subjectId={actor.userId}
              operationId={crypto.randomUUID()}
              hidden={{ version }}
              fields={profileFields(word, { ...view, phone: view.phone && writtenPhone(view.phone) })}
              submit={t("account.save")}
              pending={t("account.saving")}
              done={t("account.saved")}
              texts={texts}
              keep
            />
          </Section>
          <NewEmail actor={actor} texts={texts} />
        </div>
        <aside className="aside">
          <Section title={name} first>
            <Facts
              stack
              facts={[
                { term: t("account.facts.email"), fact: email },
                ...(organizations.length > 0
                  ? [{ term: t("account.facts.organization"), fact: organizations.join(", ") }]
                  : []),
                {
                  term: t("account.facts.role"),
                  fact: roles.map((role) => word(`people.roleNames.${role}`)).join(", "),
                },
              ]}
            />
            <p className="quiet small">{t("account.nameHint")}</p>
          </Section>
          {oneTimeKindsOf(actor).map((kind) => (
            <OneTimeAgreement key={kind} kind={kind} actor={actor} />
          ))}
          {mayOpen("/account/counsel", actor) ? (
            <Section title={t("account.counsel.title")}>
              <p>{t("account.counsel.short")}</p>
              <p className="lone">
                <a href="/account/counsel">{t("account.counsel.openPage")}</a>
              </p>
            </Section>
          ) : null}
          {mayOpen("/account/network", actor) ? (
            <Section title={t("account.network.title")}>
              <p>{t("account.network.short")}</p>
              <p className="lone">
                <a href="/account/network">{t("account.network.openPage")}</a>
              </p>
            </Section>
          ) : null}
          <Section title={t("account.security.title")}>
            <p>{t("account.security.short")}</p>
            <p className="lone">
              <a href="/account/security">{t("account.security.open")}</a>
            </p>
          </Section>
          <Section title={t("account.password")}>
            <p>{t("account.passwordBody")}</p>
            <p className="lone">
              <a href="/reset">{t("account.passwordOpen")}</a>
            </p>
          </Section>
          <Section title={t("account.leave")}>
            <p>{t("account.leaveBody", { minutes: idleMinutes(isStaff(actor)) })}</p>
            <p className="lone">
              <a href="/account/devices">{t("account.devicesOpen")}</a>
            </p>
            <SignOut />
          </Section>
        </aside>
      </div>
    </>
  );
}

/** What is signed once: when it was, or not yet; and the way to it. */
async function OneTimeAgreement({ kind, actor }: { kind: OneTimeKind; actor: UserActor }) {
  const [t, locale, { signed, due }] = await Promise.all([
    getTranslations("account.oneTime"),
    getLocale(),
    oneTimeView(actor.userId, kind),
  ]);
  const day = signed && formatDate(locale, todayIn(actor.timeZone, signed.at));
  return (
    <Section title={t(`${kind}.title`)}>
      <p>
        {day ? <b>{t("signed", { day, number: signed.version.number })}</b> : null}
        {!day ? <b>{t("unsigned")}</b> : null} {due && day ? t("anew") : null}
      </p>
      <p>{t(`${kind}.body`)}</p>
      <p className="lone">
        <a href={oneTimePages[kind]}>{t(due ? "sign" : "read")}</a>
      </p>
    </Section>
  );
}
