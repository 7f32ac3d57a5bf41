/** A typed name is the signer's when it reads the same: composed letters, one kind of space, upper or lower case. */
export function sameName(typed: string, name: string): boolean {
  return folded(typed) === folded(name);
}

const folded = (name: string) => name.normalize("NFC").replace(/\s+/gu, " ").trim().toLocaleLowerCase("es");

const minute = 60_000;
/** How long a password that was asked again counts. */
export const reauthLife = 5 * minute;

export function isRecent(reauthAt: Date | null, now: Date): reauthAt is Date {
  if (!reauthAt) return false;
  const age = now.getTime() - reauthAt.getTime();
  return age >= 0 && age <= reauthLife;
}
