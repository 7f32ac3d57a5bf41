"use client";

import { Close, Content, Description, Overlay, Portal, Root, Title } from "radix-ui/dialog";
import type { ReactNode } from "react";

type Props = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** The act, as a question. */
  title: string;
  /** What will happen, in words. */
  body: string;
  children: ReactNode;
};

/**
 * Only before what cannot be undone. The title is the act, the text what will happen, the button repeats the act.
 * Import it lazily: a page without a dialog does not carry its script.
 */
export function Dialog({ open, onOpenChange, title, body, children }: Props) {
  return (
    <Root open={open} onOpenChange={onOpenChange}>
      <Portal>
        <Overlay className="veil" />
        <Content className="dialog dialog--over">
          <Title>{title}</Title>
          <Description>{body}</Description>
          {children}
        </Content>
      </Portal>
    </Root>
  );
}

/** The button that closes a dialog and leaves everything as it was. */
export function DialogCancel({ children }: { children: ReactNode }) {
  return <Close className="button button--second">{children}</Close>;
}
