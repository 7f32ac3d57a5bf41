import { freePort } from "@/scripts/free-port";
import { startThrowawayPostgres } from "@/scripts/throwaway-postgres";
import { takeThrowawaySettings } from "@/scripts/throwaway-settings";
import { closeDb } from "@/lib/db/client";
import { migrate } from "@/prisma/migrate";

export type Ground = {
  appUrl: string;
  ownerUrl: string;
  /** Of this run alone; gone at its end. */
  folder: string;
  /** Where the portal's mail goes, and nobody listens yet. */
  smtpPort: number;
};

/** A migrated, empty database of this run and no server; this process and what it starts have its settings. */
export async function onGround<T>(name: string, work: (ground: Ground) => Promise<T>): Promise<T> {
  const postgres = await startThrowawayPostgres(`portal-${name}-`);
  try {
    await migrate(postgres.ownerUrl);
    const smtpPort = await freePort();
    const { appUrl, ownerUrl, folder } = postgres;
    takeThrowawaySettings({
      ...{ origin: "http://localhost:3000", appUrl, ownerUrl, folder },
      ...{ smtpUrl: `smtp://127.0.0.1:${smtpPort}`, workerInServer: false },
    });
    return await work({ appUrl, ownerUrl, folder, smtpPort });
  } finally {
    await closeDb();
    await postgres.stop();
  }
}
