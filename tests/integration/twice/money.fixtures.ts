import { db } from "@/lib/db/client";
import { writeAmount } from "@/lib/money";
import { run } from "@/tests/support/run";
import { pay } from "@/tests/support/walk/payment";
import { addDays, officeToday } from "@/lib/calendar";
import { now } from "@/lib/clock";
import { bothStand, eventsOf, nobodyStands, oneStands, type Fixture } from "./fixture";
import { approvedPayout, atWork, billed, issued, proposedWriteOff, sentPayout } from "./reported";

const payouts = (id: string, state: "approved" | "sent" | "confirmed" | "returned" | "cancelled") => () =>
  db().payout.count({ where: { id, state } });

export const invoiceFixtures = {
  draftInvoice: async (world) => {
    const { caseId, reportId } = await billed(world);
    return {
      ...{ actor: world.finance, subjectId: caseId, input: { reportId } },
      stands: nobodyStands("WRONG_STATE", "the final report drafted it in its own transaction"),
      count: () => db().invoice.count({ where: { reportId } }),
    };
  },
  changeInvoice: async (world) => {
    const { caseId, invoiceId } = await billed(world);
    return {
      ...{ actor: world.finance, subjectId: caseId, input: { invoiceId, version: 1, fee: "0.10" } },
      second: { actor: world.finance2, input: { invoiceId, version: 1, fee: "0.20" } },
      stands: oneStands("CONFLICT", ["fee"]),
      count: () => db().invoice.count({ where: { id: invoiceId, version: 2 } }),
    };
  },
  grantWaiver: async (world) => {
    const { caseId, invoiceId } = await billed(world);
    const waived = { invoiceId, version: 1, waiverPercent: 50, reason: "The firm works for nothing here" };
    return {
      ...{ actor: world.director, subjectId: caseId, input: { ...waived, fundingSource: "Fund A" } },
      second: { input: { ...waived, fundingSource: "Fund B" } },
      stands: oneStands("CONFLICT", ["fundingSource"]),
      count: () => db().invoice.count({ where: { id: invoiceId, waiverBasisPoints: 5000 } }),
    };
  },
  issueInvoice: async (world) => {
    const { caseId, invoiceId } = await billed(world);
    return {
      ...{ actor: world.finance, subjectId: caseId, input: { invoiceId }, second: { actor: world.finance2 } },
      stands: oneStands("WRONG_STATE"),
      count: () => db().invoice.count({ where: { caseId, number: { not: null } } }),
    };
  },
  remindPayer: async (world) => {
    const { caseId, invoiceId } = await issued(world);
    return {
      ...{ actor: world.finance, subjectId: caseId, input: { invoiceId }, at: addDays(now(), 31) },
      second: { actor: world.facilitator },
      stands: oneStands("ALREADY_DONE"),
      count: () => db().invoice.count({ where: { id: invoiceId, remindedAt: { not: null } } }),
    };
  },
  proposeWriteOff: async (world) => {
    const { caseId, invoiceId } = await issued(world);
    return {
      ...{ actor: world.director, subjectId: caseId, input: { invoiceId, words: "The firm closed" } },
      stands: oneStands("WRONG_STATE"),
      count: () => db().writeOff.count({ where: { invoiceId, state: "proposed" } }),
    };
  },
  approveWriteOff: async (world) => {
    const { caseId, invoiceId, writeOffId } = await proposedWriteOff(world);
    return {
      ...{ actor: world.approver, subjectId: caseId, input: { writeOffId } },
      second: { actor: world.finance },
      stands: oneStands("WRONG_STATE"),
      count: () => db().invoice.count({ where: { id: invoiceId, state: "written_off" } }),
    };
  },
  refuseWriteOff: async (world) => {
    const { caseId, writeOffId } = await proposedWriteOff(world);
    return {
      ...{ actor: world.finance, subjectId: caseId, input: { writeOffId, words: "They will pay" } },
      second: { actor: world.approver },
      stands: oneStands("WRONG_STATE"),
      count: () => db().writeOff.count({ where: { id: writeOffId, state: "refused" } }),
    };
  },
  recordPayment: async (world) => {
    const { caseId, invoiceId } = await issued(world);
    const part = (amountMinor: number) => ({
      ...{ invoiceId, currency: "USD", receivedOn: officeToday(now()), method: "check" },
      ...{ amount: writeAmount(amountMinor), shares: [{ invoiceId, amountMinor }] },
    });
    return {
      ...{ actor: world.finance, subjectId: caseId, input: part(100) },
      second: { actor: world.finance2, input: part(200) },
      stands: bothStand,
      count: () => db().allocation.count({ where: { invoiceId } }),
    };
  },
  reversePayment: async (world) => {
    const { caseId, invoiceId } = await issued(world);
    const paymentId = await pay(world, caseId, "1.00", { invoiceId });
    return {
      ...{ actor: world.finance, subjectId: caseId, input: { paymentId, reason: "The check bounced" } },
      second: { actor: world.finance2 },
      stands: oneStands("ALREADY_DONE"),
      count: () => db().allocation.count({ where: { invoiceId, undoneAt: { not: null } } }),
    };
  },
  refundPayment: async (world) => {
    const { caseId } = await atWork(world);
    // In a currency in which no invoice is, so that all of it is credit.
    const paymentId = await pay(world, caseId, "1.00", { currency: "CAD" });
    return {
      ...{ actor: world.finance, subjectId: caseId, input: { paymentId, reason: "Paid by mistake" } },
      second: { actor: world.finance2 },
      stands: oneStands("WRONG_STATE"),
      count: () => db().payment.count({ where: { id: paymentId, refundedMinor: 100 } }),
    };
  },
} satisfies Record<string, Fixture>;

