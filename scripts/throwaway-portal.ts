import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { migrate } from "@/prisma/migrate";
import { buildWhenStale } from "./build";
import { type Child, lastLines, projectRoot, startChild, toolPath } from "./child";
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
    const origin = originAt(port);
    const { appUrl, ownerUrl, folder } = postgres;
    const { smtpUrl, workerInServer } = options;
    takeThrowawaySettings({ origin, appUrl, ownerUrl, folder, smtpUrl, workerInServer });
    started.push(await startServer(port, options.serverLog));
    return { origin, adminUrl: postgres.adminUrl, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** By name: passkeys are bound to one, and to no number. */
export const originAt = (port: number) => `http://localhost:${port}`;

/**
 * The built server in one process, in this process's settings but for those in `env`; resolves when it answers.
 * @param logName where it writes, under test-results/
 * @param flags of Node itself
 */
export async function startServer(
  port: number,
  logName: string,
  env: Record<string, string> = {},
  flags: readonly string[] = [],
): Promise<Child> {
  const results = join(projectRoot, "test-results");
  mkdirSync(results, { recursive: true });
  const logFile = join(results, logName);
  rmSync(logFile, { force: true });
  const next = toolPath("next", "dist", "bin", "next");
  const args = [...flags, next, "start", "-H", "127.0.0.1", "-p", String(port)];
  const server = startChild({ name: "The portal", args, env: { ...env, NODE_ENV: "production" }, logFile });
  await waitForServer(`${originAt(port)}/api/health`, server).catch(async (error: unknown) => {
    await server.stop();
    throw new Error(`${String(error)}\n${lastLines(logFile)}`);
  });
  return server;
}
