import type { ReactNode } from "react";

type Props = { title: string; lead: ReactNode; children: ReactNode };

/** A page of text: what it is about in large, then its parts. */
export function FoundText({ title, lead, children }: Props) {
  return (
    <article className="notice-page">
      <h1 className="h-public">{title}</h1>
      <p className="lead">{lead}</p>
      {children}
    </article>
  );
}
