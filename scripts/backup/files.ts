import { createHash } from "node:crypto";
import { link, mkdir, readdir, rm } from "node:fs/promises";
import { createReadStream, createWriteStream } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { FileStore } from "@/lib/files/store";
import { namesToDisk } from "./to-disk";

/**
 * Brings every file into a backup's folder. They are ciphertext, and named by their hash: one that an earlier backup holds
 * is the same file and is linked, so that a daily backup keeps what is new, and may be removed without a look at others.
 * What is linked is read first: a copy that a disk has spoilt would else be every later backup's.
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
    const before = earlier && join(earlier, address);
    if (before && (await hashOf(before)) === address) {
      // Another disk knows no link to this one.
      await link(before, place).catch(() => write(createReadStream(before), place));
      continue;
    }
    try {
      await write(store.sealed(address), place);
    } catch (error) {
      if (await isNeeded(address)) throw new Error(`File ${address} can't be read`, { cause: error });
      await rm(place, { force: true });
      erased += 1;
    }
  }
  await namesToDisk(folder);
  return { kept: addresses.length - erased, erased };
}

/** It lies on the disk once this has ended. */
async function write(bytes: AsyncIterable<Uint8Array>, place: string): Promise<void> {
  await pipeline(Readable.from(bytes), createWriteStream(place, { flags: "wx", mode: 0o600, flush: true }));
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
