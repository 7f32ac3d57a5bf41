/** A typed name is the signer's when it reads the same: composed letters, one kind of space, upper or lower case. */
export function sameName(typed: string, name: string): boolean {
  return folded(typed) === folded(name);
}

const folded = (name: string) => name.normalize("NFC").replace(/\s+/gu, " ").trim().toLocaleLowerCase("es");
