export type Verdict = { verdict: "CLEAN" } | { verdict: "INFECTED"; found: string };

/** The scanner can't be reached, or said nothing: asked again until it answers. */
export class ScannerAway extends Error {
  override name = "ScannerAway";
}

/** The scanner answered, and that it can't tell: the file is longer than its limit, or it is in trouble itself. */
export class ScanRefused extends Error {
  override name = "ScanRefused";
}

/**
 * What clamd answers to INSTREAM: `stream: OK`, `stream: <signature> FOUND`, or a sentence that ends with ERROR. Only the
 * first two are verdicts: whatever else comes is never taken for a clean file.
 * @param answer without the NUL or line's end that closes it
 * @throws ScanRefused at anything else
 */
export function verdictIn(answer: string): Verdict {
  if (answer === "stream: OK") return { verdict: "CLEAN" };
  const [, signature] = /^stream: (\S.*) FOUND$/s.exec(answer) ?? [];
  // A signature is a word of the scanner's list: what is kept and shown of it can carry nothing else.
  if (signature) return { verdict: "INFECTED", found: signature.replace(/[^\w.:/-]/g, "_").slice(0, 120) };
  throw new ScanRefused(answer.endsWith("ERROR") ? answer.slice(0, 120) : "Not an answer of clamd");
}
