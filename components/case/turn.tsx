import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Details } from "@/components/ui/section";

type AlsoLine = { yours: string | null; what: string; by: string | null };

/** More lines than these push the page down: they are folded. */
const alsoShown = 3;

type TurnProps = {
  /** The reader's turn: the flag is amber, and so is the station on the route below. */
  yours: boolean;
  /** "Your turn", "The Defender's turn", "Nobody's turn" */
  flag: string;
  /** One sentence that starts with a verb. */
  what?: string;
  /** Since when, and by when. */
  when?: readonly { term: string; fact: string; late?: boolean }[];
  /** What it waits for besides, each in one line: "Your turn" where it is the reader's, and by when. */
  also?: readonly AlsoLine[];
  /** The act itself, when it is one button. */
  children?: ReactNode;
};

/** Whose turn it is: the first thing on every page of a case. Put the StageTracker directly after it. */
export function Turn({ yours, flag, what, when = [], also = [], children }: TurnProps) {
  const t = useTranslations("ui");
  return (
    <section className={yours ? "turn turn--yours" : "turn"} aria-label={t("whoseTurn")}>
      <p className="turn__flag">{flag}</p>
      {what ? <p className="turn__what">{what}</p> : null}
      {when.length > 0 ? (
        <dl className="turn__when">
          {when.map(({ term, fact, late }) => (
            <div key={term}>
              <dt>{term}</dt>
              <dd className={late ? "late" : undefined}>{fact}</dd>
            </div>
          ))}
        </dl>
      ) : null}
      {children ? <div className="turn__act">{children}</div> : null}
      {also.length > 0 ? (
        <div className="turn__also">
          <h2>{t("alsoWaits")}</h2>
          <AlsoLines lines={also.slice(0, alsoShown)} />
          {also.length > alsoShown ? (
            <Details summary={t("alsoMore", { count: also.length - alsoShown })}>
              <AlsoLines lines={also.slice(alsoShown)} />
            </Details>
          ) : null}
        </div>
      ) : null}
    </section>
  );
}

function AlsoLines({ lines }: { lines: readonly AlsoLine[] }) {
  return (
    <ul>
      {lines.map(({ yours, what, by }) => (
        <li key={`${what} ${by}`}>
          {yours ? <b>{yours}: </b> : null}
          {what}
          {by ? <span className="quiet">, {by}</span> : null}
        </li>
      ))}
    </ul>
  );
}

type WhereProps = {
  /** The list this page was reached from. */
  up?: { href: string; label: string };
  code: string;
  nickname?: string | null;
  /** "Wage claim, Guatemala"; never a name. */
  about?: string;
};

/** The line above the turn: from where, which case, what about. It holds the page's h1. */
export function Where({ up, code, nickname, about }: WhereProps) {
  return (
    <div className="where">
      {up ? <a href={up.href}>{up.label}</a> : null}
      <h1>
        <span className="code">{code}</span> {nickname}
      </h1>
      {about ? <span>{about}</span> : null}
    </div>
  );
}
