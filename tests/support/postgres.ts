import { Client } from "pg";
import type { TestProject } from "vitest/node";
import { migrate } from "@/prisma/migrate";
import { startThrowawayPostgres } from "@/scripts/throwaway-postgres";

export type TestCluster = { adminUrl: string; ownerUrl: string; appUrl: string; folder: string };

declare module "vitest" {
  interface ProvidedContext {
    cluster: TestCluster;
  }
}

/** The migrated database that every test file's own database is copied from. */
export const templateName = "portal";

/** One server for the run, migrated once; removed with all its databases and files at the end. */
export default async function setup(project: TestProject) {
  const { stop, ...postgres } = await startThrowawayPostgres("portal-tests-");
  try {
    await migrate(postgres.ownerUrl);
    await allowCopies(postgres.adminUrl);
  } catch (error) {
    await stop();
    throw error;
  }
  const { adminUrl, ownerUrl, appUrl, folder } = postgres;
  project.provide("cluster", { adminUrl, ownerUrl, appUrl, folder });
  return stop;
}

/** A database can be copied only while nobody is connected to it. */
async function allowCopies(adminUrl: string): Promise<void> {
  const admin = new Client({ connectionString: adminUrl });
  await admin.connect();
  await admin.query(`ALTER DATABASE ${templateName} WITH ALLOW_CONNECTIONS false IS_TEMPLATE true`);
  await admin.end();
}
