import { createHash } from "node:crypto";
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

/** What came of a backup's files: addresses that stand in the store again, and of those that are not what they were. */
export type FilesRestored = { brought: Set<string>; changed: Set<string> };

/**
 * Puts every file back under its address, if it is proven to be what it was. One that is not is left out and told of: it
 * must not keep all others from coming back. May be repeated.
 * @throws Error when the store can't take them
 */
export async function restoreFiles(store: FileStore, folder: string): Promise<FilesRestored> {
  const result: FilesRestored = { brought: new Set(), changed: new Set() };
  for (const address of await addressesIn(folder)) {
    const place = join(folder, address);
    const isWhole = (await hashOf(place)) === address;
    if (isWhole) await store.putSealed(createReadStream(place));
    result[isWhole ? "brought" : "changed"].add(address);
  }
  return result;
}

async function addressesIn(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw error;
  });
  return names.filter((name) => /^[0-9a-f]{64}$/.test(name));
}

/** null: the disk does not give it any more. */
async function hashOf(place: string): Promise<string | null> {
  const hash = createHash("sha256");
  try {
    for await (const bytes of createReadStream(place)) hash.update(bytes as Buffer);
    return hash.digest("hex");
  } catch {
    return null;
  }
}
