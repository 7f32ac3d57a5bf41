import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  chownSync,
  createWriteStream,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { Client } from "pg";
import { freePort } from "@/scripts/free-port";
import { type ServerUser, postgresBinaries, serverUser } from "./postgres-binaries";

export type RolePasswords = { admin: string; owner: string; app: string };

export type EmbeddedPostgres = {
  port: number;
  /** Superuser, database `postgres`: makes and drops databases. Never given to the application. */
  adminUrl: string;
  /** Role portal_owner: migrations only. */
  ownerUrl: string;
  /** Role portal_app, without DDL: what the application runs as. */
  appUrl: string;
  /** Whether the data folder was made by this start. */
  isNew: boolean;
  stop(): Promise<void>;
};

export type EmbeddedOptions = {
  folder: string;
  passwords: RolePasswords;
  /** Taken when it is free. */
  preferredPort?: number;
  logFile?: string;
  /** Nothing of value is in it: no flush to disk, and the folder is removed when the server stops. */
  throwaway?: boolean;
};

/** Fresh random passwords for the three roles. */
export function randomPasswords(): RolePasswords {
  const password = () => randomBytes(18).toString("base64url");
  return { admin: password(), owner: password(), app: password() };
}

/**
 * Starts a real PostgreSQL from npm in `folder` on 127.0.0.1 and makes the two roles and the database `portal`.
 * A second start of the same folder keeps its data. Throws when another server is using the folder.
 */
export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const user = serverUser();
  const binaries = postgresBinaries(user);
  await endServerLeftBehind(options.folder);
  const isNew = !existsSync(join(options.folder, "PG_VERSION"));
  if (isNew) await initialise(binaries.initdb, options, user);
  const { server, port } = await launch(binaries.postgres, options, user);
  const address = (role: string, password: string, database: string) =>
    `postgresql://${role}:${password}@127.0.0.1:${port}/${database}`;
  const adminUrl = address("postgres", options.passwords.admin, "postgres");
  try {
    await makeRolesAndDatabase(adminUrl, options.passwords);
  } catch (error) {
    await stopServer(server);
    throw error;
  }
  return {
    port,
    adminUrl,
    ownerUrl: address("portal_owner", options.passwords.owner, "portal"),
    appUrl: address("portal_app", options.passwords.app, "portal"),
    isNew,
    stop: async () => {
      await stopServer(server);
      if (options.throwaway) rmSync(options.folder, { recursive: true, force: true });
    },
  };
}

async function initialise(initdb: string, { folder, passwords }: EmbeddedOptions, user: ServerUser) {
  // A folder without PG_VERSION is the rest of an initialisation that was cut short.
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const passwordFile = `${folder}.password`;
  writeFileSync(passwordFile, `${passwords.admin}\n`, { mode: 0o600 });
  if (user.uid !== undefined && user.gid !== undefined) {
    chownSync(folder, user.uid, user.gid);
    chownSync(passwordFile, user.uid, user.gid);
  }
  const flags = [
    "--username=postgres",
    `--pwfile=${passwordFile}`,
    "--auth=scram-sha-256",
    "--encoding=UTF8",
  ];
  const locale = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"];
  try {
    const child = spawn(initdb, [`--pgdata=${folder}`, "--no-sync", ...flags, ...locale], {
      ...user,
      cwd: "/",
    });
    let output = "";
    child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on("data", (chunk: Buffer) => (output += chunk.toString()));
    const code = await exitOf(child);
    if (code !== 0) throw new Error(`initdb ended with ${code}: ${output}`);
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

/** Starts the server; tries other ports when somebody was quicker to take the free one. */
async function launch(postgres: string, options: EmbeddedOptions, user: ServerUser) {
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort(attempt === 1 ? options.preferredPort : undefined);
    try {
      return { server: await launchOn(port, postgres, options, user), port };
    } catch (error) {
      if (attempt === 5 || !String(error).includes("Address already in use")) throw error;
    }
  }
}

function launchOn(port: number, postgres: string, options: EmbeddedOptions, user: ServerUser) {
  const settings = [
    "listen_addresses=127.0.0.1",
    "unix_socket_directories=",
    "max_connections=200",
    "lc_messages=C",
  ];
  if (options.throwaway) settings.push("fsync=off", "synchronous_commit=off", "full_page_writes=off");
  const flags = settings.flatMap((setting) => ["-c", setting]);
  const server = spawn(postgres, ["-D", options.folder, "-p", String(port), ...flags], {
    ...user,
    cwd: "/",
    // A process group of its own: Ctrl-C in a terminal reaches us first, and we stop the database last.
    detached: true,
    stdio: ["ignore", "ignore", "pipe"],
  });
  const endWithUs = () => server.kill(options.throwaway ? "SIGQUIT" : "SIGINT");
  process.once("exit", endWithUs);
  const log = options.logFile ? createWriteStream(options.logFile, { flags: "a", mode: 0o600 }) : undefined;
  return new Promise<ChildProcess>((resolve, reject) => {
    let output = "";
    let isReady = false;
    server.once("error", reject);
    server.once("exit", (code) => {
      log?.end();
      process.off("exit", endWithUs);
      if (!isReady) reject(new Error(`PostgreSQL ended with ${code} while it started: ${output}`));
    });
    server.stderr.on("data", (chunk: Buffer) => {
      log?.write(chunk);
      if (isReady) return;
      output += chunk.toString();
      isReady = output.includes("ready to accept connections");
      if (isReady) resolve(server);
    });
  });
}

async function makeRolesAndDatabase(adminUrl: string, passwords: RolePasswords) {
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  try {
    for (const [role, password] of [
      ["portal_owner", passwords.owner],
      ["portal_app", passwords.app],
    ] as const) {
      const { rowCount } = await client.query("SELECT 1 FROM pg_roles WHERE rolname = $1", [role]);
      await client.query(
        `${rowCount ? "ALTER" : "CREATE"} ROLE ${role} LOGIN PASSWORD ${client.escapeLiteral(password)}`,
      );
    }
    const { rowCount } = await client.query("SELECT 1 FROM pg_database WHERE datname = 'portal'");
    if (!rowCount) await client.query("CREATE DATABASE portal OWNER portal_owner");
  } finally {
    await client.end();
  }
}

/** Fast shutdown: open transactions are rolled back, nothing committed is lost. */
async function stopServer(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const ended = exitOf(server);
  server.kill("SIGINT");
  await ended;
}

/**
 * A server whose starter was killed goes on running. Its folder is ours alone, so it is stopped before the
 * next start; the caller has made sure that no other demo is using the folder.
 */
async function endServerLeftBehind(folder: string): Promise<void> {
  const pidFile = join(folder, "postmaster.pid");
  if (!existsSync(pidFile)) return;
  const [pid, dataFolder] = readFileSync(pidFile, "utf8").split("\n");
  if (!pid || dataFolder !== folder || !isPostgres(Number(pid))) return;
  process.kill(Number(pid), "SIGINT");
  for (const end = Date.now() + 20_000; existsSync(pidFile) && isPostgres(Number(pid));) {
    if (Date.now() > end)
      throw new Error(`A PostgreSQL (process ${pid}) keeps using ${folder} and does not stop.`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Whether the process lives and is a PostgreSQL server: its number may have gone to another program since. */
function isPostgres(pid: number): boolean {
  try {
    process.kill(pid, 0);
    const command = `/proc/${pid}/cmdline`;
    return !existsSync(dirname(command)) || readFileSync(command, "utf8").includes("postgres");
  } catch {
    return false;
  }
}

function exitOf(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", resolve);
  });
}
