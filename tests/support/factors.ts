import { halfwayOf, type Halfway } from "@/lib/auth/halfway-of";
import { newChallenge, type ChallengeUse } from "@/lib/auth/challenges";
import { codeOfStep, offeredSecret, stepAt } from "@/lib/auth/totp";
import { newToken, tokenHashHex } from "@/lib/auth/tokens";
import { systemActor, type UserActor } from "@/lib/authz/actor";
import { now } from "@/lib/clock";
import { db } from "@/lib/db/client";
import { secretOf } from "@/lib/people/factors/load";
import { softwarePasskey, type SoftwarePasskey } from "./authenticator";
import { run } from "./run";

/** A token's hash of which nobody needs the token. */
export const freshHash = () => tokenHashHex(newToken());

/** The right password was given, and nothing else. */
export async function halfway(userId: string): Promise<Halfway> {
  const token = newToken();
  await run(systemActor, "openSession", userId, { tokenHash: tokenHashHex(token) }, { onBehalfOf: userId });
  const actor = await halfwayOf(token);
  if (!actor) throw new Error("The session did not open");
  return actor;
}

type InSession = { userId: string; sessionId: string };

/** The secret that the session offers, and its code of the earliest step that counts: later ones stay for signing in. */
export async function offeredCode({ userId, sessionId }: InSession) {
  const taken = await db().factor.count({ where: { userId, kind: "TOTP" } });
  const secret = offeredSecret(sessionId, taken);
  return { secret, code: codeOfStep(secret, stepAt(now()) - 1) };
}

/** Adds an authenticator app at the first sign-in of whoever has no factor yet. */
export async function enrolTotp(userId: string): Promise<{ factorId: string; secret: Buffer }> {
  const actor = await halfway(userId);
  const { secret, code } = await offeredCode(actor);
  const input = { name: "Phone", code, tokenHash: freshHash() };
  const { result } = await run(actor, "addTotp", userId, input);
  return { factorId: String(result.factorId), secret };
}

export const asked = (use: ChallengeUse) => newChallenge(use, now());

/** Adds a passkey at the first sign-in of whoever has no factor yet. */
export async function enrolPasskey(userId: string): Promise<{ factorId: string; passkey: SoftwarePasskey }> {
  const actor = await halfway(userId);
  const passkey = softwarePasskey();
  const answer = passkey.introduce(asked({ for: "add", sessionId: actor.sessionId }));
  const { result } = await run(actor, "addPasskey", userId, {
    name: "Laptop",
    answer,
    tokenHash: freshHash(),
  });
  return { factorId: String(result.factorId), passkey };
}

/** The code of the earliest step that a person's app has not used; null while each that counts now is used. */
export async function unusedCode(userId: string): Promise<string | null> {
  const app = await db().factor.findFirstOrThrow({
    where: { userId, kind: "TOTP", removedAt: null },
    orderBy: { addedAt: "desc" },
  });
  const step = Math.max(stepAt(now()) - 1, (app.lastStep ?? 0) + 1);
  return step <= stepAt(now()) + 1 ? codeOfStep(await secretOf(db(), app), step) : null;
}

/** A Defender with an app is in by both steps, and has their phone remembered. Hash of the phone's token. */
export async function rememberPhone(userId: string): Promise<string> {
  const [actor, device, code] = [await halfway(userId), freshHash(), await unusedCode(userId)];
  const input = { by: "totp", code, tokenHash: freshHash(), remember: true };
  await run(actor, "passSecondStep", userId, input, { device });
  return device;
}

/** The person behind a session confirms that it is them, by their password. */
export async function proves(actor: UserActor, password: string): Promise<void> {
  await run(actor, "reauthenticate", actor.userId, { password });
}

/** The second step of a session that a password began; it goes on under the new token. */
export const second = (actor: { userId: string }, proof: object, tokenHash = freshHash()) =>
  run(actor as never, "passSecondStep", actor.userId, { ...proof, tokenHash });

/** How many were carried out, and the codes with which the others were refused. */
export async function settled(runs: Promise<unknown>[]) {
  const outcomes = await Promise.allSettled(runs);
  const refused = outcomes.flatMap((one) =>
    one.status === "rejected" ? [one.reason as { code: string }] : [],
  );
  return { stood: runs.length - refused.length, codes: [...new Set(refused.map(({ code }) => code))] };
}
