import { getLocale, getTranslations } from "next-intl/server";
import { CommandForm } from "@/components/form/command-form";
import type { FormTexts } from "@/components/form/form-texts";
import { Badge, type BadgeTone } from "@/components/ui/badge";
import type { UserActor } from "@/lib/authz/actor";
import { now } from "@/lib/clock";
import { todayIn } from "@/lib/dates";
import { formatInstant } from "@/lib/i18n/format";
import { noticeSubject } from "@/lib/notify/wording";
import type { OutgoingMail } from "@/lib/outbox/queries";
import { mayRetry, type MailState } from "@/lib/outbox/rules";
import { holdsAddress } from "@/lib/outbox/trouble";
import { releaseAddress, retryMail } from "./actions";

const toneOf: Record<MailState, BadgeTone> = {
  queued: "plain",
  sent: "done",
  failed: "danger",
  bounced: "danger",
  held: "danger",
  skipped: "plain",
};

type Props = { mail: OutgoingMail; reader: UserActor; texts: FormTexts };

/** One mail: for whom, which notice, how it stands in plain words, since when, and what can be done. */
export async function MailRow({ mail, reader, texts }: Props) {
  const [locale, t] = await Promise.all([getLocale(), getTranslations("outbox")]);
  const today = todayIn(reader.timeZone, now());
  const instant = (at: Date) => formatInstant(locale, at, reader.timeZone, "short", today);
  const what = () => {
    if (mail.kind === "digest") return t("kinds.digest", { count: mail.notices });
    if (mail.kind === "link") return t(`kinds.${mail.linkKind ?? "reset"}`);
    if (mail.kind !== "notice") return t(`kinds.${mail.kind}`);
    if (!mail.noticeKind) return t("kinds.notice");
    const about = { code: mail.code ?? "", timeZone: reader.timeZone };
    return noticeSubject(locale, mail.noticeKind, mail.params ?? {}, about);
  };
  const { id: mailId, userId, state, heldBy } = mail;
  const name = mail.name || mail.address;
  const label = (act: string) => `${act}: ${name}, ${what()}`;
  const form = { subjectId: userId, tone: "quiet", texts } as const;
  return (
    <tr>
      <th scope="row">
        {name}
        {mail.name ? (
          <>
            <br />
            <small className="quiet">{mail.address}</small>
          </>
        ) : null}
      </th>
      <td data-label={t("columns.what")}>{what()}</td>
      <td data-label={t("columns.stands")}>
        <Badge tone={toneOf[state]}>{t(`state.${state}`)}</Badge>
        <br />
        <small className="quiet">
          {[
            explained(mail)
              .map((key) => t(key as Parameters<typeof t>[0]))
              .join(" "),
            tried(),
          ]
            .filter(Boolean)
            .join(" ")}
        </small>
      </td>
      <td data-label={t("columns.since")}>
        <time dateTime={mail.at.toISOString()}>{instant(mail.at)}</time>
        {mail.sentAt ? (
          <>
            <br />
            <small className="quiet">{t("sentAt", { when: instant(mail.sentAt) })}</small>
          </>
        ) : null}
      </td>
      <td>
        {heldBy && (state === "bounced" || state === "held") ? (
          <CommandForm
            {...form}
            action={releaseAddress}
            operationId={crypto.randomUUID()}
            hidden={{ mailId: heldBy }}
            submit={t("release")}
            pending={t("releasing")}
            label={label(t("release"))}
            confirm={{
              title: t("releaseTitle", { name }),
              body: t("releaseBody", { email: mail.address }),
              submit: t("release"),
              cancel: t("cancel"),
            }}
            done={t("released")}
          />
        ) : mayRetry(mail) ? (
          <CommandForm
            {...form}
            action={retryMail}
            operationId={crypto.randomUUID()}
            hidden={{ mailId }}
            submit={t("retry")}
            pending={t("retrying")}
            label={label(t("retry"))}
            done={t("retried")}
          />
        ) : mail.linkKind === "invitation" && state !== "sent" && state !== "queued" ? (
          <a href="/staff/people">{t("inviteAgain")}</a>
        ) : null}
      </td>
    </tr>
  );

  function tried(): string {
    if (mail.tries === 0) return "";
    const count = t("tries", { count: mail.tries });
    return mail.triedAt ? t("triedAt", { count, when: instant(mail.triedAt) }) : count;
  }
}

/** What is wrong and what to do, as words of `outbox`. */
function explained({ state, trouble, status, givenUp, heldBy }: OutgoingMail): string[] {
  switch (state) {
    case "failed":
      return [`trouble.${trouble ?? "other"}`, givenUp ? "givenUp" : "goesOn"];
    case "bounced":
      return status && holdsAddress(status)
        ? ["bounce.dead", heldBy ? "bounce.todo" : "bounce.released"]
        : [bounceWords(status)];
    case "held":
      return ["heldWhy"];
    case "skipped":
      return ["skippedWhy"];
    case "queued":
    case "sent":
      return [];
  }
}

function bounceWords(status: string | null): string {
  if (status === "5.2.2") return "bounce.full";
  if (status === "5.2.3" || status === "5.3.4") return "bounce.large";
  return status?.startsWith("5.7.") ? "bounce.filtered" : "bounce.other";
}
