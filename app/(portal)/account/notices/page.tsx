import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { CommandForm } from "@/components/form/command-form";
import { Field } from "@/components/form/field";
import { formTexts } from "@/components/form/form-texts";
import { Notice } from "@/components/ui/notice";
import { Section } from "@/components/ui/section";
import { now } from "@/lib/clock";
import { todayIn } from "@/lib/dates";
import { env } from "@/lib/env";
import { formatDate, formatInstant } from "@/lib/i18n/format";
import { placeOf } from "@/lib/i18n/place";
import { nextSlot } from "@/lib/notify/digest-time";
import { groupRow } from "@/lib/notify/groups";
import { groupsHeardBy } from "@/lib/notify/matrix";
import { planView, pushDevicesView } from "@/lib/notify/queries";
import { chosenFields } from "@/lib/notify/rules";
import { pageActor } from "@/lib/web/page";
import { chooseNotices } from "./actions";
import { digestFields, mailField, pushField } from "./fields";
import { PushSection } from "./push-section";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("noticeSettings"))("title") };
}

/** How notices reach the reader besides the portal: by group, the summary's hour, and what can't be turned off. */
export default async function NoticeSettingsPage() {
  const actor = await pageActor("/account/notices", "/account/notices");
  const publicKey = env().PUSH_PUBLIC_KEY;
  const [locale, t, texts, { plan, as, heldSince }, devices] = await Promise.all([
    getLocale(),
    getTranslations("noticeSettings"),
    formTexts(),
    planView(actor),
    publicKey ? pushDevicesView(actor) : [],
  ]);
  const word = (key: string) => t(key as Parameters<typeof t>[0]);
  const heard = groupsHeardBy(as);
  const open = heard.filter((group) => !groupRow(group).locked);
  const locked = heard.filter((group) => groupRow(group).locked);
  const chosen = chosenFields(plan, as);
  const next = nextSlot(plan, actor.timeZone, now());
  const place = placeOf(locale, actor.timeZone);
  return (
    <>
      <p className="back">
        <a href="/notices">{t("back")}</a>
      </p>
      <header className="list-head">
        <h1>{t("title")}</h1>
      </header>
      <p className="said">{t("intro")}</p>
      {heldSince ? (
        <Notice tone="danger" title={t("heldTitle")}>
          {t("held", { day: formatDate(locale, todayIn(actor.timeZone, heldSince)), email: actor.email })}
        </Notice>
      ) : null}
      <div className="split">
        <div>
          <CommandForm
            action={chooseNotices}
            subjectId={actor.userId}
            operationId={crypto.randomUUID()}
            hidden={{ version: plan.version }}
            submit={t("save")}
            pending={t("saving")}
            done={t("saved")}
            texts={texts}
            keep
          >
            <Section title={t("groupsTitle")} first>
              <div className="fieldset">
                {open.map((group) => (
                  <Field key={group} {...mailField(word, group, chosen)} />
                ))}
              </div>
            </Section>
            {publicKey ? (
              <Section title={t("push.which")}>
                <div className="fieldset">
                  {heard.map((group) => (
                    <Field key={group} {...pushField(word, group, chosen)} />
                  ))}
                </div>
              </Section>
            ) : null}
            <Section title={t("digest.title")}>
              <p className="quiet">{t("digest.about")}</p>
              <div className="fieldset">
                {digestFields(word, plan, t("digest.hourHint", { place })).map((field) => (
                  <Field key={field.name} {...field} />
                ))}
              </div>
              <p>
                {next
                  ? t("digest.next", { when: formatInstant(locale, next, actor.timeZone) })
                  : t("digest.none")}
              </p>
            </Section>
          </CommandForm>
        </div>
        <aside className="aside">
          <Section title={t("always")} first>
            <ul className="always">
              {locked.map((group) => (
                <li key={group}>
                  <b>{word(`groups.${group}.name`)}</b>
                  <span>{word(`groups.${group}.about`)}</span>{" "}
                  <span>{word(`locked.${groupRow(group).locked}`)}</span>
                </li>
              ))}
            </ul>
          </Section>
          {publicKey ? (
            <PushSection reader={actor} publicKey={publicKey} devices={devices} texts={texts} />
          ) : null}
          {actor.staffRoles.length > 0 ? (
            <p className="lone">
              <a href="/staff/notices">{t("matrix.title")}</a>
            </p>
          ) : null}
        </aside>
      </div>
    </>
  );
}
