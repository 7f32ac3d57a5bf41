import { randomUUID } from "node:crypto";
import { codesAtATime, newRecoveryCode, readRecoveryCode, recoveryCodeHash } from "@/lib/auth/recovery-codes";
import type { Tx } from "@/lib/db/tx";
import { DomainError } from "@/lib/errors";
import { openFor, purposeKey } from "@/lib/vault/fingerprint";
import { sealText } from "@/lib/vault/seal";
import type { LoadScope } from "@/lib/workflow/define";
import { knowDevice } from "../devices";
import type { Entry, Spent, Use } from "./rules";

/**
 * Uses up what was proven with. Each write is conditional, so that of twenty at once one counts, whatever the lock
 * above it does.
 */
export async function countOnce(tx: Tx, use: Use, now: Date): Promise<void> {
  switch (use.by) {
    case "passkey": {
      await spend(tx, use.spent, now);
      const { factorId: id, counter } = use;
      await tx.factor.update({ where: { id }, data: { counter, lastUsedAt: now } });
      return;
    }
    case "totp": {
      const { factorId: id, step } = use;
      const counted = await tx.factor.updateMany({
        where: { id, removedAt: null, lastStep: { lt: step } },
        data: { lastStep: step, lastUsedAt: now },
      });
      if (counted.count === 0) throw new DomainError("CODE_USED", {}, { code: "CODE_USED" });
      return;
    }
    case "recovery": {
      const used = await tx.recoveryCode.updateMany({
        where: { id: use.codeId, usedAt: null, endedAt: null },
        data: { usedAt: now },
      });
      if (used.count === 0) throw new DomainError("RECOVERY_CODE_USED", {}, { code: "RECOVERY_CODE_USED" });
    }
  }
}

/** A question is answered once. Those that have run out anyway are swept on the way. */
export async function spend(tx: Tx, { hash, expiresAt }: Spent, now: Date): Promise<void> {
  const spent = await tx.spentChallenge.createMany({ data: [{ hash, expiresAt }], skipDuplicates: true });
  if (spent.count === 0) throw new DomainError("PASSKEY_STALE");
  await tx.spentChallenge.deleteMany({ where: { expiresAt: { lt: now } } });
}

/** The session is whole from now on, under a new token. */
export async function enter(scope: LoadScope, entry: Entry): Promise<void> {
  const { tx, subjectId: userId, now } = scope;
  const whole = await tx.session.updateMany({
    where: { id: entry.sessionId, userId, enteredAt: null, endedAt: null },
    data: { ...(await entryData(scope, entry)), lastSeenAt: now },
  });
  if (whole.count === 0) throw new DomainError("SIGN_IN_AGAIN");
}

/** Columns of a session whose person is in; the browser is known with them from then on. */
export async function entryData(scope: LoadScope, { tokenHash, by, rememberUntil }: Entry) {
  return {
    tokenHash: Uint8Array.from(Buffer.from(tokenHash, "hex")),
    enteredAt: scope.now,
    enteredBy: by,
    deviceId: await knowDevice(scope, rememberUntil),
  };
}

const shownPlace = (id: string) => `RecoveryCode:shownCipher:${id}`;

/** Ten new codes, and those before open nothing any more. They are shown to this session until the person kept them. */
export async function makeRecoveryCodes(scope: LoadScope): Promise<void> {
  const { tx, subjectId: userId, now, actor } = scope;
  if (actor.kind !== "user" && actor.kind !== "halfway") throw new Error("Codes are made in a session");
  await endRecoveryCodes(tx, userId, now);
  const rows = Array.from({ length: codesAtATime }, () => {
    const [id, code] = [randomUUID(), newRecoveryCode()];
    return {
      ...{ id, userId, madeAt: now, sessionId: actor.sessionId },
      codeHash: recoveryCodeHash(userId, readRecoveryCode(code) ?? ""),
      shownCipher: Uint8Array.from(sealText(purposeKey("codes"), shownPlace(id), code)),
    };
  });
  await tx.recoveryCode.createMany({ data: rows });
}

export async function endRecoveryCodes(tx: Tx, userId: string, now: Date): Promise<void> {
  await tx.recoveryCode.updateMany({
    where: { userId, endedAt: null },
    data: { endedAt: now, shownCipher: null },
  });
}

export function shownCode({ id, shownCipher }: { id: string; shownCipher: Uint8Array }): string {
  return openFor("codes", shownPlace(id), shownCipher);
}
