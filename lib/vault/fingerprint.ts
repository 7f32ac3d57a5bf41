import { createHmac, hkdfSync } from "node:crypto";
import { env } from "@/lib/env";

const keys = new Map<string, Buffer>();

/** A key for one purpose, derived from the key-encryption key, so that no two purposes share one. */
export function purposeKey(
  purpose: "operations" | "links" | "guesses" | "enrolment" | "challenges" | "codes" | "dockets" | "stopMail",
): Buffer {
  let key = keys.get(purpose);
  if (!key) {
    const root = Buffer.from(env().KEY_ENCRYPTION_KEY, "base64");
    key = Buffer.from(hkdfSync("sha256", root, Buffer.alloc(0), `portal:${purpose}`, 32));
    keys.set(purpose, key);
  }
  return key;
}

/** HMAC of a text: recognizes the same input again, and can't be guessed from without the key. */
export function fingerprint(text: string): Buffer {
  return createHmac("sha256", purposeKey("operations")).update(text, "utf8").digest();
}
