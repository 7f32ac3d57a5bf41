import { spawn } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Client } from "pg";
import { folderShelf } from "@/lib/files/folder-shelf";
import { fileStore } from "@/lib/files/store";
import { backUp, restore } from "@/scripts/backup/run";
import { placeOf, tablesOf } from "@/scripts/backup/tables";
import { projectRoot } from "@/scripts/child";
import { startThrowawayPostgres } from "@/scripts/throwaway-postgres";

export type Side = { ownerUrl: string; appUrl: string; files: string };

/** What a script says of one side, and its exit code. */
export async function saidBy(
  { ownerUrl, appUrl, files }: Side,
  script: string,
  ...args: string[]
): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, ["--import", "tsx", script, ...args], {
    cwd: projectRoot,
    env: { ...process.env, DATABASE_OWNER_URL: ownerUrl, DATABASE_URL: appUrl, FILES_FOLDER: files },
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk: Buffer) => (said += chunk.toString()));
  const [code] = (await once(child, "exit")) as [number | null];
  return { code, said: said.trim() };
}

/** What `npm run verify -- chain` says of one side, and its exit code. */
export const chainOf = (side: Side) => saidBy(side, "scripts/verify.ts", "chain");

/** Every table's rows and what they hold, as text, under one hash; tables in the order of their names. */
export async function contentsOf(ownerUrl: string): Promise<Map<string, { rows: number; hash: string }>> {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    // Moments are written as text: in one zone on both sides.
    await client.query("SET TIME ZONE 'UTC'");
    const contents = new Map<string, { rows: number; hash: string }>();
    for (const table of await tablesOf(client)) {
      const { rows } = await client.query<{ rows: number; hash: string }>(
        `SELECT count(*)::int AS rows, coalesce(md5(string_agg(md5(t::text), '' ORDER BY md5(t::text))), '') AS hash
         FROM ${placeOf(table)} AS t`,
      );
      if (rows[0]) contents.set(placeOf(table), rows[0]);
    }
    return contents;
  } finally {
    await client.end();
  }
}

/** Names and hashes of the files of a folder; the name says what the hash must be. */
export function filesOf(folder: string): Map<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return new Map(
    files
      .map((entry): [string, string] => [
        entry.name,
        createHash("sha256")
          .update(readFileSync(join(entry.parentPath, entry.name)))
          .digest("hex"),
      ])
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

/**
 * An encrypted backup of one installation, restored into a cluster that was empty; `look` is given the other side while it
 * stands.
 */
export async function drill<T>(
  from: Omit<Side, "appUrl">,
  folder: string,
  look: (to: Side, seconds: { backup: number; restore: number }) => Promise<T>,
): Promise<T> {
  const key = randomBytes(32);
  const began = Date.now();
  const report = await backUp(
    from.ownerUrl,
    fileStore(folderShelf(from.files)),
    join(folder, "backups"),
    key,
  );
  const backedUp = Date.now();
  const cluster = await startThrowawayPostgres("portal-restored-");
  try {
    const to = { ownerUrl: cluster.ownerUrl, appUrl: cluster.appUrl, files: join(cluster.folder, "files") };
    const started = Date.now();
    const { losses } = await restore(to.ownerUrl, fileStore(folderShelf(to.files)), report.folder, key);
    if (losses.length > 0) throw new Error(`${losses.length} documents came back without their files`);
    return await look(to, { backup: (backedUp - began) / 1_000, restore: (Date.now() - started) / 1_000 });
  } finally {
    await cluster.stop();
  }
}
