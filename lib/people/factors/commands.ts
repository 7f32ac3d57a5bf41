import { passwordIsRight } from "@/lib/auth/passwords";
import { checkNewPasskey, questionOf } from "@/lib/auth/passkeys";
import type { ChallengeUse } from "@/lib/auth/challenges";
import { checkCode, offeredSecret } from "@/lib/auth/totp";
import { makeKey } from "@/lib/db/keys";
import type { Tx } from "@/lib/db/tx";
import { DomainError } from "@/lib/errors";
import { sealBytes, sealText } from "@/lib/vault/seal";
import { defineCommand, type LoadScope, type Result } from "@/lib/workflow/define";
import { endDevices, isNewDevice, rememberedHere } from "../devices";
import { checkedCode, checkedPasskey, checkedProof, secretPlace, standingOf } from "./load";
import { endRecoveryCodes, enter, entryData, makeRecoveryCodes, spend, countOnce } from "./record";
import * as rules from "./rules";
import * as schema from "./schema";

/** The session in which somebody acts, halfway in or whole. */
function sessionOf({ actor }: LoadScope): string {
  if (actor.kind !== "user" && actor.kind !== "halfway") throw new DomainError("NOT_ALLOWED");
  return actor.sessionId;
}

const inSession = (scope: LoadScope, use: "second" | "add" | "confirm"): ChallengeUse => ({
  for: use,
  sessionId: sessionOf(scope),
});

const passSecondStep = defineCommand({
  name: "passSecondStep",
  schema: schema.passSecondStepInput,
  load: async (scope, input) => ({
    ...(await standingOf(scope)),
    checked: await checkedProof(scope, input, inSession(scope, "second")),
    defender: (await scope.tx.defender.count({ where: { userId: scope.subjectId } })) > 0,
  }),
  decide: rules.decideSecondStep,
  persist: async (scope, { use, entry }) => {
    await enter(scope, entry);
    await countOnce(scope.tx, use, scope.now);
    return { sessionId: entry.sessionId };
  },
});

const enterByPasskey = defineCommand({
  name: "enterByPasskey",
  schema: schema.enterByPasskeyInput,
  load: async (scope, input) => {
    const { tx, subjectId: id, request } = scope;
    const user = await tx.user.findUniqueOrThrow({ where: { id }, select: { disabledAt: true } });
    return {
      disabled: user.disabledAt !== null,
      newDevice: await isNewDevice(tx, id, request),
      checked: await checkedPasskey(scope, input.answer, { for: "enter" }),
    };
  },
  decide: rules.decideEnterByPasskey,
  persist: openWhole,
});

const enterByCode = defineCommand({
  name: "enterByCode",
  schema: schema.enterByCodeInput,
  load: async (scope, { code }) => {
    const { tx, subjectId, now, request } = scope;
    const here = rememberedHere(request?.device, now);
    return {
      remembered: (await tx.knownDevice.count({ where: { ...here, userId: subjectId } })) > 0,
      checked: await checkedCode(scope, code),
    };
  },
  decide: rules.decideEnterByCode,
  persist: openWhole,
});

/** A session that was never halfway in. */
async function openWhole(
  scope: LoadScope,
  { use, entry }: { use: rules.Use; entry: rules.Entry },
): Promise<Result> {
  const { tx, subjectId: userId, now, request } = scope;
  await countOnce(tx, use, now);
  const { address = "", browser = "" } = request ?? {};
  await tx.session.create({
    data: {
      ...{ id: entry.sessionId, userId, createdAt: now, lastSeenAt: now, address, browser },
      ...(await entryData(scope, entry)),
    },
  });
  return { sessionId: entry.sessionId };
}

const reauthenticate = defineCommand({
  name: "reauthenticate",
  schema: schema.reauthenticateInput,
  load: async (scope, input) => {
    if ("answer" in input)
      return { checked: await checkedPasskey(scope, input.answer, inSession(scope, "confirm")) };
    const user = await scope.tx.user.findUniqueOrThrow({
      where: { id: scope.subjectId },
      select: { passwordHash: true },
    });
    return { password: await passwordIsRight(user.passwordHash, input.password) };
  },
  decide: rules.decideReauthenticate,
  persist: async ({ tx, now }, { sessionId: id, by, use }) => {
    if (use) await countOnce(tx, use, now);
    await tx.session.update({ where: { id }, data: { provenAt: now, provenBy: by } });
    return {};
  },
});

const addTotp = defineCommand({
  name: "addTotp",
  schema: schema.addTotpInput,
  load: async (scope, input) => {
    const { tx, subjectId: userId, now } = scope;
    const taken = await tx.factor.count({ where: { userId, kind: "TOTP" } });
    const secret = offeredSecret(sessionOf(scope), taken);
    return { ...(await standingOf(scope)), secret, check: checkCode(secret, input.code, now) };
  },
  decide: rules.decideAddTotp,
  persist: async (scope, addition) => {
    const { tx, subjectId: userId, now } = scope;
    const { factorId: id, name } = addition;
    const { secret, step } = addition.factor;
    const { id: keyId, key } = await makeKey(tx, "person");
    const secretCipher = Uint8Array.from(sealBytes(key, secretPlace(id), secret));
    await tx.factor.create({
      data: { id, userId, name, kind: "TOTP", addedAt: now, secretCipher, keyId, lastStep: step },
    });
    return added(scope, addition);
  },
});

