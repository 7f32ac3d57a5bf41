import { officeToday } from "@/lib/calendar";
import { randomUUID } from "node:crypto";
import { userIdOf } from "@/lib/authz/actor";
import { hasSecondPerson } from "@/lib/authz/second-person";
import { plainToDate } from "@/lib/dates";
import type { Tx } from "@/lib/db/tx";
import { DomainError } from "@/lib/errors";
import { fxRateOn } from "@/lib/fees/queries";
import { enqueue } from "@/lib/jobs/enqueue";
import type { Currency } from "@/lib/money";
import { defineCommand, type LoadScope, type Result } from "@/lib/workflow/define";
import { sealed } from "@/lib/workflow/sealed-words";
import { reportFacts } from "../reports/load";
import { deciders } from "../write-offs/load";
import type { NewPayoutLine } from "./figures";
import { decideSettleDebtOtherwise } from "./debt";
import { bankReferencePlace, debtReasonPlace } from "./record";
import * as rules from "./rules";
import * as schema from "./schema";

async function planFacts(
  { tx, subjectId, now }: LoadScope,
  reportId: string,
  currency?: Currency,
): Promise<rules.PlanFacts> {
  const facts = await reportFacts(tx, subjectId, reportId);
  const defender = await tx.defender.findUniqueOrThrow({ where: { id: facts.assignment.defenderId } });
  const payCurrency = currency ?? defender.payoutCurrency;
  const base = facts.assignment.terms.currency;
  return {
    ...facts,
    payCurrency,
    fx: payCurrency === base ? null : await fxRateOn(tx, base, payCurrency, officeToday(now)),
    live: (await isPaidOut(tx, reportId)) || (await isSettled(tx, reportId)),
  };
}

const isPaidOut = async (tx: Tx, reportId: string): Promise<boolean> =>
  (await tx.payout.count({ where: { reportId, state: { not: "cancelled" } } })) > 0;

const isSettled = async (tx: Tx, reportId: string): Promise<boolean> =>
  (await tx.hourReport.count({ where: { id: reportId, debtSettledAt: { not: null } } })) > 0;

async function payoutFacts({ tx, subjectId }: LoadScope, payoutId: string): Promise<rules.OnePayoutFacts> {
  const payout = await tx.payout.findFirst({ where: { id: payoutId, caseId: subjectId } });
  if (!payout) throw new DomainError("NOT_FOUND");
  return { payout };
}

const planPayout = defineCommand({
  name: "planPayout",
  schema: schema.planPayoutInput,
  load: (scope, { reportId }) => planFacts(scope, reportId),
  decide: rules.decidePlanPayout,
  persist: async ({ tx, subjectId, now }, changes): Promise<Result> => {
    if (!changes) return {};
    const { payoutId, lines, figures, fx, ...row } = changes;
    await tx.payout.create({
      data: {
        ...{ ...row, ...figures, id: payoutId, caseId: subjectId, state: "planned", preparedAt: now },
        ...fxColumns(fx),
      },
    });
    await tx.payoutLine.createMany({ data: lines.map((line) => ({ ...columns(line), payoutId })) });
    return { payoutId };
  },
});

const fxColumns = (fx: rules.PlanFacts["fx"]) => ({
  fxRate: fx?.rate ?? null,
  fxDay: fx ? plainToDate(fx.day) : null,
  fxSource: fx?.source ?? null,
});

const columns = ({ own, day, ...line }: NewPayoutLine) => ({
  ...line,
  id: randomUUID(),
  day: plainToDate(day),
  ownCurrency: own?.currency ?? null,
  ownMinor: own?.minor ?? null,
});

const approvePayout = defineCommand({
  name: "approvePayout",
  schema: schema.approvePayoutInput,
  load: async (scope, { payoutId }) => {
    const facts = await payoutFacts(scope, payoutId);
    const { tx, subjectId, now } = scope;
    const { preparedBy } = facts.payout;
    return { ...facts, hasSecond: await hasSecondPerson(tx, subjectId, preparedBy, deciders, now) };
  },
  decide: rules.decideApprovePayout,
  persist: async ({ tx, now, actor }, { payoutId, state }) => {
    await move(tx, payoutId, "planned", { state, approvedBy: userIdOf(actor), approvedAt: now });
    return { payoutId };
  },
});

const sendPayout = defineCommand({
  name: "sendPayout",
  schema: schema.sendPayoutInput,
  load: (scope, { payoutId }) => payoutFacts(scope, payoutId),
  decide: rules.decideSendPayout,
  persist: async (scope, { payoutId, state, bankReference }) => {
    const { tx, now, actor } = scope;
    await move(tx, payoutId, "approved", {
      ...{ state, sentBy: userIdOf(actor), sentAt: now },
      bankReferenceCipher: await sealed(scope, bankReferencePlace(payoutId), bankReference),
    });
    await enqueue(tx, "makeRemittance", { payoutId });
    return { payoutId };
  },
});

