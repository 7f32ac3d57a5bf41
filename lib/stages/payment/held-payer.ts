import type { Tx } from "@/lib/db/tx";
import { lockStream } from "@/lib/workflow/event-log";

/**
 * Who pays, held until the transaction ends. While somebody else held them they may have been merged into another
 * organization: then it is that one, and it is held too.
 * @param payer reads who pays, as it stands now
 */
export async function heldPayer(tx: Tx, payer: () => Promise<string | null>): Promise<string | null> {
  let held: string | null = null;
  for (let id = await payer(); id !== held; id = await payer()) {
    if (id === null) return null;
    await lockStream(tx, { type: "organization", id });
    held = id;
  }
  return held;
}
