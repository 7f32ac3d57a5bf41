import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { Instant } from "@/components/case/instant";
import { CommandForm } from "@/components/form/command-form";
import { formTexts } from "@/components/form/form-texts";
import { Badge } from "@/components/ui/badge";
import { Section } from "@/components/ui/section";
import { todayIn } from "@/lib/dates";
import { formatDate } from "@/lib/i18n/format";
import { devicesView, type DeviceRow } from "@/lib/people/device-queries";
import { pageActor } from "@/lib/web/page";
import { SignOut } from "../../sign-out";
import { closeSession, signOutDevice, signOutOthers } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("account.devices"))("title") };
}

/** Where the reader is signed in, and the end of it: one device, or all but this one. */
export default async function DevicesPage() {
  const actor = await pageActor("/account/devices", "/account/devices");
  const [locale, t, texts, devices] = await Promise.all([
    getLocale(),
    getTranslations("account.devices"),
    formTexts(),
    devicesView(actor),
  ]);
  const nameOf = ({ browser, system }: DeviceRow) =>
    t("onSystem", { browser: browser ?? t("someBrowser"), system: system ?? t("someSystem") });
  const signingOut = (device: DeviceRow) => (
    <CommandForm
      {...(device.deviceId
        ? { action: signOutDevice, hidden: { deviceId: device.deviceId } }
        : { action: closeSession, hidden: { sessionId: device.sessionId } })}
      subjectId={actor.userId}
      operationId={crypto.randomUUID()}
      submit={t("signOut")}
      pending={t("signingOut")}
      tone="quiet"
      named={t("signOutName", { device: nameOf(device) })}
      done={t("signedOut")}
      texts={texts}
    />
  );
  return (
    <>
      <header className="list-head">
        <h1>{t("title")}</h1>
      </header>
      <p className="prose">{t("lead")}</p>
      <table className="table table--cards">
        <thead>
          <tr>
            <th scope="col">{t("columns.device")}</th>
            <th scope="col">{t("columns.since")}</th>
            <th scope="col">{t("columns.used")}</th>
            <th scope="col">{t("columns.act")}</th>
          </tr>
        </thead>
        <tbody>
          {devices.map((device) => (
            <tr key={device.deviceId ?? device.sessionId}>
              <th scope="row">
                {nameOf(device)} {device.current ? <Badge>{t("this")}</Badge> : null}
                {device.rememberedUntil ? (
                  <>
                    <br />
                    <small className="quiet">
                      {t("remembered", {
                        day: formatDate(locale, todayIn(actor.timeZone, device.rememberedUntil)),
                      })}
                    </small>
                  </>
                ) : null}
              </th>
              <td data-label={t("columns.since")}>
                {device.since ? (
                  <Instant at={device.since} zone={actor.timeZone} locale={locale} />
                ) : (
                  t("notIn")
                )}
              </td>
              <td data-label={t("columns.used")}>
                <Instant at={device.lastUsedAt} zone={actor.timeZone} locale={locale} />
              </td>
              <td>{device.current ? <SignOut /> : signingOut(device)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {devices.length > 1 ? (
        <div className="form-column">
          <CommandForm
            action={signOutOthers}
            subjectId={actor.userId}
            operationId={crypto.randomUUID()}
            submit={t("others")}
            pending={t("signingOut")}
            tone="second"
            confirm={{
              title: t("othersTitle"),
              body: t("othersBody"),
              submit: t("othersSure"),
              cancel: t("cancel"),
            }}
            done={t("othersDone")}
            texts={texts}
          />
        </div>
      ) : (
        <p className="quiet">{t("alone")}</p>
      )}
      <Section title={t("strange")}>
        <p>{t("strangeBody")}</p>
        <p className="lone">
          <a href="/reset">{t("strangeOpen")}</a>
        </p>
        <p className="lone">
          <a href="/account">{t("back")}</a>
        </p>
      </Section>
    </>
  );
}
