"use client";

import { Icon } from "@/components/ui/icon";
import { Progress } from "@/components/ui/progress";
import { fill } from "./fill";
import type { FormTexts } from "./form-texts";
import { readableSize } from "./upload";
import type { UploadItem } from "./use-uploads";

type LinesProps = {
  items: readonly UploadItem[];
  texts: FormTexts;
  onDrop: (key: number) => void;
  onAgain: (item: UploadItem) => Promise<void>;
};

/** Files on their way, arrived, or in trouble. */
export function FileLines({ items, ...rest }: LinesProps) {
  return (
    <ul className="files" aria-live="polite">
      {items.map((item) => (
        <FileLine key={item.key} item={item} {...rest} />
      ))}
    </ul>
  );
}

function FileLine({ item, texts, onDrop, onAgain }: Omit<LinesProps, "items"> & { item: UploadItem }) {
  const { key, name, size, sent, documentId, trouble, mayRetry } = item;
  const sizes = { name, sent: readableSize(sent), size: readableSize(size) };
  return (
    <li>
      {trouble ? (
        <span className="late">{trouble}</span>
      ) : (
        <span>{fill(documentId ? texts.fileSent : texts.fileSending, sizes)}</span>
      )}
      <span className="actions">
        {trouble && mayRetry ? (
          <button type="button" className="button button--quiet" onClick={() => void onAgain(item)}>
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

type PickerProps = {
  id: string;
  text: string;
  /** What the file is for: said to whoever does not see where the button stands. */
  label: string;
  icon: "camera" | "upload";
  accept?: string;
  multiple?: boolean;
  capture?: "environment";
  invalid?: boolean;
  describedBy?: string;
  onChoose: (files: FileList | null) => void;
};

/** A button that opens the device's own choice of files. */
export function FilePicker({ id, text, label, icon, invalid, describedBy, onChoose, ...input }: PickerProps) {
  return (
    <span className="picker">
      <input
        type="file"
        id={id}
        {...input}
        aria-invalid={invalid || undefined}
        aria-describedby={describedBy || undefined}
        onChange={(event) => {
          onChoose(event.target.files);
          event.target.value = "";
        }}
      />
      <label className="button button--second" htmlFor={id}>
        <Icon name={icon} />
        <span>
          {text}
          <span className="unseen">, {label}</span>
        </span>
      </label>
    </span>
  );
}
