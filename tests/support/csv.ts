/** Rows of a file by the grammar of RFC 4180: a field is quoted, with quotes doubled, or holds no comma, quote or line end. */
export function rowsOfCsv(text: string): string[][] {
  const field = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/y;
  const rows: string[][] = [[]];
  for (field.lastIndex = 0; field.lastIndex < text.length;) {
    const found = field.exec(text);
    if (!found) throw new Error(`Not CSV from letter ${field.lastIndex} on`);
    const [, quoted, plain, end] = found;
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain ?? "");
    if (end === "\r\n") rows.push([]);
  }
  return rows.filter((row) => row.length > 0);
}
