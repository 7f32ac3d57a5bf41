"use client";

import { useEffect, useRef } from "react";
import { Notice } from "@/components/ui/notice";
import type { AlikeLine } from "@/lib/web/answer";
import { fillPath } from "./fill";
import type { FormTexts } from "./form-texts";

/** Addresses that hold "{id}": where one can be looked at, and where whoever meant it goes on. */
export type AlikeWays = { look: string; use: string };

type Props = AlikeWays & {
  title: string;
  known: readonly AlikeLine[];
  goOn: (seen: string[]) => void;
  texts: FormTexts;
};

/** What is known already and may be meant: one of them is taken, or the form goes on with what was typed. */
export function Alike({ title, known, look, use, goOn, texts }: Props) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div ref={box} tabIndex={-1}>
      <Notice tone="turn" title={title} role="alert">
        <ul className="plain">
          {known.map(({ id, name, about }) => (
            <li key={id}>
              <a href={fillPath(look, { id })} target="_blank" rel="noopener">
                {name}
              </a>
              <br />
              <span className="quiet">{about}</span>
              <br />
              <a href={fillPath(use, { id })} aria-label={`${texts.alikeUse}: ${name}`}>
                {texts.alikeUse}
              </a>
            </li>
          ))}
        </ul>
        <p>
          <button
            type="button"
            className="button button--second"
            onClick={() => goOn(known.map(({ id }) => id))}
          >
            {texts.alikeNone}
          </button>
        </p>
      </Notice>
    </div>
  );
}
