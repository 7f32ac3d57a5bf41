"use client";

import { lazy, Suspense, useEffect, useState, type ReactNode } from "react";
import type { Line, PaletteTexts } from "./palette-answer";

const Palette = lazy(() => import("./palette").then((part) => ({ default: part.Palette })));

type Props = {
  /** Where to search without script: a list with a box of its own. */
  href: string;
  places: readonly Line[];
  texts: PaletteTexts;
  children: ReactNode;
};

/** In a field, letters are typed and command nothing. */
const writes = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.matches("input, textarea, select, [role=textbox]"));

/** Opens the palette: by its link, by Ctrl-K or ⌘-K anywhere, and by `/` outside of a field. */
export function SearchOpener({ href, places, texts, children }: Props) {
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || event.altKey) return;
      const command = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k";
      const slash = event.key === "/" && !event.ctrlKey && !event.metaKey && !writes(event.target);
      // A dialog that is open keeps its keys.
      if ((!command && !slash) || document.querySelector("[role=dialog], [role=alertdialog]")) return;
      event.preventDefault();
      setOpen(true);
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);
  return (
    <>
      <a
        className="seek"
        href={href}
        aria-keyshortcuts="/ Control+K Meta+K"
        onClick={(event) => {
          event.preventDefault();
          setOpen(true);
        }}
      >
        {children}
      </a>
      {open ? (
        <Suspense>
          <Palette places={places} texts={texts} onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  );
}
