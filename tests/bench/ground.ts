import { rmSync } from "node:fs";
import { join } from "node:path";
import { Client } from "pg";
import { closeDb } from "@/lib/db/client";
import { migrate } from "@/prisma/migrate";
import { buildWhenStale } from "@/scripts/build";
import { projectRoot } from "@/scripts/child";
import { freePort } from "@/scripts/free-port";
import { originAt } from "@/scripts/throwaway-portal";
import { startThrowawayPostgres } from "@/scripts/throwaway-postgres";
import { takeThrowawaySettings } from "@/scripts/throwaway-settings";
import { casesMade, makeScene, type Scene } from "./scene";
import { openSite, type Site } from "./sites";

/** What every part of a bench stands on. */
export type Ground = {
  scene: Scene;
  /** The server with so many cases; opened when it is first asked for. */
  site(cases: number): Promise<Site>;
  /** Nobody listens at it: while pages are measured, mail and jobs wait in the queue. */
  smtpPort: number;
  databaseLog: string;
  /** Superuser, in the server of all databases. */
  adminUrl: string;
  close(): Promise<void>;
};

/**
 * A build, a database server of this run, and in its database `portal` what commands make of the scene. This process may
 * run commands there; sites are copies of it.
 */
export async function layGround(results: string, connections: number): Promise<Ground> {
  if (!(await buildWhenStale())) throw new Error("The build failed; the reason is above.");
  const databaseLog = join(results, "bench-postgres.log");
  rmSync(databaseLog, { force: true });
  const postgres = await startThrowawayPostgres("portal-bench-", databaseLog);
  const sites = new Map<number, Site>();
  const close = async () => {
    await closeDb();
    for (const site of sites.values()) await site.stop();
    await postgres.stop();
  };
  try {
    await migrate(postgres.ownerUrl);
    const smtpPort = await freePort();
    const { appUrl, ownerUrl, folder, adminUrl } = postgres;
    takeThrowawaySettings({
      ...{ origin: originAt(await freePort()), appUrl, ownerUrl, folder },
      ...{ smtpUrl: `smtp://127.0.0.1:${smtpPort}`, workerInServer: false },
    });
    const scene = await makeScene();
    const owner = new Client({ connectionString: ownerUrl });
    await owner.connect();
    await scene.tidy(owner).finally(() => owner.end());
    const site = async (cases: number) => {
      const open = sites.get(cases);
      if (open) return open;
      await closeDb();
      console.log(`A server with ${cases} cases`);
      const readers = cases > casesMade ? scene.readers : null;
      const opened = await openSite({ postgres, cases, readers, connections });
      await scene.tidy(opened.admin);
      sites.set(cases, opened);
      return opened;
    };
    return { scene, site, smtpPort, databaseLog, adminUrl, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** A page that leaves an error in the log (a word that is missing) spends its time on telling of it. */
export const logOf = (site: Site) => join(projectRoot, "test-results", site.log);
