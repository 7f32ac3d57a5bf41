import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Icon } from "@/components/ui/icon";
import { addressIn, addressOf, translatedAddress, type SpokenPage } from "@/lib/i18n/addresses";
import { Brand } from "./brand";
import { Switches } from "./switches";

type Props = {
  /** Path of this page: where the switches lead back to, and what the navigation marks. */
  path: string;
  /** Shown instead of "Sign in" to someone who is signed in: where they go on. */
  home?: { href: string; label: string };
  children: ReactNode;
};

const inHead = [
  ["/how-it-works", "how"],
  ["/fees", "fees"],
  ["/language", "language"],
  ["/questions", "questions"],
] as const;

const inFoot = [
  ["/contact", "contact"],
  ["/brochure.pdf", "brochure"],
  ["/privacy", "privacy"],
  ["/accessibility", "accessibility"],
] as const;

/** Head and foot of the pages that need no account. Their links stay in the language that is being read. */
export function PublicShell({ path, home, children }: Props) {
  const t = useTranslations("shell");
  const locale = useLocale();
  const plain = path.split("?")[0] ?? path;
  const here = addressOf(plain)?.page ?? plain;
  const link = (page: SpokenPage, words: ReactNode) => (
    <a href={addressIn(locale, page)} aria-current={here === page ? "page" : undefined}>
      {words}
    </a>
  );
  const places = (pages: typeof inHead | typeof inFoot) =>
    pages.map(([page, word]) => <li key={page}>{link(page, t(`public.${word}`))}</li>);
  return (
    <div className="pub">
      <header className="pub__head">
        <Brand href={addressIn(locale, "/")} />
        <nav aria-label={t("main")}>
          <ul className="pub__places">{places(inHead)}</ul>
          <Switches path={translatedAddress(path, locale === "es" ? "en" : "es")} theme={false} />
          {home ? (
            <a href={home.href}>
              <b>{home.label}</b>
            </a>
          ) : (
            link("/sign-in", <b>{t("signIn")}</b>)
          )}
          <details className="pub__menu">
            <summary>
              <Icon name="menu" />
              {t("public.menu")}
            </summary>
            <ul>
              {places(inHead)}
              {places(inFoot)}
            </ul>
          </details>
        </nav>
      </header>
      <main id="main" tabIndex={-1}>
        {children}
      </main>
      <footer className="pub__foot">
        <span>{t("public.address")}</span>
        <nav aria-label={t("public.foot")}>
          <ul>
            {places(inFoot)}
            <li>
              <Switches path={path} language={false} />
            </li>
          </ul>
        </nav>
      </footer>
    </div>
  );
}
