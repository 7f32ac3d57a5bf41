import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Icon } from "@/components/ui/icon";
import type { IconName } from "@/components/ui/icon-shapes";
import { Brand } from "./brand";
import { Switches } from "./switches";

export type Place = {
  href: string;
  label: string;
  icon: IconName;
  /** What waits there on the reader; amber. */
  count?: string;
  /** What is new there and waits on nobody. */
  unread?: string;
};

type Props = {
  /** In order of use: the first three stand in the bar of a phone. */
  navigation: readonly Place[];
  user: { name: string; roleLine: string; href?: string };
  /** Path of this page, with its query: marks the place and is where the switches lead back to. */
  path: string;
  /** Opens the search: stands over the navigation of a desk; a phone has a link in its bar. Null: not for this reader. */
  search?: { opener: ReactNode; href: string } | null;
  /** Fold the navigation to its icons, for documents and forms with three columns. */
  wide?: boolean;
  /** Sign out, and the like: stands under the name. */
  account?: ReactNode;
  children: ReactNode;
};

/** The place this page belongs to: the longest address that it begins with. */
function placeOf(navigation: readonly Place[], path: string): string | undefined {
  const here = path.split(/[?#]/)[0] ?? path;
  return navigation
    .map(({ href }) => href)
    .filter((href) => here === href || here.startsWith(`${href}/`))
    .sort((a, b) => b.length - a.length)[0];
}

/** Navigation around every page behind the sign-in: at the side on a desk, at the bottom on a phone. */
export function Shell({ navigation, user, path, search, wide = false, account, children }: Props) {
  const t = useTranslations("shell");
  const here = placeOf(navigation, path);
  const home = navigation[0]?.href ?? "/";
  const who = (
    <>
      <strong>{user.name}</strong>
      {user.roleLine}
      {user.href ? (
        <a className="switch" href={user.href}>
          <Icon name="user" />
          {t("account")}
        </a>
      ) : null}
    </>
  );
  const placeLink = ({ href, label, icon, count, unread }: Place) => (
    <a href={href} aria-current={href === here ? "page" : undefined}>
      <Icon name={icon} />
      <span>{label}</span>
      {count ? <span className="count">{count}</span> : null}
      {unread ? (
        <span className="count count--quiet">
          {unread} <span className="unseen">{t("unread")}</span>
        </span>
      ) : null}
    </a>
  );
  return (
    <div className={wide ? "shell shell--wide" : "shell"}>
      <header className="topbar">
        <Brand href={home} />
        {search ? (
          <a className="topbar__seek" href={search.href}>
            <Icon name="search" label={t("search")} />
          </a>
        ) : null}
        <Switches path={path} theme={false} />
      </header>
      <nav className="side" aria-label={t("main")}>
        <div className="side__in">
          <Brand href={home} />
          {search?.opener}
          <ul>
            {navigation.map((place) => (
              <li key={place.href}>{placeLink(place)}</li>
            ))}
          </ul>
          <div className="side__foot">
            {who}
            {account}
            <Switches path={path} />
          </div>
        </div>
      </nav>
      <main className="main" id="main" tabIndex={-1}>
        {children}
      </main>
      <nav className="bottombar" aria-label={t("main")}>
        {navigation.slice(0, 3).map((place) => (
          <BarPlace key={place.href} place={place} current={place.href === here} />
        ))}
        <details>
          <summary>
            <Icon name="menu" />
            {t("more")}
          </summary>
          <div className="more">
            <ul>
              {navigation.slice(3).map((place) => (
                <li key={place.href}>{placeLink(place)}</li>
              ))}
            </ul>
            <div className="more__who">
              {who}
              {account}
              <Switches path={path} />
            </div>
          </div>
        </details>
      </nav>
    </div>
  );
}

function BarPlace({ place: { href, label, icon, count }, current }: { place: Place; current: boolean }) {
  return (
    <a href={href} aria-current={current ? "page" : undefined}>
      <Icon name={icon} />
      {label}
      {count ? <span className="count">{count}</span> : null}
    </a>
  );
}
