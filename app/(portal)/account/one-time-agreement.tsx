import { getLocale, getTranslations } from "next-intl/server";
import { SigningFields } from "@/components/case/signing-fields";
import { signingWords } from "@/components/case/signing-words";
import { CommandForm } from "@/components/form/command-form";
import { formTexts } from "@/components/form/form-texts";
import { Notice } from "@/components/ui/notice";
import { Empty } from "@/components/ui/section";
import type { UserActor } from "@/lib/authz/actor";
import { formatDate, formatInstant } from "@/lib/i18n/format";
import { todayIn } from "@/lib/dates";
import { oneTimeView } from "@/lib/people/one-time/queries";
import { disclosure } from "@/lib/templates/disclosure";
import type { OneTimeKind } from "@/lib/templates/subject";
import { signOneTimeAgreement } from "./actions";
import { OneTimeText } from "./one-time-text";

/** How each is spoken of. */
const wordsOf = { ADVOCATE_AGREEMENT: "general", NETWORK_TERMS: "network" } as const;

type Props = { kind: OneTimeKind; actor: UserActor };

/** A one-time agreement: read, signed once, and kept here. */
export async function OneTimeAgreement({ kind, actor }: Props) {
  const [locale, whole, t, texts] = await Promise.all([
    getLocale(),
    getTranslations(),
    getTranslations("agreement"),
    formTexts(),
  ]);
  const { newest, signed, due } = await oneTimeView(actor.userId, kind);
  const words = wordsOf[kind];
  if (!newest) return <Empty title={t(`${words}.none`)} />;
  const zone = actor.timeZone;
  const shown = due || !signed ? newest : signed.version;
  const { version } = disclosure;
  return (
    <>
      <header className="contract__head">
        <h1>{t(`${words}.title`)}</h1>
        <p>
          {t(`${words}.version`, {
            number: shown.number,
            when: formatDate(locale, todayIn(zone, shown.publishedAt)),
          })}
        </p>
      </header>
      <p className="prose quiet">{t(`${words}.intro`)}</p>
      <p className="lone">
        <a href="/account">{whole("account.network.back")}</a>
      </p>
      <div className="signing">
        <OneTimeText
          version={shown}
          before={due ? (signed?.version ?? null) : null}
          locale={locale}
          title={t(`${words}.title`)}
          t={t}
        />
        <div className="form-sign">
          {signed ? (
            <Notice
              tone={due ? "plain" : "done"}
              title={t(`${words}.signed`, {
                number: signed.version.number,
                when: formatInstant(locale, signed.at, zone),
              })}
            >
              <p className="hash hash--whole small">{t(`${words}.signedHash`, { hash: signed.hash })}</p>
              {due ? <p>{t(`${words}.mustAnew`, { number: signed.version.number })}</p> : null}
              {!due && newest.number > signed.version.number ? <p>{t(`${words}.may`)}</p> : null}
            </Notice>
          ) : (
            <Notice tone="turn" title={t(`${words}.must`)}>
              {t(`${words}.mustBody`)}
            </Notice>
          )}
          {due ? (
            <CommandForm
              action={signOneTimeAgreement}
              subjectId={actor.userId}
              operationId={crypto.randomUUID()}
              hidden={{
                ...{ templateVersionId: newest.id, hash: newest.hash },
                ...{ consentVersion: version, consentLocale: locale },
              }}
              submit={t(`${words}.submit`)}
              pending={t("sign.pending")}
              wide
              consequences={{
                title: t(`${words}.willTitle`),
                items: [t(`${words}.will1`), t(`${words}.will2`)],
              }}
              done={t(`${words}.done`)}
              texts={texts}
              label={t(`${words}.title`)}
            >
              <SigningFields
                {...signingWords(t, {
                  ...{ actor, locale },
                  read: t(`${words}.readHint`, { count: newest.clauses.length }),
                  nameHint: t(`${words}.nameHint`, { name: actor.name }),
                })}
              />
            </CommandForm>
          ) : null}
        </div>
      </div>
    </>
  );
}
