"use client";

import { useEffect, useRef, useState } from "react";
import { Icon } from "@/components/ui/icon";
import { Progress } from "@/components/ui/progress";
import { FieldError } from "./field";
import { fill } from "./fill";
import { controlId, useFormScope } from "./form-scope";
import { readableSize, startUpload } from "./upload";

type Props = {
  name: string;
  label: string;
  hint?: string;
  required?: boolean;
  /** What the file is for, as the server names it. */
  purpose: string;
  subjectId: string | null;
  /** Kinds of file the picker offers: "application/pdf,image/*". The server looks at the bytes. */
  accept?: string;
  /** Several files: the value is a list of document ids, else one id or null. */
  multiple?: boolean;
  /** Offers the camera of a phone as well. */
  camera?: boolean;
  maxBytes?: number;
  /** Files that are there already. */
  already?: readonly { documentId: string; name: string; size: number }[];
};

type Item = {
  key: number;
  name: string;
  size: number;
  sent: number;
  file?: File;
  documentId?: string;
  trouble?: string;
};

let nextKey = 0;

/** A file that travels as soon as it is chosen, with its progress; the form then sends the id of the document. */
export function FileField(props: Props) {
  const {
    name,
    label,
    hint,
    required = false,
    purpose,
    subjectId,
    accept,
    multiple = false,
    maxBytes,
  } = props;
  const { formId, texts, errorAt, putValue, setBusy, know } = useFormScope();
  const [items, setItems] = useState<readonly Item[]>(() =>
    (props.already ?? []).map((file) => ({ ...file, key: (nextKey += 1), sent: file.size })),
  );
  const running = useRef(new Map<number, () => void>());
  const id = controlId(formId, name);
  const error = errorAt(name);

  const ids = items.flatMap(({ documentId }) => (documentId ? [documentId] : []));
  const value = multiple ? ids.join() : (ids[0] ?? "");
  const underWay = items.some(({ documentId, trouble }) => !documentId && !trouble);
  useEffect(() => {
    putValue(name, multiple ? (value ? value.split(",") : []) : value || null);
    setBusy(name, underWay);
  }, [name, multiple, value, underWay, putValue, setBusy]);

  know(name, {
    kind: "file",
    label,
    put: (saved) => {
      const ids = Array.isArray(saved) ? saved.map(String) : typeof saved === "string" ? [saved] : [];
      // What is saved and was here before keeps its name; of another one only its id is known.
      setItems((before) =>
        ids.map(
          (documentId) =>
            before.find((item) => item.documentId === documentId) ?? {
              ...{ key: (nextKey += 1), name: texts.aFile, size: 0, sent: 0, documentId },
            },
        ),
      );
    },
  });

  const change = (key: number, part: Partial<Item>) =>
    setItems((before) => before.map((item) => (item.key === key ? { ...item, ...part } : item)));

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
    // The size is that of the file as it is kept: an image is made anew on its way.
    if (answer?.ok)
      change(key, { documentId: answer.documentId, sent: file.size, size: answer.size || file.size });
    else change(key, { trouble: answer?.message ?? fill(texts.fileFailed, { name: file.name }) });
  };

  const choose = (files: FileList | null) => {
    const chosen = [...(files ?? [])].slice(0, multiple ? undefined : 1);
    const fresh = chosen.map((file) => ({
      key: (nextKey += 1),
      name: file.name,
      size: file.size,
      sent: 0,
      file,
    }));
    setItems((before) => (multiple ? [...before, ...fresh] : fresh));
    for (const { key, file } of fresh) {
      if (maxBytes === undefined || file.size <= maxBytes) void travel(key, file);
      else {
        const limit = readableSize(maxBytes);
        change(key, { trouble: fill(texts.fileTooLarge, { name: file.name, limit }) });
      }
    }
  };

  const drop = (key: number) => {
    running.current.get(key)?.();
    setItems((before) => before.filter((item) => item.key !== key));
  };

  const picker = (ending: string, text: string, camera: boolean) => (
    <span className="picker">
      <input
        type="file"
        id={`${id}${ending}`}
        accept={camera ? "image/*" : accept}
        multiple={multiple && !camera}
        capture={camera ? "environment" : undefined}
        aria-invalid={error ? true : undefined}
        aria-describedby={
          [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ") || undefined
        }
        onChange={(event) => {
          choose(event.target.files);
          event.target.value = "";
        }}
      />
      <label className="button button--second" htmlFor={`${id}${ending}`}>
        <Icon name={camera ? "camera" : "upload"} />
        <span>
          {text}
          <span className="unseen">, {label}</span>
        </span>
      </label>
    </span>
  );

  return (
    <div className={error ? "field field--wrong" : "field"} role="group" aria-labelledby={`${id}-label`}>
      <span className="label" id={`${id}-label`}>
        {label}
        {required ? null : <span className="optional"> ({texts.optional})</span>}
      </span>
      {hint ? (
        <span className="hint" id={`${id}-hint`}>
          {hint}
        </span>
      ) : null}
      {error ? <FieldError id={`${id}-error`}>{error}</FieldError> : null}
      <ul className="files" aria-live="polite">
        {items.map((item) => (
          <FileLine key={item.key} item={item} texts={texts} onDrop={drop} onAgain={travel} />
        ))}
      </ul>
      <div className="actions">
        {props.camera ? picker("-camera", texts.filePhoto, true) : null}
        {picker("", items.length > 0 && multiple ? texts.fileAnother : texts.fileChoose, false)}
      </div>
    </div>
  );
}

type LineProps = {
  item: Item;
  texts: ReturnType<typeof useFormScope>["texts"];
  onDrop: (key: number) => void;
  onAgain: (key: number, file: File) => Promise<void>;
};

/** One file: on its way, arrived, or in trouble. */
function FileLine({ item, texts, onDrop, onAgain }: LineProps) {
  const { key, name, size, sent, file, documentId, trouble } = item;
  const sizes = { name, sent: readableSize(sent), size: readableSize(size) };
  return (
    <li>
      {trouble ? (
        <span className="late">{trouble}</span>
      ) : (
        <span>{fill(documentId ? texts.fileSent : texts.fileSending, sizes)}</span>
      )}
      <span className="actions">
        {trouble && file ? (
          <button type="button" className="button button--quiet" onClick={() => void onAgain(key, file)}>
            {texts.fileAgain}
          </button>
        ) : null}
        <button
          type="button"
          className="button button--quiet"
          aria-label={fill(texts.fileRemove, { name })}
          onClick={() => onDrop(key)}
        >
          {texts.remove}
        </button>
      </span>
      {documentId || trouble ? null : (
        <Progress percent={size > 0 ? (sent / size) * 100 : 0} label={`${texts.fileProgress}: ${name}`} />
      )}
    </li>
  );
}