export const payoutFixtures = {
  planPayout: async (world) => {
    const { caseId, reportId, payoutId } = await billed(world);
    await run(world.finance, "cancelPayout", caseId, { payoutId, reason: "To another account" });
    return {
      ...{ actor: world.finance, subjectId: caseId, input: { reportId }, second: { actor: world.finance2 } },
      stands: oneStands("WRONG_STATE"),
      count: () => db().payout.count({ where: { reportId, state: "planned" } }),
    };
  },
  approvePayout: async (world) => {
    const { caseId, payoutId } = await billed(world);
    return {
      ...{ actor: world.approver, subjectId: caseId, input: { payoutId }, second: { actor: world.director } },
      stands: oneStands("WRONG_STATE"),
      count: payouts(payoutId, "approved"),
    };
  },
  sendPayout: async (world) => {
    const { caseId, payoutId } = await approvedPayout(world);
    const input = { payoutId, bankReference: "BI 2026-4471" };
    return {
      ...{ actor: world.finance, subjectId: caseId, input, second: { actor: world.finance2 } },
      stands: oneStands("WRONG_STATE"),
      count: payouts(payoutId, "sent"),
    };
  },
  confirmPayout: async (world) => {
    const { caseId, payoutId } = await sentPayout(world);
    return {
      ...{ actor: world.defender, subjectId: caseId, input: { payoutId } },
      second: { actor: world.finance, input: { payoutId, evidence: "Statement of the 3rd" } },
      stands: oneStands("WRONG_STATE"),
      count: payouts(payoutId, "confirmed"),
    };
  },
  reportMissingPayout: async (world) => {
    const { caseId, payoutId } = await sentPayout(world);
    return {
      ...{ actor: world.defender, subjectId: caseId, input: { payoutId } },
      stands: bothStand,
      count: eventsOf(caseId, "payout.missed"),
    };
  },
  settleDebtOtherwise: async (world) => {
    const { caseId, reportId, payoutId } = await billed(world);
    await run(world.finance, "cancelPayout", caseId, { payoutId, reason: "Paid by another fund" });
    return {
      ...{ actor: world.director, subjectId: caseId, input: { reportId, reason: "Lo pagó otro fondo" } },
      stands: oneStands("ALREADY_DONE"),
      count: () => db().hourReport.count({ where: { id: reportId, debtSettledAt: { not: null } } }),
    };
  },
  returnPayout: async (world) => {
    const { caseId, payoutId } = await sentPayout(world);
    return {
      ...{ actor: world.finance, subjectId: caseId, input: { payoutId, reason: "Account closed" } },
      second: { actor: world.finance2 },
      stands: oneStands("WRONG_STATE"),
      count: payouts(payoutId, "returned"),
    };
  },
  replanPayout: async (world) => {
    const { caseId, payoutId } = await sentPayout(world);
    await run(world.finance, "returnPayout", caseId, { payoutId, reason: "Account closed" });
    return {
      ...{ actor: world.finance, subjectId: caseId, input: { payoutId }, second: { actor: world.finance2 } },
      stands: oneStands("WRONG_STATE"),
      count: () => db().payout.count({ where: { id: payoutId, attempt: 2 } }),
    };
  },
  cancelPayout: async (world) => {
    const { caseId, payoutId } = await billed(world);
    return {
      ...{ actor: world.finance, subjectId: caseId, input: { payoutId, reason: "To another account" } },
      second: { actor: world.finance2 },
      stands: oneStands("WRONG_STATE"),
      count: payouts(payoutId, "cancelled"),
    };
  },
} satisfies Record<string, Fixture>;
