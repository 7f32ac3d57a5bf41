import type { ReactNode } from "react";
import { Icon } from "./icon";
import type { IconName } from "./icon-shapes";

export type NoticeTone = "plain" | "turn" | "done" | "danger";

const iconOf: Record<NoticeTone, IconName> = {
  plain: "info",
  turn: "circle-alert",
  done: "circle-check",
  danger: "circle-alert",
};

type Props = {
  tone?: NoticeTone;
  icon?: IconName;
  title: ReactNode;
  children?: ReactNode;
  /** `status` when it appears after an act, `alert` when it says what went wrong. */
  role?: "status" | "alert";
};

/** What happened, and the next step. It stays until it is no longer true. */
export function Notice({ tone = "plain", icon, title, children, role }: Props) {
  return (
    <div className={tone === "plain" ? "notice" : `notice notice--${tone}`} role={role}>
      <Icon name={icon ?? iconOf[tone]} />
      <b>{title}</b>
      {typeof children === "string" ? <p>{children}</p> : children}
    </div>
  );
}

type ConsequencesProps = {
  title: string;
  items: readonly string[];
  /** Of its heading: 2 where it stands directly under the title of a page. */
  level?: 2 | 3;
};

/** What will happen, numbered, directly above the button that makes it happen. */
export function Consequences({ title, items, level = 3 }: ConsequencesProps) {
  const Heading = `h${level}` as const;
  return (
    <div className="will">
      <Heading>{title}</Heading>
      <ol>
        {items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ol>
    </div>
  );
}
