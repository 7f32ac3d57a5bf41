import { copyFile, link, mkdir, readdir, stat } from "node:fs/promises";
import { createReadStream, createWriteStream } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { FileStore } from "@/lib/files/store";

/**
 * Brings every file into a backup's folder. They are ciphertext, and named by their hash: one that an earlier backup holds
 * is the same file and is linked, so that a daily backup costs what is new, and may be removed without a look at others.
 * @param isNeeded asked for a file that is not in the store: it may have been erased since the rows were copied
 * @returns how many were brought, and how many had been erased meanwhile
 */
export async function backUpFiles(
  store: FileStore,
  addresses: readonly string[],
  folder: string,
  earlier: string | undefined,
  isNeeded: (address: string) => Promise<boolean>,
): Promise<{ kept: number; erased: number }> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  let erased = 0;
  for (const address of addresses) {
    const place = join(folder, address);
    if (earlier && (await linked(join(earlier, address), place))) continue;
    try {
      await pipeline(
        Readable.from(store.sealed(address)),
        createWriteStream(place, { flags: "wx", mode: 0o600 }),
      );
    } catch (error) {
      if (await isNeeded(address)) throw new Error(`File ${address} can't be read`, { cause: error });
      erased += 1;
    }
  }
  return { kept: addresses.length - erased, erased };
}

async function linked(from: string, place: string): Promise<boolean> {
  if (!(await stat(from).catch(() => null))) return false;
  // Another disk knows no link to this one.
  await link(from, place).catch(() => copyFile(from, place));
  return true;
}

/** Puts every file back under its address, proven to be what it was. @returns how many */
export async function restoreFiles(store: FileStore, folder: string): Promise<number> {
  const names = await readdir(folder);
  for (const name of names) {
    const address = await store.putSealed(createReadStream(join(folder, name)));
    if (address !== name) throw new Error(`File ${name} was changed in the backup.`);
  }
  return names.length;
}
