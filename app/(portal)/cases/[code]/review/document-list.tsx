import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { FileLink } from "@/components/case/file-link";
import { readableSize } from "@/components/form/upload";
import { Icon } from "@/components/ui/icon";
import type { DocumentView } from "@/lib/cases/documents";
import { sameNames } from "./same-name";

type Props = {
  documents: readonly DocumentView[];
  empty: string;
  /** What may be done with each, beside its name. @param called its name, and which it is of those that bear it */
  children?: ((document: DocumentView, called: string) => ReactNode) | null;
};

/** Files of a case; opening one is an event of the case. */
export function DocumentList({ documents, empty, children }: Props) {
  const t = useTranslations("review.attachments");
  const same = sameNames(documents);
  if (documents.length === 0) return <p className="small quiet">{empty}</p>;
  return (
    <ul className="files">
      {documents.map((document) => {
        const { id, name, standing, size } = document;
        const nth = same.get(id);
        const called = nth ? `${name}, ${t("nth", nth)}` : name;
        return (
          <li key={id}>
            <FileLink id={id} standing={standing} className="file" label={nth && called}>
              <Icon name="paperclip" />
              <span>{name}</span>
            </FileLink>
            <span className="small quiet">
              {nth ? `${t("nth", nth)}, ` : null}
              {readableSize(size)}
            </span>
            {children?.(document, called)}
          </li>
        );
      })}
    </ul>
  );
}
