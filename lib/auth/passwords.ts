import { hash, verify } from "@node-rs/argon2";

/** argon2id, 19 MiB, two passes: the least that OWASP asks for. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize("NFC"), cost);
}

let dummy: Promise<string> | undefined;

/**
 * Whether a password is the right one. Where there is no hash to check (an unknown address, an invitation not yet
 * accepted) the same work is done, so that the time tells nothing.
 */
export async function passwordIsRight(stored: string | null, password: string): Promise<boolean> {
  const against = stored ?? (await (dummy ??= hashPassword("no one has this password")));
  return (await verify(against, password.normalize("NFC"))) && stored !== null;
}
