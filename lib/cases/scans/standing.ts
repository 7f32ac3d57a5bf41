/** What is known of a file that a person brought. Null: the portal made it itself. */
export type ScanState = "NOT_SCANNED" | "PENDING" | "CLEAN" | "INFECTED" | null;

/**
 * What a reader sees of it: `open` and `unscanned` are opened as ever; `checking` waits for the scanner; `infected` is
 * opened by nobody, ever.
 */
export type FileStanding = "open" | "unscanned" | "checking" | "infected";

/**
 * A file that waits for its verdict is opened by nobody, whoever brought it has it already. It waits only for a scanner
 * that there is: once the installation has none any more, it is what it is without one, not scanned.
 */
export function standingOf(scan: ScanState, hasScanner: boolean): FileStanding {
  if (scan === "INFECTED") return "infected";
  if (scan === "PENDING") return hasScanner ? "checking" : "unscanned";
  return scan === "NOT_SCANNED" ? "unscanned" : "open";
}

export const opens = (standing: FileStanding) => standing === "open" || standing === "unscanned";