const addPasskey = defineCommand({
  name: "addPasskey",
  schema: schema.addPasskeyInput,
  load: async (scope, input) => {
    const question = questionOf(input.answer, inSession(scope, "add"), scope.now);
    const factor = await checkNewPasskey(input.answer, question);
    // It introduces itself once; an id that is known is a copy of somebody's.
    const { credentialId } = factor;
    const known = await scope.tx.factor.count({ where: { credentialId } });
    return { ...(await standingOf(scope)), way: "passkey" as const, factor, known: known > 0 };
  },
  decide: ({ known, ...facts }, input, context) => {
    const decision = rules.decideAdd(facts, input, context);
    if (known) throw new DomainError("PASSKEY_STALE");
    return decision;
  },
  persist: async (scope, addition) => {
    const { tx, subjectId: userId, now } = scope;
    const { factorId: id, name, factor } = addition;
    const { spent, credentialId, counter, transports } = factor;
    await spend(tx, spent, now);
    const publicKey = Uint8Array.from(factor.publicKey);
    await tx.factor.create({
      data: { id, userId, name, kind: "PASSKEY", addedAt: now, credentialId, publicKey, counter, transports },
    });
    return added(scope, addition);
  },
});

/** What follows from a new factor: its owner is in by it, and has codes for the day on which it is lost. */
async function added(scope: LoadScope, addition: rules.Addition<unknown>): Promise<Result> {
  const { factorId, entry, codes } = addition;
  if (entry) await enter(scope, entry);
  if (codes) await makeRecoveryCodes(scope);
  return { factorId, codes };
}

const renameFactor = defineCommand({
  name: "renameFactor",
  schema: schema.renameFactorInput,
  load: standingOf,
  decide: rules.decideRename,
  persist: async ({ tx }, { factorId: id, name }) => {
    await tx.factor.update({ where: { id }, data: { name } });
    return {};
  },
});

const removeFactor = defineCommand({
  name: "removeFactor",
  schema: schema.removeFactorInput,
  load: async (scope, { factorId: id }) => {
    const { tx, subjectId: userId } = scope;
    const removed = await tx.factor.count({ where: { id, userId, removedAt: { not: null } } });
    return { ...(await standingOf(scope)), removed: removed > 0 };
  },
  decide: rules.decideRemove,
  persist: async ({ tx, subjectId, now }, { factorId }) => {
    await removeFactors(tx, { id: factorId, userId: subjectId }, now);
    return {};
  },
});

/** The rows stay for the history; what they were checked by is gone. */
async function removeFactors(tx: Tx, which: { id?: string; userId: string }, now: Date): Promise<void> {
  const where = { ...which, removedAt: null };
  const keys = await tx.factor.findMany({ where, select: { keyId: true } });
  await tx.factor.updateMany({ where, data: { removedAt: now, secretCipher: null, keyId: null } });
  const keyIds = keys.flatMap(({ keyId }) => (keyId ? [keyId] : []));
  await tx.dataKey.deleteMany({ where: { id: { in: keyIds } } });
}

const renewRecoveryCodes = defineCommand({
  name: "renewRecoveryCodes",
  schema: schema.renewRecoveryCodesInput,
  load: () => Promise.resolve(null),
  decide: rules.decideRenewCodes,
  persist: async (scope) => {
    await makeRecoveryCodes(scope);
    return {};
  },
});

const keepRecoveryCodes = defineCommand({
  name: "keepRecoveryCodes",
  schema: schema.keepRecoveryCodesInput,
  load: async ({ tx, subjectId: userId }) => ({
    shown: await tx.recoveryCode.count({ where: { userId, shownCipher: { not: null } } }),
  }),
  decide: rules.decideKeepCodes,
  persist: async ({ tx, subjectId: userId }) => {
    await tx.recoveryCode.updateMany({ where: { userId }, data: { shownCipher: null } });
    return {};
  },
});

const resetFactors = defineCommand({
  name: "resetFactors",
  schema: schema.resetFactorsInput,
  load: standingOf,
  decide: rules.decideResetFactors,
  persist: async (scope, { resetId: id, reason }) => {
    const { tx, subjectId: userId, now, actor } = scope;
    if (actor.kind !== "user") throw new DomainError("NOT_ALLOWED");
    await removeFactors(tx, { userId }, now);
    await endRecoveryCodes(tx, userId, now);
    // Whoever found the lost device is out.
    await endDevices(scope);
    const { id: keyId, key } = await makeKey(tx, "person");
    const reasonCipher = Uint8Array.from(sealText(key, `FactorReset:reasonCipher:${id}`, reason));
    await tx.factorReset.create({ data: { id, userId, byId: actor.userId, at: now, reasonCipher, keyId } });
    return { resetId: id };
  },
});

export const factorCommands = {
  passSecondStep,
  enterByPasskey,
  enterByCode,
  reauthenticate,
  addTotp,
  addPasskey,
  renameFactor,
  removeFactor,
  renewRecoveryCodes,
  keepRecoveryCodes,
  resetFactors,
};
