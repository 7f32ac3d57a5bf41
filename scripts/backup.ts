import { parseArgs } from "node:util";
import { databaseOwnerUrl } from "@/lib/env";
import { fileStore } from "@/lib/files/current-store";
import { backupKey } from "./backup/archive";
import { backUpKeys } from "./backup/keys";
import { backUp } from "./backup/run";

const usage = `npm run backup -- --to FOLDER --key FILE [--keys-to FILE]
  --to       the folder of backups; each is a folder in it, named by its moment
  --key      a file with 32 bytes in base64 (openssl rand -base64 32), kept elsewhere
  --keys-to  a new file for the portal's own keys, sealed too: to be kept apart from the backups`;

async function main(): Promise<number> {
  const options = { to: { type: "string" }, key: { type: "string" }, "keys-to": { type: "string" } } as const;
  const { to, key: keyFile, "keys-to": keysTo } = parseArgs({ options }).values;
  if (!to || !keyFile) {
    console.error(usage);
    return 2;
  }
  const key = backupKey(keyFile);
  if (keysTo) await backUpKeys(keysTo, key);
  const { folder, tables, rows, files, erased } = await backUp(databaseOwnerUrl(), fileStore(), to, key);
  console.log(`${folder}: ${rows} rows of ${tables} tables, ${files} files`);
  if (erased > 0) console.log(`${erased} files were erased while the backup was made, and are not in it.`);
  if (!keysTo)
    console.log("The keys of the portal are not in it: keep them apart, or name a file with --keys-to.");
  return 0;
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);
