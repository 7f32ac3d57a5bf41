import { db } from "@/lib/db/client";
import type { RequestFacts } from "@/lib/workflow/define";
import type { Guesser } from "./guess-limits";

/**
 * Whoever guesses at the account of an address, and whether with a browser that its owner has used before. One statement,
 * the same for an address that nobody has.
 */
export async function guesserOf(typedAddress: string, request: RequestFacts): Promise<Guesser> {
  const account = typedAddress.trim().toLowerCase().slice(0, 254);
  const tokenHash = Buffer.from(request.device ?? "", "hex");
  const device = await db().knownDevice.findFirst({
    where: { tokenHash, endedAt: null, user: { email: account } },
    select: { id: true },
  });
  return { account, address: request.address, deviceId: device?.id ?? null };
}
