import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";

/** What npm writes over in place, as `npm prune` does: a shared one would say of both copies what is true of one. */
const writtenInPlace = ".package-lock.json";

/**
 * Copies a folder's contents as `cp -al` does: files are shared, which takes a moment, and a step that replaces one leaves
 * the other as it was. Files that are known to be written over in place are copied.
 */
export function copyLinked(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  const copied = spawnSync("cp", ["-a", "--link", `${from}/.`, to]);
  // Another disk shares no files, and another system's `cp` does not know how.
  if (copied.status !== 0) cpSync(from, to, { recursive: true, verbatimSymlinks: true });
  for (const path of [writtenInPlace, join("node_modules", writtenInPlace)]) {
    if (!existsSync(join(from, path))) continue;
    rmSync(join(to, path), { force: true });
    cpSync(join(from, path), join(to, path), { preserveTimestamps: true });
  }
}
