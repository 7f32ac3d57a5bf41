import { db } from "@/lib/db/client";
import { startWorkerProcess } from "../figures/worker-process";
import { startCatcher } from "../support/mail-catcher";
import { run } from "../support/run";
import { activeCase } from "../support/walk/agreement";
import type { World } from "../support/world";
import { figure, type Figure } from "./report";

/** How many notices are queued and delivered. */
export const notices = 500;
/** How long the delivery may take before it is given up, in milliseconds. */
const patience = 180_000;

/**
 * 500 notices that messages of one case bring about: how long the commands take that queue them, and how long one
 * worker, from its first mail on, takes to draw their mails and hand them to a real SMTP server on this machine.
 * @param smtpPort where the portal's mail goes, and nobody listens yet
 * @param folder where the worker writes its log
 */
export async function noticeFigures(world: World, smtpPort: number, folder: string): Promise<Figure[]> {
  const { caseId } = await activeCase(world);
  // What came before is not measured: its mails are taken out of the queue.
  await db()
    .$executeRaw`SELECT graphile_worker.complete_jobs(ARRAY(SELECT id FROM graphile_worker._private_jobs))`;
  const before = await db().notification.count();
  const queued = async () => (await db().notification.count()) - before;

  const begun = performance.now();
  const readers = [world.lawyer, world.defender];
  for (let turn = 0; (await queued()) < notices; turn += 1) {
    const sender = readers[turn % 2] ?? world.lawyer;
    await run(sender, "sendMessage", caseId, { words: `Message ${turn}`, documentIds: [] });
  }
  const queueSeconds = (performance.now() - begun) / 1_000;
  const count = await queued();

  const catcher = await startCatcher({ port: smtpPort });
  const worker = startWorkerProcess(folder);
  try {
    const last = performance.now() + patience;
    await catcher.waitFor(() => true, patience);
    const from = performance.now();
    while (new Set(catcher.mails.map(({ parsed }) => parsed.messageId)).size < count) {
      if (performance.now() > last) throw new Error(`${catcher.mails.length} of ${count} mails came`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    const seconds = (performance.now() - from) / 1_000;
    return [
      figure(`${count} notices queued by commands`, count / queueSeconds, "notices/s"),
      figure(`${count} notices delivered by one worker`, count / seconds, "mails/s"),
      figure(`${count} notices delivered: mails sent twice`, catcher.mails.length - count, "mails", {
        same: 0,
      }),
    ];
  } finally {
    await worker.stop();
    await catcher.stop();
  }
}
