import { join } from "node:path";
import { rmSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { Client } from "pg";
import { closeDb } from "@/lib/db/client";
import { randomPasswords, startEmbeddedPostgres, type EmbeddedPostgres } from "@/prisma/embedded";
import { migrate } from "@/prisma/migrate";
import { makeTemporaryFolder } from "@/prisma/postgres-binaries";
import { buildWhenStale } from "@/scripts/build";
import { projectRoot, startChild, toolPath, type Child } from "@/scripts/child";
import { freePort } from "@/scripts/free-port";
import { takeThrowawaySettings } from "@/scripts/throwaway-settings";
import { waitForServer } from "@/scripts/wait-for-server";

/** How long a server or a database that was started again may take until it is of use, in milliseconds. */
const patience = 120_000;

/**
 * The built server over a database of this run that flushes what it commits, as in production; both can be killed
 * (SIGKILL) and started again where they were.
 */
export class KillablePortal {
  private server?: Child;
  private postgres?: EmbeddedPostgres;
  private readonly passwords = randomPasswords();

  private constructor(
    readonly folder: string,
    private readonly port: number,
  ) {}

  static async start(): Promise<KillablePortal> {
    if (!(await buildWhenStale())) throw new Error("The build failed; the reason is above.");
    const portal = new KillablePortal(makeTemporaryFolder("portal-crash-"), await freePort());
    // A run that is interrupted does not come to its end.
    process.once("exit", () => rmSync(portal.folder, { recursive: true, force: true }));
    try {
      const { appUrl, ownerUrl } = await portal.startDatabase();
      await migrate(ownerUrl);
      takeThrowawaySettings({
        ...{ origin: portal.origin, appUrl, ownerUrl, folder: portal.folder },
        ...{ smtpUrl: `smtp://127.0.0.1:${await freePort()}`, workerInServer: false },
      });
      await portal.startServer();
      return portal;
    } catch (error) {
      await portal.stop();
      throw error;
    }
  }

  get origin(): string {
    return `http://localhost:${this.port}`;
  }

  get adminUrl(): string {
    return Object.assign(new URL(this.running().adminUrl), { pathname: "/portal" }).href;
  }

  /** Resolves when the server answers and finds its database. */
  async startServer(): Promise<void> {
    const args = [
      toolPath("next", "dist", "bin", "next"),
      "start",
      "-H",
      "127.0.0.1",
      "-p",
      String(this.port),
    ];
    const logFile = join(projectRoot, "test-results", "figure-crash.log");
    this.server = startChild({ name: "The portal", args, env: { NODE_ENV: "production" }, logFile });
    await waitForServer(`${this.origin}/api/health`, this.server, patience);
    await this.healthy();
  }

  async killServer(): Promise<void> {
    await this.server?.kill();
  }

  /** Its postmaster and all its backends at once, as when the machine's power fails but for what its disk holds. */
  async killDatabase(): Promise<void> {
    const client = new Client({ connectionString: this.adminUrl });
    client.on("error", () => {});
    await client.connect();
    const { rows } = await client.query<{ pid: number }>(
      "SELECT pid FROM pg_stat_activity UNION SELECT pg_backend_pid() ORDER BY pid",
    );
    const { rows: own } = await client.query<{ file: string }>(
      "SELECT pg_read_file('postmaster.pid') AS file",
    );
    const postmaster = Number(own[0]?.file.split("\n")[0]);
    for (const pid of [postmaster, ...rows.map((row) => row.pid)]) killed(pid);
    await this.running().stop();
    await client.end().catch(() => {});
    await closeDb().catch(() => {});
  }

  /** Starts the database where it was; it recovers from its log. */
  async startDatabase(): Promise<EmbeddedPostgres> {
    const before = this.postgres?.port;
    for (const last = Date.now() + patience; ;) {
      try {
        this.postgres = await startEmbeddedPostgres({
          ...{ folder: join(this.folder, "postgres"), passwords: this.passwords },
          ...(before ? { preferredPort: before } : {}),
        });
        break;
      } catch (error) {
        // Its shared memory is in use as long as one of the killed is not quite gone.
        if (Date.now() > last || !String(error).includes("still in use")) throw error;
        await wait(100);
      }
    }
    if (before && this.postgres.port !== before) throw new Error("Another process took the database's port");
    return this.postgres;
  }

  /** Resolves when the server finds its database. */
  async healthy(): Promise<void> {
    for (const last = Date.now() + patience; ; await wait(100)) {
      const answer = await fetch(`${this.origin}/api/health`).catch(() => null);
      if (answer?.ok) return;
      if (Date.now() > last) throw new Error(`The server's health is ${answer?.status}`);
    }
  }

  async stop(): Promise<void> {
    await this.server?.stop();
    await closeDb().catch(() => {});
    await this.postgres?.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private running(): EmbeddedPostgres {
    if (!this.postgres) throw new Error("No database was started");
    return this.postgres;
  }
}

function killed(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // It ended by itself.
  }
}
