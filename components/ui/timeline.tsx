import type { ReactNode } from "react";

export type TimelineEvent = {
  key: string;
  /** As it is read, in the reader's zone. */
  when: string;
  /** ISO 8601, for machines. */
  at: string;
  what: ReactNode;
  /** A change of stage has a filled mark. */
  crossing?: boolean;
};

/** What happened, one line each; newest first on a page, oldest first in print. */
export function Timeline({ events }: { events: readonly TimelineEvent[] }) {
  return (
    <ol className="timeline">
      {events.map(({ key, when, at, what, crossing }) => (
        <li key={key} className={crossing ? "crossing" : undefined}>
          <time dateTime={at}>{when}</time>
          {what}
        </li>
      ))}
    </ol>
  );
}
