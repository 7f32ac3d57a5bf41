"use client";

import { useEffect, useRef, type MouseEvent } from "react";
import { fill } from "./fill";
import { controlId } from "./form-scope";
import type { FormTexts } from "./form-texts";

type Props = {
  formId: string;
  /** The sentence for the whole, when no field is to blame. */
  message: string;
  fields: Readonly<Record<string, string>>;
  /** What a field is called; the path itself where it is not known. */
  labelOf: (path: string) => string;
  /** Grows with every refusal, so that a second one is announced and focused too. */
  attempt: number;
  texts: FormTexts;
};

/** The control at a path, or at the nearest path around it: an error of a whole list leads to the list. */
function controlAt(formId: string, path: string): HTMLElement | null {
  const keys = path.split(".");
  for (let length = keys.length; length > 0; length -= 1) {
    const found = document.getElementById(controlId(formId, keys.slice(0, length).join(".")));
    if (found) return found;
  }
  return null;
}

/** "Court: fill this in": which field, and what to do about it. */
function named(label: string, path: string, text: string): string {
  if (label === path) return text;
  if (/[?…]$/.test(label)) return `${label} ${text}`;
  return `${label.replace(/[.:]$/, "")}: ${text.charAt(0).toLowerCase()}${text.slice(1)}`;
}

const before = (a: HTMLElement | null, b: HTMLElement | null) =>
  a && b && a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_PRECEDING ? 1 : -1;

/** What is to be corrected, each line a link to its field, in the order of the page. It takes the focus. */
export function ErrorSummary({ formId, message, fields, labelOf, attempt, texts }: Props) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), [attempt]);

  const lines = Object.entries(fields)
    .map(([path, text]) => ({
      path,
      text: named(labelOf(path), path, text),
      control: controlAt(formId, path),
    }))
    .sort((a, b) => before(a.control, b.control));
  const count = lines.length === 1 ? texts.errorsOne : fill(texts.errorsMany, { count: lines.length });

  const goTo = (event: MouseEvent, path: string) => {
    const control = controlAt(formId, path);
    if (!control) return;
    event.preventDefault();
    control.focus();
    control.scrollIntoView({ block: "center" });
  };

  return (
    <div className="summary" role="alert" tabIndex={-1} ref={box}>
      <h2>{lines.length > 0 ? count : message}</h2>
      {lines.length > 0 ? (
        <ul>
          {lines.map(({ path, text, control }) => (
            <li key={path}>
              {control ? (
                <a href={`#${control.id}`} onClick={(event) => goTo(event, path)}>
                  {text}
                </a>
              ) : (
                text
              )}
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
