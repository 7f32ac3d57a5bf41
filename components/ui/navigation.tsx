import { useTranslations } from "next-intl";
import { LinkButton } from "./button";

export type Tab = { href: string; label: string; count?: number; current?: boolean };

/** Tabs for the parts of one thing. They are links: each part has an address. */
export function Tabs({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  return (
    <nav className="tabs" aria-label={label}>
      {tabs.map(({ href, label: name, count, current }) => (
        <a key={href} href={href} aria-current={current ? "page" : undefined}>
          {name} {count === undefined ? null : <span>{count}</span>}
        </a>
      ))}
    </nav>
  );
}

type PagesProps = {
  /** Where one is and in which order, for example "25 of 60, oldest first". */
  position: string;
  /** Address of the first page, given when this is not it: keys walk forward only. */
  firstHref?: string;
  previousHref?: string;
  nextHref?: string;
};

/** Leads through a long list, page by page; a page is named by the last row of the one before it. */
export function Pages({ position, firstHref, previousHref, nextHref }: PagesProps) {
  const t = useTranslations("ui.pages");
  if (!firstHref && !previousHref && !nextHref) return null;
  return (
    <nav className="pages" aria-label={t("label")}>
      {previousHref ? (
        <LinkButton tone="second" href={previousHref}>
          {t("previous")}
        </LinkButton>
      ) : null}
      {!previousHref && firstHref ? (
        <LinkButton tone="second" href={firstHref}>
          {t("first")}
        </LinkButton>
      ) : null}
      <span>{position}</span>
      {nextHref ? (
        <LinkButton tone="second" href={nextHref}>
          {t("next")}
        </LinkButton>
      ) : null}
    </nav>
  );
}
