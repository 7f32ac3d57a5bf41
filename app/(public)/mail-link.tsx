import type { ReactNode } from "react";

/** An address in a sentence as a link that opens the reader's own mail. */
export function mailLink(address: ReactNode) {
  return <a href={`mailto:${String(address)}`}>{address}</a>;
}
