/** The last row of the page before, as it stands in an address. */
export type PageCursor = { at: Date; id: string };

/** Milliseconds and id; anything else is the first page. */
export function readCursor(value: string | string[] | undefined): PageCursor | null {
  const match =
    typeof value === "string"
      ? /^(\d{1,15})\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(value)
      : null;
  const at = new Date(Number(match?.[1]));
  return match?.[2] && !Number.isNaN(at.getTime()) ? { at, id: match[2] } : null;
}
