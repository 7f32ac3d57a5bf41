"use client";

import { useEffect, useRef, useState } from "react";
import { Notice } from "@/components/ui/notice";
import type { Clash } from "@/lib/web/answer";
import type { FormTexts } from "./form-texts";

type Props = {
  clashes: readonly Clash[];
  labelOf: (path: string) => string;
  /** Puts the saved text into the field; what was typed stays readable here. */
  onTake: (path: string, value: string) => void;
  texts: FormTexts;
};

/** Both texts of every field that somebody else changed meanwhile. Nothing is lost on either side. */
export function Clashes({ clashes, labelOf, onTake, texts }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const [taken, setTaken] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => box.current?.focus(), []);
  const take = ({ field, theirs }: Clash) => {
    onTake(field, theirs);
    setTaken(new Set([...taken, field]));
  };
  return (
    <div className="stack" ref={box} tabIndex={-1}>
      <Notice tone="danger" title={texts.clashTitle} role="alert">
        {texts.clashBody}
      </Notice>
      {clashes.map((clash) => (
        <div className="clash" key={clash.field}>
          <h3>{labelOf(clash.field)}</h3>
          <div>
            <p className="small quiet">{texts.clashTheirs}</p>
            <p>{clash.theirs || texts.empty}</p>
          </div>
          <div>
            <p className="small quiet">{texts.clashYours}</p>
            <p>{clash.yours || texts.empty}</p>
          </div>
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
        </div>
      ))}
    </div>
  );
}
