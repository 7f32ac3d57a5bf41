import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { SigningFields } from "@/components/case/signing-fields";
import { CommandForm } from "@/components/form/command-form";
import { formTexts } from "@/components/form/form-texts";
import { Notice } from "@/components/ui/notice";
import { Empty } from "@/components/ui/section";
import { isRecent } from "@/lib/authz/proof";
import { now } from "@/lib/clock";
import { formatDate, formatInstant } from "@/lib/i18n/format";
import { todayIn } from "@/lib/dates";
import { advocateAgreementView } from "@/lib/people/agreement-queries";
import { disclosure } from "@/lib/templates/disclosure";
import { pageActor } from "@/lib/web/page";
import { signAdvocateAgreement } from "./actions";
import { AgreementText } from "./text";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("agreement"))("general.title") };
}

/** The one-time Advocate Agreement: read, signed once, and kept here. */
export default async function AdvocateAgreementPage() {
  const actor = await pageActor("/account/agreement", "/account/agreement");
  const [locale, t, texts] = await Promise.all([getLocale(), getTranslations("agreement"), formTexts()]);
  const { newest, signed, due } = await advocateAgreementView(actor);
  if (!newest) return <Empty title={t("general.none")} />;
  const zone = actor.timeZone;
  const shown = due || !signed ? newest : signed.version;
  const { version } = disclosure;
  return (
    <>
      <header className="contract__head">
        <h1>{t("general.title")}</h1>
        <p>
          {t("general.version", {
            number: shown.number,
            when: formatDate(locale, todayIn(zone, shown.publishedAt)),
          })}
        </p>
      </header>
      <p className="prose quiet">{t("general.intro")}</p>
      <div className="signing">
        <AgreementText
          version={shown}
          before={due ? (signed?.version ?? null) : null}
          locale={locale}
          t={t}
        />
        <div className="form-sign">
          {signed ? (
            <Notice
              tone={due ? "plain" : "done"}
              title={t("general.signed", {
                number: signed.version.number,
                when: formatInstant(locale, signed.at, zone),
              })}
            >
              <p className="hash hash--whole small">{t("general.signedHash", { hash: signed.hash })}</p>
              {due ? <p>{t("general.mustAnew", { number: signed.version.number })}</p> : null}
              {!due && newest.number > signed.version.number ? <p>{t("general.may")}</p> : null}
            </Notice>
          ) : (
            <p className="prose">{t("general.must")}</p>
          )}
          {due ? (
            <CommandForm
              action={signAdvocateAgreement}
              subjectId={actor.userId}
              operationId={crypto.randomUUID()}
              hidden={{
                ...{ templateVersionId: newest.id, hash: newest.hash },
                ...{ consentVersion: version, consentLocale: locale },
              }}
              submit={t("general.submit")}
              pending={t("sign.pending")}
              wide
              consequences={{
                title: t("general.willTitle"),
                items: [t("general.will1"), t("general.will2")],
              }}
              done={t("general.done")}
              texts={texts}
              label={t("general.title")}
            >
              <SigningFields
                steps={{
                  read: t("sign.steps.read"),
                  who: t("sign.steps.who"),
                  consent: t("sign.steps.consent"),
                  sign: t("sign.steps.sign"),
                }}
                read={t("general.readHint", { count: newest.clauses.length })}
                who={t(isRecent(actor.provenAt, now()) ? "sign.whoDone" : "sign.whoHint")}
                disclosure={{
                  label: t("sign.disclosure"),
                  paragraphs: disclosure[locale],
                  lang: locale,
                  accept: t("sign.accept", { version }),
                }}
                name={{ label: t("sign.name"), hint: t("general.nameHint", { name: actor.name }) }}
              />
            </CommandForm>
          ) : null}
        </div>
      </div>
    </>
  );
}
