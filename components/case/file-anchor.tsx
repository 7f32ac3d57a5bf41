import type { ReactNode } from "react";
import { Appears } from "@/components/ui/appears";
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

export type FileWords = Record<Exclude<FileStanding, "open">, string> & {
  /** Said once a file has been checked for so long that the page no longer asks. */
  late: string;
  /** The link of a reader without script: loads the page again. */
  again: string;
};

type Props = FileLinkProps & { words: FileWords };

/**
 * A file that can be opened is a link; of one that can't, it is said why. One that is being checked becomes a link by
 * itself. Without script a link loads the page again: a page that did so unasked would lose what one is typing on it.
 */
export function FileAnchor({ id, standing, children, className, label, words }: Props) {
  return (
    <>
      {standing === "open" || standing === "unscanned" ? (
        <a href={`/api/files/${id}`} className={className} aria-label={label}>
          {children}
        </a>
      ) : (
        <span className={className}>{children}</span>
      )}
      {standing === "unscanned" ? <span className="small quiet"> {words.unscanned}</span> : null}
      {standing === "checking" ? (
        <span className="small quiet" role="status">
          {" "}
          {words.checking} <Appears late={words.late} />
          <noscript>
            <a href="">{words.again}</a>
          </noscript>
        </span>
      ) : null}
      {standing === "infected" ? <strong className="small"> {words.infected}</strong> : null}
    </>
  );
}
