import { mkdirSync, rmSync } from "node:fs";
import { freePort } from "@/scripts/free-port";
import { startThrowawayPortal } from "@/scripts/throwaway-portal";
import { closeDb } from "@/lib/db/client";
import { startScanner } from "@/tests/support/clamd";
import { startCatcher } from "@/tests/support/mail-catcher";
import { feesAndTexts } from "@/tests/support/world";
import { documentsFolder, mailFolder } from "./folders";

/**
 * Playwright's global setup: the built server over a database, a mail catcher and a virus scanner of this run, with fees,
 * rates and texts, which are the same for all. Every test finds the addresses in the environment; its people and cases are its own
 * business.
 */
export default async function setup(): Promise<() => Promise<void>> {
  for (const folder of [mailFolder, documentsFolder]) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
  }
  const catcher = await startCatcher({ port: await freePort(), folder: mailFolder });
  const scanner = await startScanner();
  process.env.CLAMD_ADDRESS = `127.0.0.1:${scanner.port}`;
  try {
    const portal = await startThrowawayPortal({
      name: "e2e",
      serverLog: "server.log",
      smtpUrl: catcher.url,
      workerInServer: true,
    });
    await feesAndTexts();
    await closeDb();
    return async () => {
      await portal.stop();
      await scanner.stop();
      await catcher.stop();
    };
  } catch (error) {
    await scanner.stop();
    await catcher.stop();
    throw error;
  }
}
