import { randomUUID } from "node:crypto";
import { userIdOf } from "@/lib/authz/actor";
import { claimDocuments } from "@/lib/cases/documents";
import { plainToDate } from "@/lib/dates";
import type { Tx } from "@/lib/db/tx";
import { DomainError } from "@/lib/errors";
import { defineCommand, type LoadScope, type Result } from "@/lib/workflow/define";
import { sealed } from "@/lib/workflow/sealed-words";
import type { EntriesFacts, PartFacts } from "./facts";
import { entriesFacts } from "./load";
import type { PlacedEntry } from "./placing";
import * as rules from "./rules";
import * as schema from "./schema";

const recordTime = defineCommand({
  name: "recordTime",
  schema: schema.recordTimeInput,
  load: (scope) => entriesFacts(scope, {}),
  decide: rules.decideRecordTime,
  persist: writeEntry,
});

const recordExpense = defineCommand({
  name: "recordExpense",
  schema: schema.recordExpenseInput,
  load: (scope, { day, currency }) => entriesFacts(scope, { day, currency }),
  decide: rules.decideRecordExpense,
  persist: writeEntry,
});

const changeEntry = defineCommand({
  name: "changeEntry",
  schema: schema.changeEntryInput,
  load: (scope, input) =>
    entriesFacts(scope, {
      entryId: input.entryId,
      day: input.day,
      ...(input.kind === "expense" ? { currency: input.currency } : {}),
    }),
  decide: rules.decideChangeEntry,
  persist: writeEntry,
});

const withdrawEntry = defineCommand({
  name: "withdrawEntry",
  schema: schema.withdrawEntryInput,
  load: (scope, { entryId }) => entriesFacts(scope, { entryId }),
  decide: rules.decideWithdrawEntry,
  persist: async ({ tx, now }, { entryId, placed }, facts) => {
    await tx.entry.update({
      where: { id: entryId },
      data: { withdrawnAt: now, version: { increment: 1 } },
    });
    await tx.entryPart.updateMany({ where: { entryId }, data: { state: "withdrawn", reportId: null } });
    await writeParts(tx, placed, facts);
    return { entryId };
  },
});

async function writeEntry(
  scope: LoadScope,
  { row, isNew, receiptIds, placed }: rules.EntryChanges,
  facts: EntriesFacts,
): Promise<Result> {
  const { tx, now, actor, subjectId } = scope;
  const by = userIdOf(actor);
  if (!by) throw new DomainError("NOT_ALLOWED");
  const place = (column: string) => `Entry:${column}:${row.id}`;
  const data = {
    day: plainToDate(row.day),
    taskId: row.taskId,
    minutes: row.minutes,
    currency: row.currency,
    amountMinor: row.amountMinor,
    fxRate: row.fx?.rate ?? null,
    fxDay: row.fx ? plainToDate(row.fx.day) : null,
    fxSource: row.fx?.source ?? null,
    convertedMinor: row.convertedMinor,
    wordsCipher: await sealed(scope, place("wordsCipher"), row.words),
    receiptId: row.receiptId,
    noReceiptCipher: row.noReceipt ? await sealed(scope, place("noReceiptCipher"), row.noReceipt) : null,
  };
  if (isNew) {
    const { id, kind, position } = row;
    const about = { id, kind, position, caseId: subjectId, assignmentId: facts.assignment.id };
    await tx.entry.create({ data: { ...data, ...about, recordedBy: by, recordedAt: now } });
  } else {
    await tx.entry.update({ where: { id: row.id }, data: { ...data, version: { increment: 1 } } });
  }
  const claim = { caseId: subjectId, purpose: "receipt", ref: row.id, by } as const;
  await claimDocuments(tx, { ...claim, ids: receiptIds });
  await writeParts(tx, placed, facts);
  return { entryId: row.id };
}

/**
 * Writes how entries come to stand under the caps. A part keeps its row, so that what refers to it stays, and its
 * place in the report that the entry is in: a part that is pushed above the cap is not counted there while it is held,
 * and stands there again when it comes back within.
 */
async function writeParts(tx: Tx, placed: readonly PlacedEntry[], facts: EntriesFacts): Promise<void> {
  for (const { entryId, parts } of placed) {
    const before: PartFacts[] = facts.entries.find(({ id }) => id === entryId)?.parts ?? [];
    const draft = before.find((part) => part.reportId !== null)?.reportId ?? null;
    for (const part of parts) {
      const { position, ...figures } = part;
      const data = { ...figures, reportId: draft };
      await tx.entryPart.upsert({
        where: { entryId_position: { entryId, position } },
        create: { id: randomUUID(), entryId, position, ...data },
        update: data,
      });
    }
    await tx.entryPart.deleteMany({ where: { entryId, position: { gte: parts.length } } });
  }
}

export const entryCommands = { recordTime, recordExpense, changeEntry, withdrawEntry };
