import { parseArgs } from "node:util";
import { closeDb } from "@/lib/db/client";
import { databaseOwnerUrl } from "@/lib/env";
import { fileStore } from "@/lib/files/current-store";
import { verifyChains } from "@/lib/workflow/verify-chain";
import { backupKey } from "./backup/archive";
import { readKeys } from "./backup/keys";
import { type Loss, restore } from "./backup/run";

const usage = `npm run restore -- --from FOLDER --key FILE
  restores one backup into the empty database and store of the settings, and checks the chains of events
npm run restore -- --keys-from FILE --key FILE
  prints the settings that \`npm run backup -- --keys-to FILE\` kept`;

async function main(): Promise<number> {
  const options = {
    from: { type: "string" },
    key: { type: "string" },
    "keys-from": { type: "string" },
  } as const;
  const { from, key: keyFile, "keys-from": keysFrom } = parseArgs({ options }).values;
  if (!keyFile || !(from || keysFrom)) {
    console.error(usage);
    return 2;
  }
  const key = backupKey(keyFile);
  if (keysFrom) process.stdout.write(await readKeys(keysFrom, key));
  if (!from) return 0;
  const { rows, files, losses } = await restore(databaseOwnerUrl(), fileStore(), from, key);
  const sum = Object.values(rows).reduce((all, count) => all + count, 0);
  console.log(`${sum} rows of ${Object.keys(rows).length} tables, ${files} files`);
  const { events, chains, difference } = await verifyChains();
  console.log(difference ?? `${events} events in ${chains} chains are as they were written.`);
  if (losses.length > 0) console.log(`Restored, but ${losses.length} documents have no file:`);
  for (const { documentId, address, how } of losses)
    console.log(`  document ${documentId}: its file ${address} ${told[how]}`);
  return difference || losses.length > 0 ? 1 : 0;
}

const told = {
  missing: "is not in the backup: lost since, or erased while the backup was made",
  changed: "is in the backup, but is not what it was",
} satisfies Record<Loss["how"], string>;

void main()
  .catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    return 1;
  })
  .then(async (code) => {
    await closeDb();
    process.exit(code);
  });
