import { getLocale, getTranslations } from "next-intl/server";
import { CommandForm } from "@/components/form/command-form";
import type { FormTexts } from "@/components/form/form-texts";
import { Section } from "@/components/ui/section";
import type { UserActor } from "@/lib/authz/actor";
import { todayIn } from "@/lib/dates";
import { formatDate } from "@/lib/i18n/format";
import type { PushDeviceView } from "@/lib/notify/queries";
import { removePushDevice } from "./actions";
import { PushHere } from "./push-here";

type Props = { reader: UserActor; publicKey: string; devices: readonly PushDeviceView[]; texts: FormTexts };

/** The devices that say that there is news, and this one's offer to. */
export async function PushSection({ reader, publicKey, devices, texts }: Props) {
  const [locale, t, named] = await Promise.all([
    getLocale(),
    getTranslations("noticeSettings.push"),
    getTranslations("account.devices"),
  ]);
  const nameOf = ({ browser, system }: PushDeviceView) =>
    named("onSystem", { browser: browser ?? named("someBrowser"), system: system ?? named("someSystem") });
  const words = {
    ...{ add: t("add"), adding: t("adding"), added: t("added"), denied: t("denied") },
    ...{ unsupported: t("unsupported"), failed: t("failed") },
  };
  return (
    <Section title={t("title")}>
      <p>{t("about")}</p>
      <PushHere
        userId={reader.userId}
        publicKey={publicKey}
        endpoints={devices.map(({ endpoint }) => endpoint)}
        words={words}
      />
      {devices.length > 0 ? (
        <>
          <h3>{t("devices")}</h3>
          <ul className="always">
            {devices.map((device) => (
              <li key={device.id}>
                <b>{nameOf(device)}</b>
                <span>
                  {t("since", { day: formatDate(locale, todayIn(reader.timeZone, device.createdAt)) })}
                </span>
                <CommandForm
                  action={removePushDevice}
                  subjectId={reader.userId}
                  operationId={crypto.randomUUID()}
                  hidden={{ deviceId: device.id }}
                  submit={t("remove")}
                  pending={t("removing")}
                  tone="quiet"
                  label={`${t("remove")}: ${nameOf(device)}`}
                  done={t("removed")}
                  texts={texts}
                />
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </Section>
  );
}
