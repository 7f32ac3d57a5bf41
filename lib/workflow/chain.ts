import { createHash } from "node:crypto";
import { canonicalJson } from "@/lib/canonical-json";
import type { ChainedFields } from "./events";

/** SHA-256 over the hash before and the canonical text of the event: one changed row breaks all that follow. */
export function eventHash(previous: Uint8Array | null, fields: ChainedFields): Buffer {
  const digest = createHash("sha256");
  if (previous) digest.update(previous);
  digest.update(canonicalJson(fields));
  return digest.digest();
}

/**
 * Checks a whole chain, oldest first.
 * @returns the seq of the first event that does not follow, or null when all do
 */
export function firstBreak(
  rows: { fields: ChainedFields; prevHash: Uint8Array | null; hash: Uint8Array }[],
): number | null {
  let previous: Uint8Array | null = null;
  let expected = 1;
  for (const row of rows) {
    const follows = row.fields.seq === expected && same(row.prevHash, previous);
    if (!follows || !same(row.hash, eventHash(previous, row.fields))) return row.fields.seq;
    previous = row.hash;
    expected += 1;
  }
  return null;
}

function same(a: Uint8Array | null, b: Uint8Array | null): boolean {
  if (a === null || b === null) return a === b;
  return Buffer.compare(a, b) === 0;
}
