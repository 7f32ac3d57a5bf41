/**
 * A typed name is the signer's when it reads the same: composed letters, one kind of space, of apostrophe and of hyphen,
 * upper or lower case. A keyboard has the straight ones, a word processor wrote the others.
 */
export function sameName(typed: string, name: string): boolean {
  return folded(typed) === folded(name);
}

const folded = (name: string) =>
  name
    .normalize("NFC")
    .replace(/\s+/gu, " ")
    .replace(/[‘’ʼ´`]/gu, "'")
    .replace(/[‐‑–]/gu, "-")
    .trim()
    .toLocaleLowerCase("es");
