import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Brand } from "./brand";
import { Switches } from "./switches";

type Props = {
  /** Path of this page: where the switches lead back to, and what the navigation marks. */
  path: string;
  /** Shown instead of "Sign in" to someone who is signed in: where they go on. */
  home?: { href: string; label: string };
  children: ReactNode;
};

/** Head and foot of the pages that need no account. */
export function PublicShell({ path, home, children }: Props) {
  const t = useTranslations("shell");
  const entry = home ?? { href: "/sign-in", label: t("signIn") };
  return (
    <div className="pub">
      <header className="pub__head">
        <Brand href="/" />
        <nav aria-label={t("main")}>
          <a href="/#how">{t("public.how")}</a>
          <a href="/#before">{t("public.fees")}</a>
          <Switches path={path} theme={false} />
          <a href={entry.href} aria-current={path === entry.href ? "page" : undefined}>
            <b>{entry.label}</b>
          </a>
        </nav>
      </header>
      <main id="main" tabIndex={-1}>
        {children}
      </main>
      <footer className="pub__foot">
        <span>{t("public.address")}</span>
        <ul>
          <li>
            <a href="/privacy">{t("public.privacy")}</a>
          </li>
          <li>
            <Switches path={path} language={false} />
          </li>
        </ul>
      </footer>
    </div>
  );
}
