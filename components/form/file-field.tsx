"use client";

import { useEffect } from "react";
import { FieldError } from "./field";
import { FileLines, FilePicker } from "./file-lines";
import { controlId, useFormScope } from "./form-scope";
import { useUploads, type ThereAlready } from "./use-uploads";

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
  already?: readonly ThereAlready[];
};

/** A file that travels as soon as it is chosen, with its progress; the form then sends the id of the document. */
export function FileField(props: Props) {
  const { name, label, hint, required = false, accept, multiple = false } = props;
  const { formId, texts, errorAt, putValue, setBusy, know } = useFormScope();
  const { items, choose, again, drop, put } = useUploads({ ...props, multiple, texts });
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
    put: (saved) => put(Array.isArray(saved) ? saved.map(String) : typeof saved === "string" ? [saved] : []),
  });

  const picker = {
    label,
    invalid: error !== undefined,
    describedBy: [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" "),
    onChoose: choose,
  };
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
      <FileLines items={items} texts={texts} onDrop={drop} onAgain={again} />
      <div className="actions">
        {props.camera ? (
          <FilePicker
            {...picker}
            id={`${id}-camera`}
            text={texts.filePhoto}
            icon="camera"
            accept="image/*"
            capture="environment"
          />
        ) : null}
        <FilePicker
          {...picker}
          id={id}
          text={items.length > 0 && multiple ? texts.fileAnother : texts.fileChoose}
          icon="upload"
          accept={accept}
          multiple={multiple}
        />
      </div>
    </div>
  );
}
