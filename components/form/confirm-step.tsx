"use client";

import { lazy, Suspense, useEffect, type ReactNode } from "react";

const load = () => import("@/components/ui/dialog");
const Dialog = lazy(() => load().then((part) => ({ default: part.Dialog })));
const DialogCancel = lazy(() => load().then((part) => ({ default: part.DialogCancel })));

export type Confirm = {
  title: string;
  body: string;
  /** The act again: "Void it". */
  submit: string;
  cancel: string;
  /** The fields stand in the dialog (a reason for the act), and the page shows only the button. */
  holdsFields?: boolean;
};

type Props = {
  confirm: Confirm;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  children?: ReactNode;
  act: ReactNode;
};

/** The dialog before an act that cannot be undone. Its script is fetched once the page stands, not with it. */
export function ConfirmStep({ confirm, open, onOpenChange, children, act }: Props) {
  useEffect(() => {
    void load();
  }, []);
  if (!open) return null;
  return (
    <Suspense>
      <Dialog open onOpenChange={onOpenChange} title={confirm.title} body={confirm.body}>
        {children}
        <div className="actions">
          {act}
          <DialogCancel>{confirm.cancel}</DialogCancel>
        </div>
      </Dialog>
    </Suspense>
  );
}
