import { closeDb } from "@/lib/db/client";
import { keysByWrapping, rewrapBatch } from "@/lib/db/key-rotation";
import { keyEncryptionKey } from "@/lib/vault/key-encryption-key";

/**
 * `npm run keys:rotate`: wraps every data key under KEY_ENCRYPTION_KEY, while the portal runs. The keys that wrapped them
 * until now stand in KEY_ENCRYPTION_KEYS_OLD, and may be taken out of there once this ends with "all".
 */
async function main(): Promise<number> {
  const { id } = keyEncryptionKey();
  let wrapped = 0;
  for (let count = await rewrapBatch(); count > 0; count = await rewrapBatch()) {
    wrapped += count;
    console.log(`${wrapped} wrapped anew`);
  }
  const others = (await keysByWrapping()).filter(({ kekId }) => kekId !== id);
  for (const { kekId, keys } of others) console.log(`${keys} are still under ${kekId}; run this again.`);
  if (others.length === 0) console.log(`All data keys are under ${id}.`);
  return others.length === 0 ? 0 : 1;
}

void main()
  .catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    return 1;
  })
  .then(async (code) => {
    await closeDb();
    process.exit(code);
  });