const reportMissingPayout = defineCommand({
  name: "reportMissingPayout",
  schema: schema.reportMissingPayoutInput,
  load: (scope, { payoutId }) => payoutFacts(scope, payoutId),
  decide: rules.decideReportMissingPayout,
  persist: async ({ tx, now }, { payoutId }) => {
    await tx.payout.update({ where: { id: payoutId }, data: { missedAt: now } });
    return { payoutId };
  },
});

const settleDebtOtherwise = defineCommand({
  name: "settleDebtOtherwise",
  schema: schema.settleDebtInput,
  load: async ({ tx, subjectId }, { reportId }) => ({
    ...(await reportFacts(tx, subjectId, reportId)),
    live: await isPaidOut(tx, reportId),
    settled: await isSettled(tx, reportId),
  }),
  decide: decideSettleDebtOtherwise,
  persist: async (scope, { reportId, reason }) => {
    const place = debtReasonPlace(reportId);
    await scope.tx.hourReport.update({
      where: { id: reportId },
      data: {
        ...{ debtSettledAt: scope.now, debtSettledBy: userIdOf(scope.actor) },
        debtSettledCipher: await sealed(scope, place, reason),
      },
    });
    return { reportId };
  },
});

const confirmPayout = defineCommand({
  name: "confirmPayout",
  schema: schema.confirmPayoutInput,
  load: (scope, { payoutId }) => payoutFacts(scope, payoutId),
  decide: rules.decideConfirmPayout,
  persist: async ({ tx, now }, { payoutId, state }) => {
    await move(tx, payoutId, "sent", { state, confirmedAt: now });
    return { payoutId };
  },
});

const returnPayout = defineCommand({
  name: "returnPayout",
  schema: schema.returnPayoutInput,
  load: (scope, { payoutId }) => payoutFacts(scope, payoutId),
  decide: rules.decideReturnPayout,
  persist: async (scope, { payoutId, state, reason }, { payout }) => {
    await move(scope.tx, payoutId, payout.state, {
      state,
      confirmedAt: null,
      returnedCipher: await sealed(scope, `Payout:returnedCipher:${payoutId}`, reason),
    });
    return { payoutId };
  },
});

const replanPayout = defineCommand({
  name: "replanPayout",
  schema: schema.replanPayoutInput,
  load: async (scope, { payoutId }) => {
    const { payout } = await payoutFacts(scope, payoutId);
    return { ...(await planFacts(scope, payout.reportId, payout.payCurrency)), payout };
  },
  decide: rules.decideReplanPayout,
  persist: async ({ tx, now }, { payoutId, attempt, preparedBy, lines, figures, fx }) => {
    await move(tx, payoutId, "returned", {
      ...{ state: "planned", attempt, preparedBy, preparedAt: now, ...figures, ...fxColumns(fx) },
      ...{
        approvedBy: null,
        approvedAt: null,
        sentBy: null,
        sentAt: null,
        bankReferenceCipher: null,
        documentId: null,
        missedAt: null,
      },
    });
    for (const { partId, payMinor, fxRate } of lines) {
      await tx.payoutLine.updateMany({ where: { payoutId, partId }, data: { payMinor, fxRate } });
    }
    return { payoutId };
  },
});

const cancelPayout = defineCommand({
  name: "cancelPayout",
  schema: schema.cancelPayoutInput,
  load: (scope, { payoutId }) => payoutFacts(scope, payoutId),
  decide: rules.decideCancelPayout,
  persist: async ({ tx }, { payoutId, state }, { payout }) => {
    await move(tx, payoutId, payout.state, { state });
    await tx.payoutLine.updateMany({ where: { payoutId }, data: { live: false } });
    return { payoutId };
  },
});

type Move = Parameters<Tx["payout"]["updateMany"]>[0]["data"];

/** From one state to another and from no other, whatever else happened meanwhile. */
async function move(tx: Tx, payoutId: string, from: rules.PayoutState, data: Move): Promise<void> {
  const moved = await tx.payout.updateMany({
    where: { id: payoutId, state: from },
    data: { ...data, version: { increment: 1 } },
  });
  if (moved.count === 0) throw new DomainError("WRONG_STATE");
}

export const payoutCommands = {
  planPayout,
  approvePayout,
  sendPayout,
  confirmPayout,
  reportMissingPayout,
  settleDebtOtherwise,
  returnPayout,
  replanPayout,
  cancelPayout,
};
