/** How large a run is asked for; what is left out is the full size. `small`: as it stands in `npm test`. */
export type Scale = { events?: number; kills?: number; only?: readonly string[]; small?: boolean };

/** One of the proofs at full size: it prints what it counts as it goes. */
export type Figure = {
  /** What it shows, in a line. */
  shows: string;
  /** @returns what is broken, a sentence each; empty: it held */
  run(say: (line: string) => void, scale: Scale): Promise<string[]>;
};
