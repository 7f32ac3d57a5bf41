import { useRef, useState } from "react";
import type { FormTexts } from "./form-texts";
import { fill } from "./fill";
import { readableSize, startUpload } from "./upload";

export type UploadItem = {
  key: number;
  name: string;
  size: number;
  sent: number;
  file?: File;
  documentId?: string;
  trouble?: string;
  /** It did not arrive: sending it again may help. What was refused is refused again. */
  mayRetry?: boolean;
};

export type ThereAlready = { documentId: string; name: string; size: number };

type Options = {
  /** What the file is for, as the server names it. */
  purpose: string;
  subjectId: string | null;
  multiple: boolean;
  maxBytes?: number;
  already?: readonly ThereAlready[];
  texts: FormTexts;
  /** What is done with a document that has arrived; says what went wrong. Its item goes when it is done. */
  finish?: (documentId: string) => Promise<string | null>;
};

/** Refusals of the file itself: the same file is refused again. */
const forGood = ["FILE_KIND", "FILE_TOO_LARGE", "FILE_BROKEN", "IMAGE_TOO_LARGE"];

let nextKey = 0;

/** Files that travel as soon as they are chosen, one beside the other, each with its progress and its trouble. */
export function useUploads({ purpose, subjectId, multiple, maxBytes, already, texts, finish }: Options) {
  const [items, setItems] = useState<readonly UploadItem[]>(() =>
    (already ?? []).map((file) => ({ ...file, key: (nextKey += 1), sent: file.size })),
  );
  const running = useRef(new Map<number, () => void>());

  const change = (key: number, part: Partial<UploadItem>) =>
    setItems((before) => before.map((item) => (item.key === key ? { ...item, ...part } : item)));
  const forget = (key: number) => setItems((before) => before.filter((item) => item.key !== key));

  const end = async (key: number, name: string, documentId: string) => {
    const why = finish ? await finish(documentId) : null;
    if (why !== null) change(key, { trouble: fill(texts.fileRefused, { name, why }), mayRetry: true });
    else if (finish) forget(key);
  };

  const travel = async (key: number, file: File) => {
    change(key, { sent: 0, trouble: undefined });
    const { arrived, cancel } = startUpload({
      file,
      purpose,
      subjectId,
      onProgress: (sent) => change(key, { sent: Math.min(sent, file.size) }),
    });
    running.current.set(key, cancel);
    const answer = await arrived;
    running.current.delete(key);
    const { name } = file;
    if (answer?.ok) {
      // The size is that of the file as it is kept: an image is made anew on its way.
      change(key, { documentId: answer.documentId, sent: file.size, size: answer.size || file.size });
      await end(key, name, answer.documentId);
    } else if (answer) {
      const why = answer.message;
      change(key, {
        trouble: fill(texts.fileRefused, { name, why }),
        mayRetry: !forGood.includes(answer.code),
      });
    } else change(key, { trouble: fill(texts.fileFailed, { name }), mayRetry: true });
  };

  const choose = (files: FileList | null) => {
    const chosen = [...(files ?? [])].slice(0, multiple ? undefined : 1);
    const fresh = chosen.map((file) => ({
      ...{ key: (nextKey += 1), name: file.name, size: file.size, sent: 0, file },
    }));
    setItems((before) => (multiple ? [...before, ...fresh] : fresh));
    for (const { key, file } of fresh) {
      if (maxBytes === undefined || file.size <= maxBytes) void travel(key, file);
      else {
        const limit = readableSize(maxBytes);
        change(key, { trouble: fill(texts.fileTooLarge, { name: file.name, limit }), mayRetry: false });
      }
    }
  };

  return {
    items,
    choose,
    /** Sends it again from where it stopped. */
    again: async ({ key, name, file, documentId }: UploadItem) => {
      change(key, { trouble: undefined });
      if (documentId) await end(key, name, documentId);
      else if (file) await travel(key, file);
    },
    drop: (key: number) => {
      running.current.get(key)?.();
      forget(key);
    },
    /** Documents by id in place of what is there: of those that were here before, name and size are known. */
    put: (documentIds: readonly string[]) =>
      setItems((before) =>
        documentIds.map(
          (documentId) =>
            before.find((item) => item.documentId === documentId) ?? {
              ...{ key: (nextKey += 1), name: texts.aFile, size: 0, sent: 0, documentId },
            },
        ),
      ),
  };
}
