import { useTranslations } from "next-intl";

/** The mark and the name; leads home. */
export function Brand({ href }: { href: string }) {
  const t = useTranslations("shell");
  return (
    <a className="brand" href={href}>
      <svg viewBox="0 0 36 28" aria-hidden="true" fill="none">
        <path d="M0 14h8M10 14h2M24 14h2M28 14h8" stroke="var(--rule-strong)" strokeWidth="1.5" />
        <path d="M5 5h3l8 17h4l8-17h3" stroke="var(--ink)" strokeWidth="3" strokeLinejoin="round" />
        <circle cx="5" cy="5" r="3.5" fill="var(--ink)" />
        <circle cx="18" cy="22" r="4" fill="var(--paper)" stroke="var(--ink)" strokeWidth="2.25" />
        <circle cx="31" cy="5" r="3.5" fill="var(--paper)" stroke="var(--ink)" strokeWidth="2.25" />
      </svg>
      <span>
        {t("brand")}
        <small>{t("brandLine")}</small>
      </span>
    </a>
  );
}
