import { useId, type ReactNode } from "react";

type SectionProps = {
  title: ReactNode;
  /** What stands at the other end of the heading's line: a link, a count. */
  aside?: ReactNode;
  /** The first section of a column has no rule above it. */
  first?: boolean;
  /** Keep the heading for screen readers only. */
  titleUnseen?: boolean;
  id?: string;
  children: ReactNode;
};

/** A part of a page under its heading; a hairline and space part it from the one before. */
export function Section({ title, aside, first = false, titleUnseen = false, id, children }: SectionProps) {
  const heading = useId();
  return (
    <section className={first ? "section section--first" : "section"} id={id} aria-labelledby={heading}>
      {titleUnseen ? (
        <h2 className="unseen" id={heading}>
          {title}
        </h2>
      ) : (
        <div className="section__head">
          <h2 id={heading}>{title}</h2>
          {aside}
        </div>
      )}
      {children}
    </section>
  );
}

export type Fact = { term: ReactNode; fact: ReactNode };

/** Terms and what they are; `stack` puts the term above, for a narrow column. */
export function Facts({ facts, stack = false }: { facts: readonly Fact[]; stack?: boolean }) {
  return (
    <dl className={stack ? "facts facts--stack" : "facts"}>
      {facts.map(({ term, fact }, index) => [
        <dt key={`${index}-term`}>{term}</dt>,
        <dd key={`${index}-fact`}>{fact}</dd>,
      ])}
    </dl>
  );
}

/** More, for those who want it; closed until asked for. */
export function Details({
  summary,
  open,
  children,
}: {
  summary: ReactNode;
  open?: boolean;
  children: ReactNode;
}) {
  return (
    <details open={open}>
      <summary>{summary}</summary>
      {children}
    </details>
  );
}

/** Says what will be here and how it gets here. */
export function Empty({
  title,
  children,
  action,
}: {
  title: string;
  children?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className="empty">
      <svg viewBox="0 0 120 44" width="120" height="44" fill="none" aria-hidden="true">
        <path d="M0 22h120" stroke="var(--rule-strong)" strokeWidth="1.5" strokeDasharray="9 4 2 4" />
        <path d="M6 8h18l16 28h40" stroke="var(--ink)" strokeWidth="3" />
        <circle cx="6" cy="8" r="5" fill="var(--ink)" />
        <circle cx="84" cy="36" r="5" fill="var(--paper)" stroke="var(--ink)" strokeWidth="2.5" />
      </svg>
      <h2>{title}</h2>
      {typeof children === "string" ? <p>{children}</p> : children}
      {action}
    </div>
  );
}
