import { mkdirSync, readdirSync, renameSync, rmSync, existsSync } from "node:fs";
import { join } from "node:path";
import { Client } from "pg";
import type { FileStore } from "@/lib/files/store";
import { writeArchive } from "./archive";
import { dump } from "./dump";
import { backUpFiles, restoreFiles } from "./files";
import { load, refuseWhenInUse } from "./load";
import type { End } from "./tables";
import { namesToDisk } from "./to-disk";

const database = "database.sealed";
const filesFolder = "files";

export type BackupReport = { folder: string; tables: number; rows: number; files: number; erased: number };

/**
 * Backs up to a new folder under `to`, named by the moment. It has that name only once it is whole; one whose name begins
 * with "unfinished" was cut short. Keys are not in it: see keys.ts.
 */
export async function backUp(
  ownerUrl: string,
  store: FileStore,
  to: string,
  key: Uint8Array,
): Promise<BackupReport> {
  const name = new Date().toISOString().replaceAll(":", "-");
  const [earlier] = existsSync(to) ? backupsIn(to).slice(-1) : [];
  const unfinished = join(to, `unfinished-${name}`);
  mkdirSync(unfinished, { recursive: true, mode: 0o700 });
  try {
    let end: End | undefined;
    await writeArchive(
      join(unfinished, database),
      key,
      dump(ownerUrl, (told) => (end = told)),
    );
    if (!end) throw new Error("The database was not copied to its end.");
    const { kept, erased } = await backUpFiles(
      store,
      end.files,
      join(unfinished, filesFolder),
      earlier && join(to, earlier, filesFolder),
      (address) => isNamed(ownerUrl, address),
    );
    const folder = join(to, name);
    await namesToDisk(unfinished);
    renameSync(unfinished, folder);
    await namesToDisk(to);
    const counts = Object.values(end.rows);
    return {
      folder,
      tables: counts.length,
      rows: counts.reduce((sum, count) => sum + count, 0),
      files: kept,
      erased,
    };
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    throw error;
  }
}

/** Finished backups of a folder, oldest first. */
export function backupsIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => /^\d{4}-\d\d-\d\dT/.test(name))
    .sort();
}

async function isNamed(ownerUrl: string, address: string): Promise<boolean> {
  const documents = await withOwner(ownerUrl, (client) => documentsOf(client, [address]));
  return documents.length > 0;
}

/** A document without its file: the backup lacks it, or holds something else under its address. */
export type Loss = { documentId: string; address: string; how: "missing" | "changed" };

/**
 * Restores a backup's folder into an empty database and store. Files that the backup has lost stop nothing: what is there
 * comes back, and the documents whose files do not are told.
 * @throws Error when the database is in use, before anything is written; or when the archive is not whole: no row then came
 */
export async function restore(
  ownerUrl: string,
  store: FileStore,
  from: string,
  key: Uint8Array,
): Promise<{ rows: End["rows"]; files: number; losses: Loss[] }> {
  await withOwner(ownerUrl, refuseWhenInUse);
  // Files before rows: should the store fail, the database is still empty and all of it may be done again.
  const { brought, changed } = await restoreFiles(store, join(from, filesFolder));
  const { rows, files } = await load(ownerUrl, join(from, database), key);
  const lost = files.filter((address) => !brought.has(address));
  const documents = await withOwner(ownerUrl, (client) => documentsOf(client, lost));
  const losses = documents.map((document): Loss => ({
    ...document,
    how: changed.has(document.address) ? "changed" : "missing",
  }));
  return { rows, files: files.length - lost.length, losses };
}

async function documentsOf(client: Client, addresses: readonly string[]): Promise<Omit<Loss, "how">[]> {
  const { rows } = await client.query<Omit<Loss, "how">>(
    `SELECT id AS "documentId", address FROM "Document" WHERE address = ANY($1) ORDER BY id`,
    [addresses],
  );
  return rows;
}

async function withOwner<T>(ownerUrl: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
