"use client";

import { lazy, Suspense, useCallback, useRef, useState, type ReactNode } from "react";
import type { ServerAction } from "@/lib/web/answer";
import type { FormTexts, IdentityTexts, PasskeyTexts } from "./form-texts";
import { IdentityAsked } from "./identity-asked";

const IdentityDialog = lazy(() =>
  import("./identity-dialog").then((part) => ({ default: part.IdentityDialog })),
);

export type IdentityProps = {
  userId: string;
  confirm: ServerAction;
  words: IdentityTexts;
  texts: FormTexts;
  passkey: PasskeyTexts;
};

/**
 * Where the server answers that somebody is to confirm who they are, a dialog asks for it, and the form that was refused
 * is sent again as it was: nothing that was typed is touched. Its script is fetched when it is first asked.
 */
export function IdentityProvider({ children, ...props }: IdentityProps & { children: ReactNode }) {
  const [open, setOpen] = useState(false);
  const heard = useRef<((confirmed: boolean) => void) | null>(null);
  const ask = useCallback(() => {
    heard.current?.(false);
    setOpen(true);
    return new Promise<boolean>((resolve) => {
      heard.current = resolve;
    });
  }, []);
  const close = useCallback((confirmed: boolean) => {
    setOpen(false);
    heard.current?.(confirmed);
    heard.current = null;
  }, []);
  return (
    <IdentityAsked value={ask}>
      {children}
      {open ? (
        <Suspense>
          <IdentityDialog {...props} onClose={close} />
        </Suspense>
      ) : null}
    </IdentityAsked>
  );
}
