import { DomainError } from "@/lib/errors";
import type { LoadScope, Result } from "@/lib/workflow/define";
import { sealed } from "@/lib/workflow/sealed-words";
import type { HeldChanges, HeldFacts } from "./held";

/** A part of an entry of this case. @throws DomainError NOT_FOUND */
export async function heldFacts(
  { tx, subjectId }: LoadScope,
  { partId }: { partId: string },
): Promise<HeldFacts> {
  const row = await tx.entryPart.findFirst({
    where: { id: partId, entry: { caseId: subjectId, withdrawnAt: null } },
    include: { entry: { select: { assignment: { select: { defenderId: true } } } } },
  });
  if (!row) throw new DomainError("NOT_FOUND");
  const { id, entryId, state, refusal, refusedBy, refusedAt } = row;
  const { defenderId } = row.entry.assignment;
  return { part: { id, entryId, state, refusal, refusedBy, refusedAt, defenderId } };
}

/** Held again, a part keeps nothing of a refusal that was dropped; the events do. */
const asHeld = {
  ...{ refusedCode: null, refusedCipher: null, refusedBy: null, refusedAt: null },
  ...{ contestCipher: null, decidedBy: null, decidedCipher: null },
};

export async function writeHeld(scope: LoadScope, changes: HeldChanges): Promise<Result> {
  const { partId, state, refusal, refused, contest, decision } = changes;
  const place = (column: string) => `EntryPart:${column}:${partId}`;
  await scope.tx.entryPart.update({
    where: { id: partId },
    data: {
      ...{ state, refusal },
      ...(state === "held" ? asHeld : {}),
      ...(refused
        ? {
            refusedCode: refused.reasonCode,
            refusedCipher: await sealed(scope, place("refusedCipher"), refused.words),
            ...{ refusedBy: refused.by, refusedAt: scope.now },
          }
        : {}),
      ...(contest ? { contestCipher: await sealed(scope, place("contestCipher"), contest) } : {}),
      ...(decision
        ? {
            decidedBy: decision.by,
            decidedCipher: await sealed(scope, place("decidedCipher"), decision.words),
          }
        : {}),
    },
  });
  return { partId };
}
