import { getLocale, getTranslations } from "next-intl/server";
import { CommandForm } from "@/components/form/command-form";
import type { FormTexts } from "@/components/form/form-texts";
import { Badge } from "@/components/ui/badge";
import type { UserActor } from "@/lib/authz/actor";
import { formatTime } from "@/lib/i18n/format";
import { noticeHref } from "@/lib/notify/links";
import type { NoticeView } from "@/lib/notify/queries";
import { noticeSentence } from "@/lib/notify/wording";
import { markNotice } from "./actions";

type Props = { notice: NoticeView; reader: UserActor; texts: FormTexts };

/** What was said, at what time, and whether it is new; a link, where it leads to a page that the reader may open. */
export async function NoticeRow({ notice, reader, texts }: Props) {
  const [locale, t] = await Promise.all([getLocale(), getTranslations("cases.notices")]);
  const { id, kind, params, code, at, readAt } = notice;
  const words = noticeSentence(locale, kind, params, { code: code ?? "", timeZone: reader.timeZone });
  const href = noticeHref(notice);
  const act = t(readAt ? "markUnread" : "markRead");
  return (
    <li className={readAt ? undefined : "new"}>
      <span className="notices__said">
        {href ? <a href={href}>{words}</a> : <span>{words}</span>}
        <span className="quiet small">
          <time dateTime={at.toISOString()}>{formatTime(locale, at, reader.timeZone)}</time>{" "}
          {readAt ? null : <Badge>{t("unread")}</Badge>}
        </span>
      </span>
      <CommandForm
        key={readAt ? "read" : "new"}
        action={markNotice}
        subjectId={reader.userId}
        operationId={crypto.randomUUID()}
        hidden={{ noticeId: id, read: readAt === null }}
        submit={act}
        pending={t("marking")}
        tone="quiet"
        named={`${act}: ${words}`}
        texts={texts}
      />
    </li>
  );
}
