import { rmSync } from "node:fs";
import { join } from "node:path";
import { type EmbeddedPostgres, randomPasswords, startEmbeddedPostgres } from "@/prisma/embedded";
import { makeTemporaryFolder } from "@/prisma/postgres-binaries";

/** A database server of one run: its folder is gone when it stops. Its log goes to `logFile`, if one is named. */
export async function startThrowawayPostgres(
  prefix: string,
  logFile?: string,
): Promise<EmbeddedPostgres & { folder: string }> {
  const folder = makeTemporaryFolder(prefix);
  const remove = () => rmSync(folder, { recursive: true, force: true });
  // A run that is interrupted may not come to its end: then at the end of the process.
  process.once("exit", remove);
  try {
    const postgres = await startEmbeddedPostgres({
      folder: join(folder, "postgres"),
      passwords: randomPasswords(),
      throwaway: true,
      ...(logFile ? { logFile } : {}),
    });
    return {
      ...postgres,
      folder,
      stop: async () => {
        await postgres.stop();
        remove();
      },
    };
  } catch (error) {
    remove();
    throw error;
  }
}
