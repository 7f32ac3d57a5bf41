import { waitRow, type WaitKind } from "./wait-kinds";

/** The address at which what waits is done. The record that waits is the anchor of its page. */
export function waitHref(code: string, kind: WaitKind, ref: string | null): string {
  const page = `/cases/${code}/${waitRow(kind).page}`;
  return ref ? `${page}#${ref}` : page;
}
