"use client";

import { useEffect, useRef, useState } from "react";
import { Notice } from "@/components/ui/notice";
import type { FieldValue } from "@/lib/errors";
import type { Clash } from "@/lib/web/answer";
import type { FormTexts } from "./form-texts";

/** How a form speaks of its fields, and puts a saved value into one. */
export type ClashDesk = {
  labelOf: (path: string) => string;
  worded: (path: string, value: FieldValue) => string;
  /** Whether the field stands in the form now. */
  mayTake: (path: string) => boolean;
  /** Puts the saved value into the form; what was typed stays readable here. */
  take: (path: string, value: FieldValue) => void;
};

type Props = { clashes: readonly Clash[]; desk: ClashDesk; texts: FormTexts };

type Shown = Clash & { label: string; theirWords: string; yourWords: string };

/** Both values of every field that somebody else changed meanwhile. Nothing is lost on either side. */
export function Clashes({ clashes, desk, texts }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const [taken, setTaken] = useState<ReadonlySet<string>>(new Set());
  // Worded once: when a row is taken over, the rows of the form move, and what was typed is not to be read anew.
  const [shown] = useState<readonly Shown[]>(() =>
    clashes.map((clash) => ({
      ...clash,
      label: desk.labelOf(clash.field),
      theirWords: desk.worded(clash.field, clash.theirs),
      yourWords: desk.worded(clash.field, clash.yours),
    })),
  );
  useEffect(() => box.current?.focus(), []);
  const take = ({ field, theirs }: Clash) => {
    desk.take(field, theirs);
    setTaken(new Set([...taken, field]));
  };
  return (
    <div className="stack" ref={box} tabIndex={-1}>
      <Notice tone="danger" title={texts.clashTitle} role="alert">
        {texts.clashBody}
      </Notice>
      {shown.map((clash) => (
        <div className="clash" key={clash.field}>
          <h3>{clash.label}</h3>
          <div>
            <p className="small quiet">{texts.clashTheirs}</p>
            <p>{clash.theirWords}</p>
          </div>
          <div>
            <p className="small quiet">{texts.clashYours}</p>
            <p>{clash.yourWords}</p>
          </div>
          {taken.has(clash.field) || desk.mayTake(clash.field) ? (
            <div className="actions">
              <button
                type="button"
                className="button button--second"
                aria-pressed={taken.has(clash.field)}
                onClick={() => take(clash)}
              >
                {taken.has(clash.field) ? texts.clashTaken : texts.clashTake}
              </button>
            </div>
          ) : null}
        </div>
      ))}
    </div>
  );
}
