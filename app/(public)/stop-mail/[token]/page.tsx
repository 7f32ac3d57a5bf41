import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CommandForm } from "@/components/form/command-form";
import { formTexts } from "@/components/form/form-texts";
import { readStopToken } from "@/lib/notify/stop-link";
import { stopMail } from "../actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("noticeSettings"))("stopping.title") };
}

/** Stops one kind of mail by the link that stands in it. Opening the page stops nothing: mail programs open links, too. */
export default async function StopMailPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const asked = readStopToken(token);
  const [t, texts] = await Promise.all([getTranslations("noticeSettings"), formTexts()]);
  return (
    <div className="enter">
      <div>
        <h1 className="h-public">{t(asked ? "stopping.title" : "stopping.dead")}</h1>
        {asked ? (
          <>
            <p className="said">
              {asked.what === "digest"
                ? t("stopping.askDigest")
                : t("stopping.ask", { group: t(`groups.${asked.what}.name`) })}
            </p>
            <CommandForm
              action={stopMail}
              subjectId={null}
              operationId={crypto.randomUUID()}
              hidden={{ token }}
              submit={t("stopping.submit")}
              pending={t("stopping.pending")}
              done={t("stopping.done")}
              texts={texts}
              wide
            />
          </>
        ) : (
          <p className="said">{t("stopping.deadBody")}</p>
        )}
        <div className="then">
          <p>
            <a href="/account/notices">{t("open")}</a>
          </p>
        </div>
      </div>
    </div>
  );
}
