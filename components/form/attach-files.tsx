"use client";

import { useRouter } from "next/navigation";
import { useEffect, useId, useRef } from "react";
import type { ServerAction } from "@/lib/web/answer";
import { FileLines, FilePicker } from "./file-lines";
import { useAwake } from "./form-scope";
import type { FormTexts } from "./form-texts";
import { newOperationId } from "./operation-id";
import { useUnsaved } from "./unsaved";
import { useUploads } from "./use-uploads";

type Props = {
  /** Attaches documents that have arrived: `documentIds`. */
  action: ServerAction;
  purpose: string;
  subjectId: string;
  label: string;
  hint: string;
  /** There are some already. */
  another: boolean;
  texts: FormTexts;
};

/** Files that are attached as soon as they have arrived: nothing else is pressed, and the page lists them then. */
export function AttachFiles({ action, purpose, subjectId, label, hint, another, texts }: Props) {
  const id = useId();
  const router = useRouter();
  const awake = useAwake();
  // An attaching whose answer was lost is sent again as the same one.
  const operations = useRef(new Map<string, string>());

  const attach = async (documentId: string): Promise<string | null> => {
    const operationId = operations.current.get(documentId) ?? newOperationId();
    operations.current.set(documentId, operationId);
    const request = { subjectId, operationId, input: { documentIds: [documentId] } };
    const answer = await action(request).catch(() => null);
    if (!answer?.ok) return answer ? answer.message : texts.fileNoAnswer;
    router.refresh();
    return null;
  };

  const { items, choose, again, drop } = useUploads({
    purpose,
    subjectId,
    multiple: true,
    texts,
    finish: attach,
  });
  const sayUnsaved = useUnsaved(id);
  // Whoever leaves meanwhile is asked first: what has not arrived, or could not be attached, would be lost.
  const waits = items.some(({ trouble, mayRetry }) => !trouble || mayRetry);
  useEffect(() => sayUnsaved(waits), [waits, sayUnsaved]);
  return (
    <fieldset className="wake" disabled={!awake}>
      <div className="field" role="group" aria-labelledby={`${id}-label`}>
        <span className="label" id={`${id}-label`}>
          {label}
        </span>
        <span className="hint" id={`${id}-hint`}>
          {hint}
        </span>
        <FileLines items={items} texts={texts} onDrop={drop} onAgain={again} />
        <div className="actions">
          <FilePicker
            id={id}
            text={another || items.length > 0 ? texts.fileAnother : texts.fileChoose}
            label={label}
            icon="upload"
            multiple
            describedBy={`${id}-hint`}
            onChoose={choose}
          />
        </div>
      </div>
    </fieldset>
  );
}
