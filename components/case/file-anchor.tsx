import type { ReactNode } from "react";
import type { FileStanding } from "@/lib/cases/scans/standing";

export type FileLinkProps = {
  id: string;
  standing: FileStanding;
  /** What the link is called. */
  children: ReactNode;
  className?: string;
  /** In full, where what it is called does not say which file it is. */
  label?: string;
};

type Props = FileLinkProps & { words: Record<Exclude<FileStanding, "open">, string> };

/** A file that can be opened is a link; of one that can't, it is said why. A standing without words is not mentioned. */
export function FileAnchor({ id, standing, children, className, label, words }: Props) {
  const said = standing === "open" ? "" : words[standing];
  return (
    <>
      {standing === "open" || standing === "unscanned" ? (
        <a href={`/api/files/${id}`} className={className} aria-label={label}>
          {children}
        </a>
      ) : (
        <span className={className}>{children}</span>
      )}
      {!said ? null : standing === "infected" ? (
        <strong className="small"> {said}</strong>
      ) : (
        <span className="small quiet"> {said}</span>
      )}
    </>
  );
}
