import { join } from "node:path";
import { db } from "@/lib/db/client";
import { queueState } from "@/lib/metrics/queue";
import { anchorChains } from "@/lib/workflow/anchor";
import { seed } from "@/prisma/seed/seed";
import { startCatcher } from "../support/mail-catcher";
import type { Figure } from "./figure";
import { onGround, type Ground } from "./ground";
import { startWorkerProcess } from "./worker-process";
import { chainOf, contentsOf, drill, filesOf, type Side } from "./restore-drill";

/** How long a backup, and how long a restore, may take. */
const minutes = 15;
/** How long the worker may take to make the documents. */
const patience = 300_000;

/** The demo's cases and their documents, backed up under encryption, restored into a cluster that was empty, compared. */
export const restore: Figure = {
  shows: "an encrypted backup restored into an empty cluster: equal rows, hashes of files and chain",
  run: (say) =>
    onGround("restore", async (ground) => {
      await furnish(ground);
      const from: Side = { ...ground, files: join(ground.folder, "files") };
      const before = {
        rows: await contentsOf(from.ownerUrl),
        files: filesOf(from.files),
        chain: await chainOf(from),
      };
      return drill(from, ground.folder, async (to, seconds) => {
        const after = {
          rows: await contentsOf(to.ownerUrl),
          files: filesOf(to.files),
          chain: await chainOf(to),
        };
        say(`tables: ${before.rows.size}; rows: ${sum(before.rows)} before, ${sum(after.rows)} after`);
        say(`files: ${before.files.size} before, ${after.files.size} after, each under its own SHA-256`);
        say(`chain before: ${lineOf(before.chain.said)}`);
        say(`chain after: ${lineOf(after.chain.said)}`);
        say(`backup ${seconds.backup.toFixed(1)} s, restore ${seconds.restore.toFixed(1)} s`);
        const tables = new Set([...before.rows.keys(), ...after.rows.keys()]);
        return [
          ...[...tables]
            .filter((name) => !sameRows(before.rows.get(name), after.rows.get(name)))
            .map((name) => `${name} differs`),
          ...(same(before.files, after.files) ? [] : ["the files differ"]),
          ...[...after.files]
            .filter(([name, hash]) => name !== hash)
            .map(([name]) => `${name} holds something else`),
          ...(before.files.size > 0 ? [] : ["there were no files"]),
          ...(after.chain.code === 0 && after.chain.said === before.chain.said
            ? []
            : [`the chain says: ${after.chain.said}`]),
          ...(Math.max(seconds.backup, seconds.restore) <= minutes * 60
            ? []
            : [`it took more than ${minutes} minutes`]),
        ];
      });
    }),
};

/** The demo's people and cases; a worker seals their contracts, invoices and remittances. */
async function furnish({ smtpPort, folder }: Ground): Promise<void> {
  const catcher = await startCatcher({ port: smtpPort });
  try {
    await seed();
    const worker = startWorkerProcess(folder);
    try {
      for (const deadline = Date.now() + patience; ;) {
        const { due, running } = await queueState(db());
        if (due + running === 0) break;
        if (Date.now() > deadline) throw new Error(`The worker left ${due} jobs`);
        await new Promise((resolve) => setTimeout(resolve, 200));
      }
    } finally {
      await worker.stop();
    }
    await anchorChains();
  } finally {
    await catcher.stop();
  }
}

type Rows = Awaited<ReturnType<typeof contentsOf>>;
type Table = { rows: number; hash: string };
const sum = (rows: Rows) => [...rows.values()].reduce((total, table) => total + table.rows, 0);
const sameRows = (one?: Table, other?: Table) => one?.rows === other?.rows && one?.hash === other?.hash;
const same = (one: Map<string, string>, other: Map<string, string>) =>
  JSON.stringify([...one]) === JSON.stringify([...other]);
const lineOf = (said: string) => said.replaceAll("\n", "; ");
