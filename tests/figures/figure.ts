/** One of the proofs at full size: it prints what it counts as it goes. */
export type Figure = {
  /** What it shows, in a line. */
  shows: string;
  /** @returns what is broken, a sentence each; empty: it held */
  run(say: (line: string) => void): Promise<string[]>;
};
