"use client";

import { Close, Content, Description, Overlay, Portal, Root, Title } from "radix-ui/dialog";
import { useRef, type ReactNode } from "react";

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
  const opener = useRef<Element | null>(null);
  // What the act brought (a summary of errors) may have the focus by then; it keeps it.
  const giveBack = () => {
    if (document.activeElement === document.body && opener.current instanceof HTMLElement)
      opener.current.focus();
  };
  return (
    <Root open={open} onOpenChange={onOpenChange}>
      <Portal>
        <Overlay className="veil" />
        <Content
          className="dialog dialog--over"
          onOpenAutoFocus={() => {
            opener.current = document.activeElement;
          }}
          onCloseAutoFocus={giveBack}
        >
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
