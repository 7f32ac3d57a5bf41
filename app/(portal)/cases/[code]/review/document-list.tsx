import type { ReactNode } from "react";
import { FileLink } from "@/components/case/file-link";
import { readableSize } from "@/components/form/upload";
import { Icon } from "@/components/ui/icon";
import type { DocumentView } from "@/lib/cases/documents";

type Props = {
  documents: readonly DocumentView[];
  empty: string;
  /** What may be done with each, beside its name. */
  children?: ((document: DocumentView) => ReactNode) | null;
};

/** Files of a case; opening one is an event of the case. */
export function DocumentList({ documents, empty, children }: Props) {
  if (documents.length === 0) return <p className="small quiet">{empty}</p>;
  return (
    <ul className="files">
      {documents.map((document) => (
        <li key={document.id}>
          <FileLink id={document.id} standing={document.standing} className="file">
            <Icon name="paperclip" />
            <span>{document.name}</span>
          </FileLink>
          <span className="small quiet">{readableSize(document.size)}</span>
          {children?.(document)}
        </li>
      ))}
    </ul>
  );
}
