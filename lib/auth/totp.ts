import { createHmac } from "node:crypto";
import { Secret, TOTP } from "otpauth";
import { purposeKey } from "@/lib/vault/fingerprint";

/** RFC 6238 as every authenticator app speaks it: SHA-1, six digits, thirty seconds. */
export const stepSeconds = 30;
const shape = { algorithm: "SHA1", digits: 6, period: stepSeconds } as const;
const issuer = "Justice in Motion";

/** Steps by which a phone's clock may be off: the one before and the one after. */
const tolerated = 1;
/** Steps within which a code is known for that of a clock that is off: ten minutes either way. */
const recognized = 20;

/** A code that counts, as the number of its step since 1970; one whose clock is off by so many minutes; or neither. */
export type CodeCheck = { step: number } | { minutesOff: number } | null;

export function checkCode(secret: Uint8Array, code: string, now: Date): CodeCheck {
  const totp = totpOf(secret);
  const timestamp = now.getTime();
  const delta = totp.validate({ token: code, timestamp, window: recognized });
  if (delta === null) return null;
  if (Math.abs(delta) > tolerated) return { minutesOff: Math.max(1, Math.round(Math.abs(delta) / 2)) };
  return { step: TOTP.counter({ period: shape.period, timestamp }) + delta };
}

/** The code of a step, for whoever holds the secret: the demo's page and the tests. */
export function codeOfStep(secret: Uint8Array, step: number): string {
  return totpOf(secret).generate({ timestamp: step * shape.period * 1_000 });
}

export const stepAt = (now: Date) => TOTP.counter({ period: shape.period, timestamp: now.getTime() });

/**
 * The secret that a session offers for its next app: always the same until it is taken, so that a page loaded again
 * shows the code that was scanned already, and nothing is written by looking.
 * @param taken how many apps the person has had, removed ones included
 */
export function offeredSecret(sessionId: string, taken: number): Buffer {
  return createHmac("sha256", purposeKey("enrolment"))
    .update(`${sessionId}:${taken}`)
    .digest()
    .subarray(0, 20);
}

/** What the QR code says, and what is typed where no camera is. */
export function enrolmentText(secret: Uint8Array, email: string): { uri: string; key: string } {
  const totp = totpOf(secret, email);
  return { uri: totp.toString(), key: totp.secret.base32 };
}

function totpOf(secret: Uint8Array, label = ""): TOTP {
  return new TOTP({
    ...shape,
    issuer,
    label,
    secret: new Secret({ buffer: Uint8Array.from(secret).buffer }),
  });
}
