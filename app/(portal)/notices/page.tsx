import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { CommandForm } from "@/components/form/command-form";
import { formTexts } from "@/components/form/form-texts";
import { Badge } from "@/components/ui/badge";
import { Empty } from "@/components/ui/section";
import { formatInstant } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locale";
import { noticeHref } from "@/lib/notify/links";
import { noticesView, type NoticeView } from "@/lib/notify/queries";
import { noticeSentence } from "@/lib/notify/wording";
import { pageActor } from "@/lib/web/page";
import { readNotification } from "./actions";
import { HelpLink } from "../help-link";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("shell"))("nav.notices") };
}

/** What the reader was told, newest first: the same sentences that went by mail. */
export default async function NoticesPage() {
  const actor = await pageActor("/notices", "/notices");
  const [locale, t, notices, texts] = await Promise.all([
    getLocale(),
    getTranslations("cases.notices"),
    noticesView(actor),
    formTexts(),
  ]);
  const newest = notices[0];
  const unread = notices.some((notice) => !notice.readAt);
  return (
    <>
      <header className="list-head">
        <h1>{t("title")}</h1>
      </header>
      {notices.length === 0 ? (
        <Empty title={t("empty")}>
          <p>{t("emptyBody")}</p>
          <HelpLink />
        </Empty>
      ) : null}
      {newest && unread ? (
        <CommandForm
          action={readNotification}
          subjectId={actor.userId}
          operationId={crypto.randomUUID()}
          hidden={{ upTo: newest.at.toISOString() }}
          submit={t("markAll")}
          pending={t("marking")}
          tone="second"
          texts={texts}
        />
      ) : null}
      <ul className="notices">
        {notices.map((notice) => (
          <li key={notice.id}>
            <Sentence notice={notice} locale={locale} timeZone={actor.timeZone} />
            <span className="quiet small">
              <time dateTime={notice.at.toISOString()}>
                {formatInstant(locale, notice.at.toISOString(), actor.timeZone)}
              </time>{" "}
              {notice.readAt ? null : <Badge>{t("unread")}</Badge>}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

type SentenceProps = { notice: NoticeView; locale: Locale; timeZone: string };

/** A link, where it leads to a page that the reader may open. */
function Sentence({ notice, locale, timeZone }: SentenceProps) {
  const { kind, params, code } = notice;
  const words = noticeSentence(locale, kind, params, { code: code ?? "", timeZone });
  const href = noticeHref(notice);
  return href ? <a href={href}>{words}</a> : <span>{words}</span>;
}
