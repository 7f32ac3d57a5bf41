import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from "@simplewebauthn/server";
import { z } from "zod";
import { env } from "@/lib/env";
import { DomainError } from "@/lib/errors";
import { newChallenge, readChallenge, type ChallengeUse } from "./challenges";
import type { NewPasskeyAnswer, PasskeyAnswer } from "./passkey-answers";

/** Passkeys are bound to the portal's public address, whatever a request says of its host. */
const portal = () => ({ origin: env().PORTAL_ORIGIN, rpId: new URL(env().PORTAL_ORIGIN).hostname });

type Known = { id: string; transports: string[] };

/**
 * What the browser asks a passkey.
 * @param known those that may answer; empty: whichever the person has for this portal
 */
export function questionTo(known: Known[], use: ChallengeUse, now: Date) {
  return generateAuthenticationOptions({
    rpID: portal().rpId,
    challenge: newChallenge(use, now),
    allowCredentials: known,
    // Of one gesture both steps follow: the device, and the finger or PIN that opens it.
    userVerification: "required",
  });
}

/** What the browser asks for a new passkey; a device that has one for this person refuses. */
export function questionForNew(
  person: { userId: string; email: string; name: string },
  known: Known[],
  use: ChallengeUse,
  now: Date,
) {
  return generateRegistrationOptions({
    rpName: "Justice in Motion",
    rpID: portal().rpId,
    userID: Uint8Array.from(Buffer.from(person.userId.replaceAll("-", ""), "hex")),
    userName: person.email,
    userDisplayName: person.name,
    challenge: newChallenge(use, now),
    excludeCredentials: known,
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
  });
}

/** How an answered question is spent: see SpentChallenge. */
export type Spent = { hash: Uint8Array<ArrayBuffer>; expiresAt: Date };

export type StoredPasskey = {
  credentialId: string;
  publicKey: Uint8Array;
  counter: bigint;
  transports: string[];
};

/**
 * Checks what a passkey answered.
 * @param question from `questionOf` of the same answer
 * @throws DomainError PASSKEY_WRONG: not signed by it, opened by nobody, or a copy of a device
 */
export async function checkPasskey(
  stored: StoredPasskey,
  answer: PasskeyAnswer,
  { challenge, spent }: Question,
): Promise<{ counter: bigint; spent: Spent }> {
  const { origin, rpId } = portal();
  const checked = await verifyAuthenticationResponse({
    response: answer,
    expectedChallenge: challenge,
    expectedOrigin: origin,
    expectedRPID: rpId,
    credential: {
      id: stored.credentialId,
      publicKey: Uint8Array.from(stored.publicKey),
      counter: Number(stored.counter),
    },
    requireUserVerification: true,
  }).catch(wrong);
  if (!checked.verified) wrong();
  return { counter: BigInt(checked.authenticationInfo.newCounter), spent };
}

/** Checks a passkey that introduces itself; as checkPasskey. */
export async function checkNewPasskey(
  answer: NewPasskeyAnswer,
  { challenge, spent }: Question,
): Promise<StoredPasskey & { spent: Spent }> {
  const { origin, rpId } = portal();
  const checked = await verifyRegistrationResponse({
    response: answer,
    expectedChallenge: challenge,
    expectedOrigin: origin,
    expectedRPID: rpId,
    requireUserVerification: true,
  }).catch(wrong);
  if (!checked.verified) return wrong();
  const { id, publicKey, counter } = checked.registrationInfo.credential;
  return {
    credentialId: id,
    publicKey,
    counter: BigInt(counter),
    transports: answer.response.transports,
    spent,
  };
}

const clientData = z.object({ challenge: z.string(), origin: z.string() });

export type Question = { challenge: string; spent: Spent };

/**
 * The question that an answer says it was given. Read before the signature is checked, to tell apart what can be mended.
 * @throws DomainError PASSKEY_ORIGIN (from another address), PASSKEY_STALE (asked too long ago, or for something else)
 */
export function questionOf(
  answer: { response: { clientDataJSON: string } },
  use: ChallengeUse,
  now: Date,
): Question {
  const json = Buffer.from(answer.response.clientDataJSON, "base64url").toString("utf8");
  const said = clientData.safeParse(parsed(json));
  if (!said.success) return wrong();
  const { challenge, origin } = said.data;
  if (origin !== portal().origin) throw new DomainError("PASSKEY_ORIGIN", { origin: portal().origin });
  const spent = readChallenge(challenge, use, now);
  if (!spent) throw new DomainError("PASSKEY_STALE");
  return { challenge, spent };
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

function wrong(): never {
  throw new DomainError("PASSKEY_WRONG");
}
