import { formatInstant } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locale";
import type { MessageView } from "@/lib/stages/assignment/messages/queries";
import type { AssignmentWords } from "./task-words";

type Props = {
  code: string;
  messages: readonly MessageView[];
  people: ReadonlyMap<string, string>;
  userId: string;
  zone: string;
  locale: Locale;
  t: AssignmentWords;
};

const longest = 220;

/** The newest messages, as far as they fit in two lines. */
export function MessagesExcerpt({ code, messages, people, userId, zone, locale, t }: Props) {
  if (messages.length === 0) return <p className="quiet">{t("messages.none")}</p>;
  return (
    <ul className="messages">
      {messages.map((message) => (
        <li key={message.id}>
          <div>
            <b>{message.authorId === userId ? t("messages.you") : (people.get(message.authorId) ?? "")}</b>
            <time dateTime={message.at.toISOString()}>
              {formatInstant(locale, message.at, zone, "short")}
            </time>
          </div>
          <p>
            {message.words.length > longest ? `${message.words.slice(0, longest).trimEnd()}…` : message.words}{" "}
            {message.files.length > 0 ? (
              <a href={`/cases/${code}/assignment/messages#${message.id}`} className="nowrap">
                {t("messages.files", { count: message.files.length })}
              </a>
            ) : null}
          </p>
        </li>
      ))}
    </ul>
  );
}
