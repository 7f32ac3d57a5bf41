import { z } from "zod";
import { log } from "@/lib/log";

const withDigest = z.object({ digest: z.string() });

/** @param route the pattern; never the address */
export function tellOfFailure(error: unknown, requestId: unknown, route: string): void {
  const digest = withDigest.safeParse(error).data?.digest;
  log().error({ requestId, digest, route, error }, "request failed");
}
