import { checkPasskey, questionOf } from "@/lib/auth/passkeys";
import type { ChallengeUse } from "@/lib/auth/challenges";
import { readRecoveryCode, recoveryCodeHash } from "@/lib/auth/recovery-codes";
import { checkCode } from "@/lib/auth/totp";
import { openKey } from "@/lib/db/keys";
import type { Tx } from "@/lib/db/tx";
import { DomainError } from "@/lib/errors";
import { openBytes } from "@/lib/vault/seal";
import type { LoadScope } from "@/lib/workflow/define";
import { isNewDevice } from "../devices";
import type { Checked, Standing, Way } from "./rules";
import type { PasskeyAnswer } from "@/lib/auth/passkey-answers";
import type { Proof } from "./schema";

const counts = { removedAt: null };
const usable = { usedAt: null, endedAt: null };

export const wayOf = (kind: "PASSKEY" | "TOTP"): Way => (kind === "TOTP" ? "totp" : "passkey");

/** The person's ways in, under the lock. */
export async function standingOf({ tx, subjectId: userId, actor, request }: LoadScope): Promise<Standing> {
  const factors = await tx.factor.findMany({
    where: { userId, ...counts },
    select: { id: true, kind: true },
  });
  const codes = await tx.recoveryCode.count({ where: { userId, ...usable } });
  const waiting =
    actor.kind === "halfway" &&
    (await tx.session.count({ where: { id: actor.sessionId, userId, enteredAt: null, endedAt: null } })) ===
      1;
  const live = factors.map(({ id, kind }) => ({ id, way: wayOf(kind) }));
  return { live, codes, waiting, newDevice: await isNewDevice(tx, userId, request) };
}

/** Looks up what a proof names and checks it; whether it counts is for `decideProof`. */
export async function checkedProof(scope: LoadScope, proof: Proof, use: ChallengeUse): Promise<Checked> {
  const { tx, subjectId: userId } = scope;
  switch (proof.by) {
    case "passkey":
      return checkedPasskey(scope, proof.answer, use);
    case "totp":
      return checkedCode(scope, proof.code);
    case "recovery": {
      const letters = readRecoveryCode(proof.code);
      const code = letters
        ? await tx.recoveryCode.findUnique({
            where: {
              userId_codeHash: { userId, codeHash: recoveryCodeHash(userId, letters) },
              endedAt: null,
            },
            select: { id: true, usedAt: true },
          })
        : null;
      return {
        by: "recovery",
        code: code && { id: code.id, used: code.usedAt !== null },
        left: await tx.recoveryCode.count({ where: { userId, ...usable } }),
      };
    }
  }
}

/** The code of an app, held against each app of the person. */
export async function checkedCode(
  { tx, subjectId: userId, now }: LoadScope,
  code: string,
): Promise<Checked & { by: "totp" }> {
  const apps = await tx.factor.findMany({ where: { userId, kind: "TOTP", ...counts } });
  return {
    by: "totp",
    apps: await Promise.all(
      apps.map(async (app) => ({
        factorId: app.id,
        lastStep: app.lastStep ?? 0,
        check: checkCode(await secretOf(tx, app), code, now),
      })),
    ),
  };
}

/** @throws DomainError PASSKEY_UNKNOWN for one that is not this person's, and as checkPasskey */
export async function checkedPasskey(
  { tx, subjectId: userId, now }: LoadScope,
  answer: PasskeyAnswer,
  use: ChallengeUse,
): Promise<Checked> {
  const passkey = await tx.factor.findUnique({
    where: { credentialId: answer.id, userId, kind: "PASSKEY", ...counts },
  });
  if (!passkey?.credentialId || !passkey.publicKey || passkey.counter === null)
    throw new DomainError("PASSKEY_UNKNOWN");
  const { credentialId, publicKey, counter, transports } = passkey;
  const question = questionOf(answer, use, now);
  // Said before the device's own count is looked at, which would take a form that came twice for a copy of the device.
  if ((await tx.spentChallenge.count({ where: { hash: question.spent.hash } })) > 0)
    throw new DomainError("PASSKEY_STALE");
  const checked = await checkPasskey({ credentialId, publicKey, counter, transports }, answer, question);
  return { by: "passkey", factorId: passkey.id, ...checked };
}

export const secretPlace = (factorId: string) => `Factor:secretCipher:${factorId}`;

type App = { id: string; keyId: string | null; secretCipher: Uint8Array | null };

export async function secretOf(tx: Tx, { id, keyId, secretCipher }: App): Promise<Buffer> {
  if (!keyId || !secretCipher) throw new Error("An app that counts has its secret");
  return openBytes(await openKey(tx, keyId), secretPlace(id), secretCipher);
}
