import { operationOwner, type Actor } from "@/lib/authz/actor";
import { canonicalJson } from "@/lib/canonical-json";
import { db } from "@/lib/db/client";
import type { Tx } from "@/lib/db/tx";
import { DomainError } from "@/lib/errors";
import { fingerprint, isFingerprintOf } from "@/lib/vault/fingerprint";
import type { Context, Result } from "./define";
import type { CommandName } from "./transitions";

const operationKey = (context: Context, command: CommandName) => ({
  actorId: operationOwner(context.actor),
  command,
  id: context.operationId,
});

/** The first to bring an operation id claims it; a second waits here for the first, and hears its answer. */
export async function claimOperation(
  tx: Tx,
  context: Context,
  command: CommandName,
  subjectId: string | null,
  input: unknown,
): Promise<{ result: Result; subjectId: string | null } | null> {
  const key = operationKey(context, command);
  const text = canonicalJson({ subjectId, input });
  const inputMac = Uint8Array.from(fingerprint(text));
  const claimed = await tx.operation.createMany({
    data: [{ ...key, inputMac, subjectId, at: context.now }],
    skipDuplicates: true,
  });
  if (claimed.count === 1) return null;
  const first = await tx.operation.findUniqueOrThrow({ where: { actorId_command_id: key } });
  if (!isFingerprintOf(text, first.inputMac)) throw new DomainError("OPERATION_REUSED");
  return { result: (first.result ?? {}) as Result, subjectId: first.subjectId };
}

/** Whether an operation was run already: bringing it again costs nothing and does nothing. */
export async function wasRun(actor: Actor, command: CommandName, id: string): Promise<boolean> {
  return (await db().operation.count({ where: { actorId: operationOwner(actor), command, id } })) > 0;
}

/** When an operation was first run; null: it was not. */
export async function ranAt(actor: Actor, command: CommandName, id: string): Promise<Date | null> {
  const key = { actorId: operationOwner(actor), command, id };
  const first = await db().operation.findUnique({ where: { actorId_command_id: key }, select: { at: true } });
  return first?.at ?? null;
}

/** The answer that a repetition hears. */
export async function keepResult(
  tx: Tx,
  context: Context,
  command: CommandName,
  subjectId: string,
  result: Result,
): Promise<void> {
  await tx.operation.update({
    where: { actorId_command_id: operationKey(context, command) },
    data: { result, subjectId },
  });
}
