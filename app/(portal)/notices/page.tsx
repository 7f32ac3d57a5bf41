import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { CommandForm } from "@/components/form/command-form";
import { formTexts } from "@/components/form/form-texts";
import { Pages, Tabs } from "@/components/ui/navigation";
import { Empty, Section } from "@/components/ui/section";
import { now } from "@/lib/clock";
import { plusDays, todayIn, type PlainDate } from "@/lib/dates";
import { formatDate } from "@/lib/i18n/format";
import { noticesView, type NoticeView } from "@/lib/notify/queries";
import { readCursor } from "@/lib/web/cursor";
import { pageActor } from "@/lib/web/page";
import { readNotification } from "./actions";
import { HelpLink } from "../help-link";
import { NoticeRow } from "./notice-row";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("shell"))("nav.notices") };
}

type Query = Record<string, string | string[] | undefined>;

/** What the reader was told, by day, newest first: the same sentences that go by mail. */
export default async function NoticesPage({ searchParams }: { searchParams: Promise<Query> }) {
  const actor = await pageActor("/notices", "/notices");
  const query = await searchParams;
  const unread = query.show === "new";
  const after = readCursor(query.after);
  const [locale, t, words, { notices, next }, texts] = await Promise.all([
    getLocale(),
    getTranslations("cases.notices"),
    getTranslations("noticeSettings"),
    noticesView(actor, { unread }, after),
    formTexts(),
  ]);
  const base = unread ? "/notices?show=new" : "/notices";
  const newest = notices[0];
  const today = todayIn(actor.timeZone, now());
  const dayWord = (day: PlainDate) =>
    day === today
      ? t("today")
      : day === plusDays(today, -1)
        ? t("yesterday")
        : formatDate(locale, day, "long");
  return (
    <>
      <header className="list-head">
        <h1>{t("title")}</h1>
        <a href="/account/notices">{words("open")}</a>
      </header>
      <Tabs
        label={t("filter")}
        tabs={[
          { href: "/notices", label: t("all"), current: !unread },
          { href: "/notices?show=new", label: t("onlyUnread"), current: unread },
        ]}
      />
      {newest && !after && notices.some(({ readAt }) => !readAt) ? (
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
      {notices.length === 0 ? (
        <Empty title={t(unread ? "allRead" : "empty")}>
          <p>{t(unread ? "allReadBody" : "emptyBody")}</p>
          {unread ? null : <HelpLink />}
        </Empty>
      ) : null}
      {byDay(notices, actor.timeZone).map(([day, ofDay], index) => (
        <Section key={day} title={dayWord(day)} first={index === 0}>
          <ul className="notices">
            {ofDay.map((notice) => (
              <NoticeRow key={notice.id} notice={notice} reader={actor} texts={texts} />
            ))}
          </ul>
        </Section>
      ))}
      <Pages
        position={t("shown", { count: notices.length })}
        firstHref={after ? base : undefined}
        nextHref={next ? `${base}${unread ? "&" : "?"}after=${next.at.getTime()}.${next.id}` : undefined}
      />
    </>
  );
}

/** In the order in which they come: each day of the reader's own once. */
function byDay(notices: readonly NoticeView[], timeZone: string): [PlainDate, NoticeView[]][] {
  const days = new Map<PlainDate, NoticeView[]>();
  for (const notice of notices) {
    const day = todayIn(timeZone, notice.at);
    days.set(day, [...(days.get(day) ?? []), notice]);
  }
  return [...days];
}
