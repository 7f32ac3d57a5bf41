import type { ReactNode } from "react";
import { Icon } from "./icon";

export type BadgeTone = "plain" | "turn" | "done" | "danger";

/** A word with a mark. Amber, green and red only with their one meaning; every other state is ink. */
export function Badge({ tone = "plain", children }: { tone?: BadgeTone; children: ReactNode }) {
  return (
    <span className={tone === "plain" ? "badge" : `badge badge--${tone}`}>
      {tone === "done" ? <Icon name="check" /> : null}
      {tone === "danger" ? <Icon name="circle-alert" /> : null}
      {children}
    </span>
  );
}

/** The flag that says whose turn it is; amber only when it is the reader's. */
export function Flag({ yours = false, children }: { yours?: boolean; children: ReactNode }) {
  return <span className={yours ? "turn__flag flag" : "turn__flag"}>{children}</span>;
}

/** "Saved at 09:52": a small word with a check. */
export function Saved({ children }: { children: ReactNode }) {
  return (
    <span className="saved">
      <Icon name="check" />
      {children}
    </span>
  );
}
