/** A document as a list of blocks: what it says, not where it stands. */
export type Block =
  | { kind: "title"; text: string; under?: string; aside?: string[] }
  | { kind: "heading"; text: string }
  | { kind: "paragraph"; text: string; tone?: "quiet" | "strong" }
  /** Two languages side by side, kept in step across a page's end; the clause's number stands in the margin. */
  | { kind: "columns"; number?: string; titles: [string, string]; texts: [string, string] }
  /** One under the other, or `across`: up to four side by side, the first the widest and its first line strong. */
  | { kind: "facts"; facts: { term: string; fact: string }[]; across?: true }
  | { kind: "table"; columns: Column[]; rows: Row[] }
  /** The only thing that is coloured: an address that can be followed. */
  | { kind: "link"; text: string; href: string }
  /** Stations of a route over a border, side by side; on which side each stands says who holds the work. */
  | { kind: "route"; sides: [north: string, south: string]; stops: Stop[] }
  | { kind: "rule" }
  | { kind: "page" };

export type Stop = { height: "north" | "border" | "south"; title: string; under: string; text: string };

export type Column = { head: string; /** Share of the width. */ share: number; right?: true };
/** A note stands below, in the third voice: `GTQ 120.00 at 7.65`. */
export type Cell = string | { text: string; note: string };
export type Row =
  { kind: "row"; cells: Cell[] } | { kind: "section"; text: string } | { kind: "total"; cells: string[] };

export type SheetSpec = {
  /** Metadata: kind and code, never a name. */
  title: string;
  language: "en" | "es";
  /** At the foot of every page, beside "2 / 5". */
  footer: string;
  /** When it was made; the same date and blocks give the same bytes. */
  date: Date;
  /** US Letter unless said otherwise. */
  paper?: "letter" | "a4";
  /** Across every page of what is not final. */
  mark?: string;
  blocks: Block[];
};
