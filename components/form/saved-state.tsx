"use client";

import { Saved } from "@/components/ui/badge";
import { useAnyUnsaved } from "./unsaved";

/** When the page's form was saved last; not said while something in it is not. */
export function SavedState({ saved, unsaved }: { saved: string; unsaved: string }) {
  const open = useAnyUnsaved();
  return (
    <span role="status">{open ? <span className="saved">{unsaved}</span> : <Saved>{saved}</Saved>}</span>
  );
}
