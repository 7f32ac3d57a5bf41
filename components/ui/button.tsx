import { useId, type ButtonHTMLAttributes, type ReactNode } from "react";
import { Icon } from "./icon";
import type { IconName } from "./icon-shapes";

export type ButtonTone = "solid" | "second" | "danger" | "danger-sure" | "quiet";

const toneClass: Record<ButtonTone, string> = {
  solid: "button",
  second: "button button--second",
  danger: "button button--danger",
  "danger-sure": "button button--danger button--danger-sure",
  quiet: "button button--quiet",
};

/** Class names of a button's tone, with `wide` over the whole width. */
export function buttonClass(tone: ButtonTone = "solid", wide = false, extra?: string): string {
  return [toneClass[tone], wide && "button--wide", extra].filter(Boolean).join(" ");
}

type Look = { tone?: ButtonTone; wide?: boolean; icon?: IconName; children: ReactNode };

type ButtonProps = Look &
  Omit<ButtonHTMLAttributes<HTMLButtonElement>, "disabled" | "aria-disabled" | "children">;

/** The words of a button; its picture before them, an arrow that leads on after them. */
function Said({ icon, children }: Pick<Look, "icon" | "children">) {
  if (!icon) return children;
  return icon === "arrow-right" ? (
    <>
      {children}
      <Icon name={icon} />
    </>
  ) : (
    <>
      <Icon name={icon} />
      {children}
    </>
  );
}

/** A button. It is never `disabled`: one that cannot be used yet is a BlockedButton, which says why. */
export function Button({ tone, wide, icon, className, children, type = "button", ...rest }: ButtonProps) {
  return (
    <button type={type} className={buttonClass(tone, wide, className)} {...rest}>
      <Said icon={icon}>{children}</Said>
    </button>
  );
}

type BlockedProps = Look & {
  /** Why not, or what it waits for; may hold the link that leads there. */
  reason: ReactNode;
};

/** A button that cannot be used yet: it stays readable, keeps focus, does nothing, and says why. */
export function BlockedButton({ tone, wide, icon, reason, children }: BlockedProps) {
  const id = useId();
  return (
    <>
      <button type="button" className={buttonClass(tone, wide)} aria-disabled="true" aria-describedby={id}>
        <Said icon={icon}>{children}</Said>
      </button>
      <span className="small" id={id}>
        {reason}
      </span>
    </>
  );
}

type LinkButtonProps = Look & { href: string; lang?: string; label?: string; download?: boolean };

/** A link that looks like a button. */
export function LinkButton({ tone, wide, icon, href, lang, label, download, children }: LinkButtonProps) {
  return (
    <a className={buttonClass(tone, wide)} href={href} lang={lang} aria-label={label} download={download}>
      <Said icon={icon}>{children}</Said>
    </a>
  );
}
