import { createHmac, hkdfSync, timingSafeEqual } from "node:crypto";
import { env } from "@/lib/env";
import { openText } from "./seal";

type Purpose =
  "operations" | "links" | "guesses" | "enrolment" | "challenges" | "codes" | "dockets" | "stopMail";

const keys = new Map<string, Buffer>();

/** A key for one purpose, derived from the key-encryption key, so that no two purposes share one. */
export function purposeKey(purpose: Purpose): Buffer {
  return derived(env().KEY_ENCRYPTION_KEY, purpose);
}

/** The same of every key-encryption key that is known, the current one first: for what was made before a rotation. */
export function purposeKeys(purpose: Purpose): Buffer[] {
  const { KEY_ENCRYPTION_KEY: current, KEY_ENCRYPTION_KEYS_OLD: old } = env();
  return [current, ...old].map((root) => derived(root, purpose));
}

function derived(root: string, purpose: Purpose): Buffer {
  const known = keys.get(`${purpose}:${root}`);
  if (known) return known;
  const bytes = Buffer.from(root, "base64");
  const key = Buffer.from(hkdfSync("sha256", bytes, Buffer.alloc(0), `portal:${purpose}`, 32));
  keys.set(`${purpose}:${root}`, key);
  return key;
}

/** HMAC of a text: recognizes the same input again, and can't be guessed from without the key. */
export function fingerprint(text: string): Buffer {
  return mac(purposeKey("operations"), text);
}

/** Whether a fingerprint is of this text, be it from before the key was rotated. */
export function isFingerprintOf(text: string, known: Uint8Array): boolean {
  return purposeKeys("operations").some((key) => {
    const own = mac(key, text);
    return own.length === known.length && timingSafeEqual(own, known);
  });
}

const mac = (key: Buffer, text: string) => createHmac("sha256", key).update(text, "utf8").digest();

/**
 * Opens what was sealed for a purpose, be it from before the key was rotated.
 * @throws Error when it was sealed under no key that is known, for another place, or a byte was changed
 */
export function openFor(purpose: Purpose, place: string, sealed: Uint8Array): string {
  const [current, ...old] = purposeKeys(purpose);
  for (const key of old) {
    try {
      return openText(key, place, sealed);
    } catch {
      // Of another key.
    }
  }
  return openText(current ?? purposeKey(purpose), place, sealed);
}
