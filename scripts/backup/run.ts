import { mkdirSync, readdirSync, renameSync, rmSync, existsSync } from "node:fs";
import { join } from "node:path";
import { Client } from "pg";
import type { FileStore } from "@/lib/files/store";
import { writeArchive } from "./archive";
import { dump } from "./dump";
import { backUpFiles, restoreFiles } from "./files";
import { load } from "./load";
import type { End } from "./tables";

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
    renameSync(unfinished, folder);
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
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    return ((await client.query(`SELECT 1 FROM "Document" WHERE address = $1`, [address])).rowCount ?? 0) > 0;
  } finally {
    await client.end();
  }
}

/** Restores a backup's folder into an empty database and store. */
export async function restore(
  ownerUrl: string,
  store: FileStore,
  from: string,
  key: Uint8Array,
): Promise<{ rows: End["rows"]; files: number }> {
  // Files first: a row never names one that is not there.
  const files = await restoreFiles(store, join(from, filesFolder));
  const { rows } = await load(ownerUrl, join(from, database), key);
  return { rows, files };
}
