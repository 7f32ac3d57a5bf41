import { randomUUID } from "node:crypto";
import { userIdOf } from "@/lib/authz/actor";
import { officeToday } from "@/lib/calendar";
import { maybePlain, plainToDate } from "@/lib/dates";
import type { Tx } from "@/lib/db/tx";
import { env } from "@/lib/env";
import { DomainError } from "@/lib/errors";
import { enqueue } from "@/lib/jobs/enqueue";
import { defineCommand, type LoadScope, type Result } from "@/lib/workflow/define";
import { writeAllocations } from "../receipts/commands";
import { creditsOf } from "../receipts/load";
import { reportFacts } from "../reports/load";
import type { NewInvoiceLine } from "./figures";
import { invoiceRow, nextInvoicePlace, payerLock, termsOf } from "./load";
import { payerWords } from "./record";
import * as rules from "./rules";
import * as schema from "./schema";

const draftInvoice = defineCommand({
  name: "draftInvoice",
  schema: schema.draftInvoiceInput,
  load: async ({ tx, subjectId }, { reportId }) => ({
    ...(await reportFacts(tx, subjectId, reportId)),
    invoiced: (await tx.invoice.count({ where: { reportId } })) > 0,
  }),
  decide: rules.decideDraftInvoice,
  persist: async ({ tx, subjectId, now }, changes): Promise<Result> => {
    if (!changes) return {};
    const { invoiceId, organizationId, reportId, currency, figures, lines } = changes;
    await tx.invoice.create({
      data: {
        ...{ id: invoiceId, caseId: subjectId, organizationId, reportId, currency, createdAt: now },
        ...figures,
        state: "draft",
      },
    });
    await writeLines(tx, invoiceId, lines);
    return { invoiceId };
  },
});

const changeInvoice = defineCommand({
  name: "changeInvoice",
  schema: schema.changeInvoiceInput,
  load: async ({ tx, subjectId }, { invoiceId }) => {
    const invoice = await invoiceRow(tx, subjectId, invoiceId);
    return { invoice, terms: await termsOf(tx, subjectId, invoice.reportId) };
  },
  decide: rules.decideChangeInvoice,
  persist: writeDraft,
});

const grantWaiver = defineCommand({
  name: "grantWaiver",
  schema: schema.grantWaiverInput,
  load: async ({ tx, subjectId }, { invoiceId }) => ({ invoice: await invoiceRow(tx, subjectId, invoiceId) }),
  decide: rules.decideGrantWaiver,
  persist: writeDraft,
});

async function writeDraft(
  { tx }: LoadScope,
  { invoiceId, version, waiverBasisPoints, fundingSource, figures, lines }: rules.ChangeChanges,
): Promise<Result> {
  const changed = await tx.invoice.updateMany({
    where: { id: invoiceId, version, state: "draft" },
    data: { ...figures, waiverBasisPoints, fundingSource, version: { increment: 1 } },
  });
  if (changed.count === 0) throw new DomainError("CONFLICT");
  await tx.invoiceLine.deleteMany({ where: { invoiceId } });
  await writeLines(tx, invoiceId, lines);
  return { invoiceId };
}

async function writeLines(tx: Tx, invoiceId: string, lines: readonly NewInvoiceLine[]): Promise<void> {
  await tx.invoiceLine.createMany({
    data: lines.map(({ own, day, ...line }) => ({
      ...line,
      id: randomUUID(),
      invoiceId,
      day: day && plainToDate(day),
      ownCurrency: own?.currency ?? null,
      ownMinor: own?.minor ?? null,
      fxRate: own?.rate ?? null,
      fxDay: own ? plainToDate(own.day) : null,
    })),
  });
}

const issueInvoice = defineCommand({
  name: "issueInvoice",
  schema: schema.issueInvoiceInput,
  locks: (tx, _, { invoiceId }) => payerLock(tx, invoiceId),
  load: async ({ tx, subjectId, now }, { invoiceId }) => {
    const invoice = await invoiceRow(tx, subjectId, invoiceId);
    return {
      invoice,
      credits: await creditsOf(tx, invoice.organizationId, invoice.currency),
      series: await nextInvoicePlace(tx, now),
    };
  },
  decide: rules.decideIssueInvoice,
  persist: async ({ tx, now, actor }, { invoiceId, number, issuedOn, dueOn, allocations }) => {
    const { organizationId } = await tx.invoice.findUniqueOrThrow({ where: { id: invoiceId } });
    await tx.invoice.update({
      where: { id: invoiceId },
      data: {
        state: "issued",
        number,
        issuedOn: plainToDate(issuedOn),
        dueOn: plainToDate(dueOn),
        // As it is printed: the page and the PDF, made later, keep what held at issue.
        bankDetails: env().INVOICE_BANK_DETAILS,
        ...(await payerWords(tx, organizationId)),
        issuedBy: userIdOf(actor),
      },
    });
    await writeAllocations(tx, allocations, now);
    await enqueue(tx, "makeInvoicePdf", { invoiceId });
    return { invoiceId, number };
  },
});

const remindPayer = defineCommand({
  name: "remindPayer",
  schema: schema.remindPayerInput,
  load: async ({ tx, subjectId }, { invoiceId }) => {
    const invoice = await invoiceRow(tx, subjectId, invoiceId);
    const { dueOn, remindedAt } = await tx.invoice.findUniqueOrThrow({
      where: { id: invoiceId },
      select: { dueOn: true, remindedAt: true },
    });
    return { invoice, dueOn: maybePlain(dueOn), remindedOn: remindedAt ? officeToday(remindedAt) : null };
  },
  decide: rules.decideRemindPayer,
  persist: async ({ tx, now }, { invoiceId }) => {
    await tx.invoice.update({ where: { id: invoiceId }, data: { remindedAt: now } });
    return { invoiceId };
  },
});

export const invoiceCommands = { draftInvoice, changeInvoice, grantWaiver, issueInvoice, remindPayer };
