import { Readable } from "node:stream";
import { env } from "@/lib/env";
import { type Entry, readArchive, writeArchive } from "./archive";

/** The secrets without which a restored database is noise, by the names of their settings. */
type Secrets = { KEY_ENCRYPTION_KEY: string; KEY_ENCRYPTION_KEYS_OLD: string; AUTH_SECRET: string };

/**
 * Writes this installation's keys, sealed, to a file of their own. It belongs to another place than the backups: whoever
 * has both, and the backups' key, can read everything.
 */
export async function backUpKeys(file: string, key: Uint8Array): Promise<void> {
  const { KEY_ENCRYPTION_KEY, KEY_ENCRYPTION_KEYS_OLD, AUTH_SECRET } = env();
  const head: Secrets = {
    KEY_ENCRYPTION_KEY,
    KEY_ENCRYPTION_KEYS_OLD: KEY_ENCRYPTION_KEYS_OLD.join(","),
    AUTH_SECRET,
  };
  const entries = Readable.from([{ head, bytes: Readable.from([]) }]) as AsyncIterable<Entry>;
  await writeArchive(file, key, entries);
}

/** The settings as they stood, a line each. */
export async function readKeys(file: string, key: Uint8Array): Promise<string> {
  for await (const { head } of readArchive(file, key))
    return Object.entries(head as Secrets)
      .map(([name, value]) => `${name}=${value}\n`)
      .join("");
  throw new Error(`${file} is empty.`);
}
