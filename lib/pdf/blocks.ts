/** A document as a list of blocks: what it says, not where it stands. */
export type Block =
  | { kind: "title"; text: string; under?: string; aside?: string[] }
  | { kind: "heading"; text: string }
  | { kind: "paragraph"; text: string; tone?: "quiet" | "strong" }
  /** Two languages side by side, kept in step across a page's end. */
  | { kind: "columns"; titles: [string, string]; texts: [string, string] }
  | { kind: "facts"; facts: { term: string; fact: string }[] }
  | { kind: "table"; columns: Column[]; rows: Row[] }
  | { kind: "rule" }
  | { kind: "page" };

export type Column = { head: string; /** Share of the width. */ share: number; right?: true };
export type Row =
  | { kind: "row"; cells: string[] }
  | { kind: "section"; text: string }
  | { kind: "total"; cells: string[] };

export type SheetSpec = {
  /** Metadata: kind and code, never a name. */
  title: string;
  language: "en" | "es";
  /** At the foot of every page, beside "2 / 5". */
  footer: string;
  /** When it was made; the same date and blocks give the same bytes. */
  date: Date;
  /** Across every page of what is not final. */
  mark?: string;
  blocks: Block[];
};
