import { randomUUID } from "node:crypto";
import { peopleAsActors } from "@/lib/authz/people";
import { now } from "@/lib/clock";
import { todayIn } from "@/lib/dates";
import { db } from "@/lib/db/client";
import { env } from "@/lib/env";
import { formatDate, formatInstant } from "@/lib/i18n/format";
import { withPlace } from "@/lib/i18n/place";
import { translator } from "@/lib/i18n/translate";
import { log } from "@/lib/log";
import { composeMail, type Mail } from "@/lib/mail/message";
import { attemptMail, type MailReader } from "@/lib/outbox/attempt";
import { mailedFrom } from "@/lib/outbox/mailed-from";
import { enqueueMail } from "@/lib/outbox/queue";
import { stopHref, stopPage } from "./deliver";
import { lastSlot } from "./digest-time";
import { noticeHref } from "./links";
import { plainPlan, type DigestTime } from "./plan";
import { noticesOfMail } from "./queries";
import { isStillTold } from "./recipients-today";
import { stopToken } from "./stop-link";
import { noticeSentence } from "./wording";

type Waiting = Partial<DigestTime> & { userId: string; timeZone: string; oldest: Date };

/**
 * Makes the summaries that are due, each with the job that mails it. A notice that its reader has seen in the portal
 * meanwhile is left out; with nothing to say there is no mail. Safe to repeat and to run on several workers at once:
 * a person has one summary for an hour, and a notice stands in one.
 * @returns how many were made
 */
export async function makeDigests(now: Date): Promise<number> {
  const waiting = await db().$queryRaw<Waiting[]>`
    SELECT n."userId", u."timeZone", min(n.at) AS oldest, p.rhythm, p.hour, p.weekday
    FROM "Notification" n JOIN "User" u ON u.id = n."userId" LEFT JOIN "NoticePlan" p ON p."userId" = n."userId"
    WHERE n."mailChoice" = 'digest' AND n."mailId" IS NULL AND n."readAt" IS NULL
      AND u."disabledAt" IS NULL AND u."passwordHash" IS NOT NULL
    GROUP BY n."userId", u."timeZone", p.rhythm, p.hour, p.weekday`;
  let made = 0;
  for (const { userId, timeZone, oldest, rhythm, hour, weekday } of waiting) {
    const time: DigestTime = rhythm
      ? { rhythm, hour: hour ?? plainPlan.hour, weekday: weekday ?? plainPlan.weekday }
      : plainPlan;
    const slot = lastSlot(time, timeZone, now);
    if (!slot || oldest > slot) continue;
    // One that fails is made at the next tick; the others do not wait for it.
    const done = await makeDigest(userId, slot).catch((error: unknown) => {
      log().error({ error }, "a summary could not be made");
      return false;
    });
    if (done) made += 1;
  }
  return made;
}

function makeDigest(userId: string, slot: Date): Promise<boolean> {
  return db().$transaction(async (tx) => {
    const id = randomUUID();
    const begun = await tx.$executeRaw`
      INSERT INTO "Mail" (id, "userId", kind, at, slot) VALUES (${id}::uuid, ${userId}::uuid, 'digest', ${slot}, ${slot})
      ON CONFLICT ("userId", slot) DO NOTHING`;
    if (begun === 0) return false;
    const { count } = await tx.notification.updateMany({
      where: { userId, mailChoice: "digest", mailId: null, readAt: null, at: { lte: slot } },
      data: { mailId: id },
    });
    if (count === 0) {
      await tx.mail.delete({ where: { id } });
      return false;
    }
    await enqueueMail(tx, "deliverDigest", { mailId: id }, id);
    return true;
  });
}

/** Mails one summary; see attemptMail. */
export async function deliverDigest({ mailId }: { mailId: string }): Promise<void> {
  await attemptMail(mailId, (reader) => digestMail(reader, mailId));
}

async function digestMail(reader: MailReader, mailId: string): Promise<Mail | null> {
  const [actor] = await peopleAsActors(db(), [reader.id], now());
  if (!actor) return null;
  const found = await noticesOfMail(actor, mailId);
  const told = await Promise.all(found.notices.map((notice) => isStillTold(reader.id, notice)));
  const notices = found.notices.filter((_, place) => told[place]);
  const total = found.total - (found.notices.length - notices.length);
  if (notices.length === 0) return null;
  const { locale, timeZone } = reader;
  const t = translator(locale);
  const stop = stopToken(reader.id, "digest");
  const origin = env().PORTAL_ORIGIN;
  const newest = notices.reduce((latest, { at }) => (at > latest ? at : latest), new Date(0));
  return composeMail(
    { ...mailedFrom(reader, mailId), oneClick: stopHref(stop) },
    {
      lang: locale,
      subject: t("mail.digest.subject", { count: total, day: formatDate(locale, todayIn(timeZone, newest)) }),
      title: t("mail.digest.title"),
      sentence: t("mail.digest.sentence", { count: total }),
      items: notices.map((notice) => ({
        said: noticeSentence(locale, notice.kind, notice.params, { code: notice.code ?? "", timeZone }),
        open: t("mail.digest.open"),
        href: `${origin}${noticeHref(notice) ?? "/notices"}`,
        at: withPlace(locale, formatInstant(locale, notice.at, timeZone), timeZone),
      })),
      ...(total > notices.length ? { more: t("mail.digest.more", { count: total - notices.length }) } : {}),
      button: t("mail.digest.button"),
      href: `${origin}/notices`,
      why: t("mail.digest.why"),
      stop: { label: t("mail.digest.stop"), href: stopPage(stop) },
      footer: t("mail.footer"),
    },
  );
}
