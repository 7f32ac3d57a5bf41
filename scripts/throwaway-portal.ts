import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { migrate } from "@/prisma/migrate";
import { buildWhenStale } from "./build";
import { lastLines, projectRoot, startChild, toolPath } from "./child";
import { freePort } from "./free-port";
import { startThrowawayPostgres } from "./throwaway-postgres";
import { takeThrowawaySettings } from "./throwaway-settings";
import { waitForServer } from "./wait-for-server";

export type ThrowawayPortal = {
  origin: string;
  /** Superuser of the database server, for what only it can do (its log, a vacuum). */
  adminUrl: string;
  stop(): Promise<void>;
};

export type ThrowawayOptions = {
  name: string;
  /** Where the server writes, under test-results/. */
  serverLog: string;
  smtpUrl: string;
  workerInServer: boolean;
  /** Where PostgreSQL writes its log; without it, nowhere. */
  databaseLog?: string;
};

/**
 * The built server (built first when stale) in one process over a migrated, empty database of this run, on free ports, so
 * that it runs beside a demo. Its settings stand in this process's environment too: whoever starts it may run commands.
 */
export async function startThrowawayPortal(options: ThrowawayOptions): Promise<ThrowawayPortal> {
  const started: { stop(): Promise<void> }[] = [];
  const stop = async () => {
    for (const one of started.reverse()) await one.stop();
  };
  try {
    if (!(await buildWhenStale())) throw new Error("The build failed; the reason is above.");
    const postgres = await startThrowawayPostgres(`portal-${options.name}-`, options.databaseLog);
    started.push(postgres);
    await migrate(postgres.ownerUrl);
    const port = await freePort();
    // By name: passkeys are bound to one, and to no number.
    const origin = `http://localhost:${port}`;
    const { appUrl, ownerUrl, folder } = postgres;
    const { smtpUrl, workerInServer } = options;
    takeThrowawaySettings({ origin, appUrl, ownerUrl, folder, smtpUrl, workerInServer });
    const results = join(projectRoot, "test-results");
    mkdirSync(results, { recursive: true });
    const logFile = join(results, options.serverLog);
    rmSync(logFile, { force: true });
    const args = [toolPath("next", "dist", "bin", "next"), "start", "-H", "127.0.0.1", "-p", String(port)];
    const server = startChild({ name: "The portal", args, env: { NODE_ENV: "production" }, logFile });
    started.push(server);
    await waitForServer(`${origin}/api/health`, server).catch((error: unknown) => {
      throw new Error(`${String(error)}\n${lastLines(logFile)}`);
    });
    return { origin, adminUrl: postgres.adminUrl, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
