import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { redirect } from "next/navigation";
import { formTexts, passkeyTexts } from "@/components/form/form-texts";
import { Notice } from "@/components/ui/notice";
import { currentActor } from "@/lib/auth/current";
import { deviceHash } from "@/lib/auth/device";
import { rememberedPhone } from "@/lib/auth/remembered";
import { homeOf } from "@/lib/authz/pages";
import { pathAfterSignIn } from "@/lib/web/path";
import { DemoAccounts } from "./demo-accounts";
import { demoEntries } from "./demo-entries";
import { PasskeySignIn } from "./passkey-sign-in";
import { minutesMark } from "./post-sign-in";
import { RememberedPhone } from "./remembered-phone";
import { SignInForm } from "./sign-in-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("public.signIn"))("title") };
}

type Props = {
  searchParams: Promise<{ next?: string | string[]; after?: string | string[]; with?: string | string[] }>;
};

/**
 * A passkey, or address and password and then the second step; on a phone that is remembered, the second step alone. In
 * a demo, one account of each role with one click.
 */
export default async function SignInPage({ searchParams }: Props) {
  const { next: wanted, after, with: by } = await searchParams;
  // Somebody who is signed in goes on; while nobody can say who they are, the form says so when it is sent.
  const actor = await currentActor().catch(() => null);
  if (actor) redirect(wanted === undefined ? homeOf(actor) : pathAfterSignIn(wanted));
  // Which page is their first is known once they are signed in.
  const next = wanted === undefined ? "/sign-in" : pathAfterSignIn(wanted);
  const [locale, t, texts, passkey] = await Promise.all([
    getLocale(),
    getTranslations("public.signIn"),
    formTexts(),
    passkeyTexts(),
  ]);
  const query = wanted === undefined ? "" : `?next=${encodeURIComponent(next)}`;
  const second = `/sign-in/confirm${query}`;
  const phone =
    by === "password" || after ? null : await rememberedPhone(await deviceHash()).catch(() => null);
  const demo = demoEntries(locale);
  return (
    <div className="enter">
      <div>
        <h1 className="h-public">{t("title")}</h1>
        {after === "joined" ? (
          <Notice tone="done" title={t("joined")}>
            {t("joinedBody")}
          </Notice>
        ) : null}
        {after === "reset" ? (
          <Notice tone="done" title={t("reset")}>
            {t("resetBody")}
          </Notice>
        ) : null}
        <PasskeySignIn next={next} label={t("passkey")} texts={passkey} />
        <p className="or">{t("or")}</p>
        {phone ? (
          <RememberedPhone
            phone={phone}
            next={next}
            password={`/sign-in${query === "" ? "?" : `${query}&`}with=password`}
            texts={texts}
          />
        ) : (
          <>
            <SignInForm
              next={second}
              operationId={crypto.randomUUID()}
              texts={texts}
              words={{
                email: t("email"),
                password: t("password"),
                submit: t("submit"),
                pending: t("pending"),
                wrong: t("wrong"),
                limited: t("limited", { minutes: minutesMark }),
                unavailable: t("unavailable"),
              }}
            />
            <div className="then">
              <p>{t("then")}</p>
              <p>
                <a href="/reset">{t("cannot")}</a>
              </p>
              <p>{t.rich("noAccount", { ask: (words) => <a href="/request-access">{words}</a> })}</p>
            </div>
          </>
        )}
      </div>
      {demo ? (
        <section className="demo" aria-labelledby="demo-title">
          <div className="section__head">
            <h2 id="demo-title">{t("demo.title")}</h2>
            <span className="badge">{t("demo.badge")}</span>
          </div>
          <p>{t("demo.intro")}</p>
          <DemoAccounts
            entries={demo.entries}
            password={demo.password}
            next={next}
            second={second}
            texts={{ changed: t("demo.changed"), unavailable: t("unavailable") }}
          />
          <p>{t.rich("demo.password", { password: () => <b>{demo.password}</b> })}</p>
          <p>
            {demo.inbox
              ? t.rich("demo.inbox", { inbox: (words) => <a href={demo.inbox}>{words}</a> })
              : t("demo.noInbox")}
          </p>
        </section>
      ) : null}
    </div>
  );
}
