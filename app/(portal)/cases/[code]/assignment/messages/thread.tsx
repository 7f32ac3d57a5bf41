import { FileLink } from "@/components/case/file-link";
import { Icon } from "@/components/ui/icon";
import { formatTime } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locale";
import type { MessagesView, MessageView } from "@/lib/stages/assignment/messages/queries";
import { readableSize } from "@/components/form/upload";
import type { AssignmentWords } from "../task-words";
import { threadLines } from "./thread-lines";

type Props = {
  view: MessagesView;
  userId: string;
  zone: string;
  today: string;
  now: Date;
  locale: Locale;
  t: AssignmentWords;
};

/** The thread, oldest first: messages, and between them the lines of what was agreed. */
export function Thread({ view, userId, zone, today, now, locale, t }: Props) {
  return (
    <ol className="thread">
      {threadLines(view, { locale, zone, today, t }).map((line) => {
        if (line.kind === "day") {
          return (
            <li className="day" key={line.key}>
              {line.words}
            </li>
          );
        }
        if (line.kind === "act") {
          return (
            <li className="act" key={line.key}>
              <Icon name={line.moved ? "arrow-right" : "check"} />
              {line.words}
            </li>
          );
        }
        const { message } = line;
        const own = message.authorId === userId;
        return (
          <li key={line.key} id={message.id} className={own ? "own" : undefined}>
            <div className="by-whom">
              <b>{own ? t("messages.you") : (view.people.get(message.authorId) ?? "")}</b>{" "}
              <time dateTime={message.at.toISOString()}>{formatTime(locale, message.at, zone)}</time>
            </div>
            {message.words.split(/\n\s*\n/).map((paragraph, index) => (
              <p key={index}>{paragraph}</p>
            ))}
            {message.files.map((file) => (
              <p className="att" key={file.id}>
                <Icon name="paperclip" />
                <FileLink id={file.id} standing={file.standing}>
                  {file.name}
                </FileLink>{" "}
                <span>{readableSize(file.size)}</span>
              </p>
            ))}
            {own ? <p className="st">{readWords(message, view, now, locale, t)}</p> : null}
          </li>
        );
      })}
    </ol>
  );
}

/** Whether the other side has read a message of one's own; if not, what time it is there. */
function readWords(
  message: MessageView,
  view: MessagesView,
  now: Date,
  locale: Locale,
  t: AssignmentWords,
): string {
  const readers = view.readUpTo
    .filter(({ upTo }) => upTo >= message.at)
    .map(({ userId }) => view.people.get(userId));
  if (readers.length > 0) return t("messages.readBy", { names: readers.join(", ") });
  const { zone, place } = view.defender;
  const fromDefender = message.authorParty === "DEFENDER";
  if (fromDefender || !place) return t("messages.notReadYet");
  return t("messages.notRead", { time: formatTime(locale, now, zone), place });
}
