/** One thing to go to. */
export type Line = { href: string; label: string; note: string };

/** What was found by what is typed. */
export type Answer = { cases: Line[]; all: Line | null; organizations: Line[] };

export type PaletteTexts = {
  title: string;
  placeholder: string;
  waits: string;
  cases: string;
  organizations: string;
  places: string;
  none: string;
  searching: string;
  failed: string;
  keys: string;
};
