import { userIdOf } from "@/lib/authz/actor";
import type { Tx } from "@/lib/db/tx";
import { DomainError } from "@/lib/errors";
import { defineCommand } from "@/lib/workflow/define";
import { sealed } from "@/lib/workflow/sealed-words";
import { invoiceRow, payerLock } from "../invoices/load";
import { writeOffFacts, writeOffLock } from "./load";
import * as rules from "./rules";
import * as schema from "./schema";

const proposeWriteOff = defineCommand({
  name: "proposeWriteOff",
  schema: schema.proposeWriteOffInput,
  locks: (tx, _, { invoiceId }) => payerLock(tx, invoiceId),
  load: async ({ tx, subjectId }, { invoiceId }) => ({
    invoice: await invoiceRow(tx, subjectId, invoiceId),
    pending: (await tx.writeOff.count({ where: { invoiceId, state: "proposed" } })) > 0,
  }),
  decide: rules.decideProposeWriteOff,
  persist: async (scope, { writeOffId, invoiceId, words }) => {
    await scope.tx.writeOff.create({
      data: {
        ...{ id: writeOffId, invoiceId, state: "proposed" },
        wordsCipher: await sealed(scope, `WriteOff:wordsCipher:${writeOffId}`, words),
        proposedBy: userIdOf(scope.actor) ?? "",
        proposedAt: scope.now,
      },
    });
    return { writeOffId };
  },
});

const approveWriteOff = defineCommand({
  name: "approveWriteOff",
  schema: schema.approveWriteOffInput,
  locks: (tx, _, { writeOffId }) => writeOffLock(tx, writeOffId),
  load: writeOffFacts,
  decide: rules.decideApproveWriteOff,
  persist: async ({ tx, now, actor }, { writeOffId, invoiceId, amountMinor }) => {
    await decided(tx, writeOffId, {
      ...{ state: "approved", amountMinor, decidedBy: userIdOf(actor), decidedAt: now },
    });
    await tx.invoice.update({
      where: { id: invoiceId },
      data: { state: "written_off", writtenOffMinor: { increment: amountMinor } },
    });
    return { writeOffId };
  },
});

const refuseWriteOff = defineCommand({
  name: "refuseWriteOff",
  schema: schema.refuseWriteOffInput,
  locks: (tx, _, { writeOffId }) => writeOffLock(tx, writeOffId),
  load: writeOffFacts,
  decide: rules.decideRefuseWriteOff,
  persist: async (scope, { writeOffId, words }) => {
    await decided(scope.tx, writeOffId, {
      ...{ state: "refused", decidedBy: userIdOf(scope.actor), decidedAt: scope.now },
      refusedCipher: await sealed(scope, `WriteOff:refusedCipher:${writeOffId}`, words),
    });
    return { writeOffId };
  },
});

type Decided = Parameters<Tx["writeOff"]["updateMany"]>[0]["data"];

/** Decided once, whatever else happened meanwhile. */
async function decided(tx: Tx, id: string, data: Decided): Promise<void> {
  const { count } = await tx.writeOff.updateMany({ where: { id, state: "proposed" }, data });
  if (count === 0) throw new DomainError("WRONG_STATE");
}

export const writeOffCommands = { proposeWriteOff, approveWriteOff, refuseWriteOff };
