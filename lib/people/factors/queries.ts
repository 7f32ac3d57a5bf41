import type { HalfwayActor, UserActor } from "@/lib/authz/actor";
import { db } from "@/lib/db/client";
import { openKey } from "@/lib/db/keys";
import { figuresOf, type Figures } from "@/lib/i18n/figures";
import { systemActor } from "@/lib/authz/actor";
import { offeredSecret } from "@/lib/auth/totp";
import { DomainError } from "@/lib/errors";
import { passkeyAnswer } from "@/lib/auth/passkey-answers";
import { openText } from "@/lib/vault/seal";
import { z } from "zod";
import { wayOf } from "./load";
import { shownCode } from "./record";
import type { Way } from "./rules";

type Someone = Pick<UserActor | HalfwayActor, "userId" | "sessionId">;

const live = { removedAt: null };

export type FactorView = { id: string; way: Way; name: string; addedAt: Date; lastUsedAt: Date | null };

/** Which second steps somebody has. */
export async function waysOf({ userId }: Pick<Someone, "userId">): Promise<Set<Way>> {
  const rows = await db().factor.findMany({ where: { userId, ...live }, select: { kind: true } });
  return new Set(rows.map(({ kind }) => wayOf(kind)));
}

/** Passkeys as a browser is asked for them. */
export async function passkeysOf({ userId }: Pick<Someone, "userId">) {
  const rows = await db().factor.findMany({
    where: { userId, kind: "PASSKEY", ...live },
    select: { credentialId: true, transports: true },
  });
  return rows.flatMap(({ credentialId, transports }) =>
    credentialId === null ? [] : [{ id: credentialId, transports }],
  );
}

/** The secret that this session offers for an app; see offeredSecret. */
export async function secretOffered({ userId, sessionId }: Someone): Promise<Buffer> {
  return offeredSecret(sessionId, await db().factor.count({ where: { userId, kind: "TOTP" } }));
}

/** Recovery codes that wait for this session's person to keep them; empty once they did. */
export async function recoveryCodesShown({ userId, sessionId }: Someone): Promise<string[]> {
  const rows = await db().recoveryCode.findMany({
    where: { userId, sessionId, endedAt: null, shownCipher: { not: null } },
    orderBy: { id: "asc" },
    select: { id: true, shownCipher: true },
  });
  return rows.flatMap(({ id, shownCipher }) => (shownCipher ? [shownCode({ id, shownCipher })] : []));
}

export type SecurityView = {
  factors: FactorView[];
  codesLeft: number;
  /** There are codes that this session made and that were not kept yet. */
  codesToKeep: boolean;
  /** Lost factors that a director took away, newest first. */
  resets: { at: Date; by: string; reason: string }[];
  /** What happened to the ways in, newest first. */
  happened: { id: string; type: string; at: Date; address: string | null; figures: Figures }[];
};

const shownEvents = 20;
const ofSecurity = [
  "factor.added",
  "factor.removed",
  "factors.reset",
  "recovery_codes.renewed",
  "recovery_code.used",
  "person.password_reset",
  "person.email_asked",
  "person.email_changed",
];

/** The reader's own ways in, and what happened to them. */
export async function securityView(actor: UserActor): Promise<SecurityView> {
  const { userId } = actor;
  const [factors, codesLeft, shown, resets, events] = await Promise.all([
    db().factor.findMany({ where: { userId, ...live }, orderBy: { addedAt: "asc" } }),
    db().recoveryCode.count({ where: { userId, usedAt: null, endedAt: null } }),
    recoveryCodesShown(actor),
    db().factorReset.findMany({ where: { userId }, orderBy: { at: "desc" }, take: shownEvents }),
    db().event.findMany({
      where: { subject: "person", subjectId: userId, type: { in: ofSecurity } },
      orderBy: { seq: "desc" },
      take: shownEvents,
    }),
  ]);
  const names = await db().user.findMany({
    where: { id: { in: resets.map(({ byId }) => byId) } },
    select: { id: true, name: true },
  });
  return {
    factors: factors.map(({ id, kind, name, addedAt, lastUsedAt }) => ({
      ...{ id, way: wayOf(kind), name, addedAt, lastUsedAt },
    })),
    codesLeft,
    codesToKeep: shown.length > 0,
    resets: await Promise.all(
      resets.map(async ({ id, keyId, reasonCipher, at, byId }) => ({
        at,
        by: names.find((one) => one.id === byId)?.name ?? "",
        reason: openText(await openKey(db(), keyId), `FactorReset:reasonCipher:${id}`, reasonCipher),
      })),
    ),
    happened: events.map(({ id, type, at, address, payload }) => ({
      ...{ id, type, at, address },
      figures: figuresOf(payload as Record<string, unknown>),
    })),
  };
}

/** Whose passkey answers, for the command that lets them in. Throws PASSKEY_UNKNOWN for nobody's. */
export async function ownerOfPasskey(input: unknown) {
  const { answer } = z.object({ answer: passkeyAnswer }).parse(input);
  const passkey = await db().factor.findUnique({
    where: { credentialId: answer.id, ...live },
    select: { userId: true },
  });
  if (!passkey) throw new DomainError("PASSKEY_UNKNOWN");
  return { subjectId: passkey.userId, actor: systemActor };
}
