import { beforeAll, describe, expect, it } from "vitest";
import { systemActor, type UserActor } from "@/lib/authz/actor";
import { caseFor } from "@/lib/authz/scope";
import { downloadFor } from "@/lib/cases/download";
import { historyView } from "@/lib/cases/history/queries";
import { listView } from "@/lib/cases/lists/queries";
import { now } from "@/lib/clock";
import { addDays } from "@/lib/calendar";
import { dateToPlain } from "@/lib/dates";
import { db } from "@/lib/db/client";
import { sealContractPdf } from "@/lib/stages/agreement/jobs";
import { agreementView } from "@/lib/stages/agreement/queries";
import { assignmentView } from "@/lib/stages/assignment/course/queries";
import { messagesView } from "@/lib/stages/assignment/messages/queries";
import { evaluationView } from "@/lib/stages/evaluation/queries";
import { paymentView } from "@/lib/stages/payment/queries";
import { reviewView } from "@/lib/stages/review/queries";
import { refusal, run } from "../../support/run";
import { closedCase, evaluateBoth, evaluationsOf, type Evaluated } from "../../support/walk/evaluation";
import { settledCase } from "../../support/walk/payment";
import { makeWorld, type World } from "../../support/world";

let world: World;
let at: Evaluated;
beforeAll(async () => {
  world = await makeWorld();
  const settled = await settledCase(world);
  const words = "Le mando la constancia mañana";
  await run(world.defender, "sendMessage", settled.caseId, { words, documentIds: [] });
  at = await evaluationsOf(settled);
  await evaluateBoth(world, at);
});

const relations = async (actor: UserActor, caseId: string) =>
  (await caseFor(db(), actor, { id: caseId }, now()))?.relations ?? [];
const assignmentOf = (caseId: string) => db().assignment.findFirstOrThrow({ where: { caseId } });
const message = { words: "Buenos días", documentIds: [] };

describe("when the case is closed", () => {
  it("the assignment has ended that day, where the Defender is", async () => {
    const { from, to } = await assignmentOf(at.caseId);
    expect(to && dateToPlain(to)).toBe(dateToPlain(from));
    expect(await relations(world.defender, at.caseId)).toEqual(["former"]);
  });

  it("its Defender reads no name and writes no message; nor does anybody to them", async () => {
    expect(await refusal(run(world.defender, "readParties", at.caseId, {}))).toBe("NOT_ALLOWED");
    expect(await refusal(run(world.defender, "sendMessage", at.caseId, message))).toBe("NOT_ALLOWED");
    expect(await refusal(run(world.lawyer, "sendMessage", at.caseId, message))).toBe("WRONG_STATUS");
    expect(await reviewView(world.defender, at.code)).toBeNull();
    const { reply } = await run(world.lawyer, "readParties", at.caseId, {});
    expect(reply).toMatchObject({ people: expect.arrayContaining([]) });
  });

  it("what they wrote and were owed stays theirs to read", async () => {
    const work = await assignmentView(world.defender, at.code);
    if (!work?.assignment) throw new Error("The assignment is gone");
    expect(work.reader).toBe("own");
    expect(work.entries).toHaveLength(4);
    expect(work.messages.map(({ words }) => words)).toEqual(["Le mando la constancia mañana"]);
    const thread = await messagesView(world.defender, at.code, null);
    expect(thread?.messages).toHaveLength(1);
    expect(thread?.tasks).toHaveLength(2);
    expect(thread?.may.has("sendMessage")).toBe(false);
    const money = await paymentView(world.defender, at.code);
    expect([money?.reports.length, money?.payouts.map(({ state }) => state)]).toEqual([1, ["confirmed"]]);
    const evaluation = await evaluationView(world.defender, at.code);
    expect(evaluation?.pairs[0]?.defender.answers).not.toBeNull();
    expect(await agreementView(world.defender, at.code)).toMatchObject({ side: "DEFENDER" });
    expect((await listView(world.defender, { find: at.code }, null)).rows).toHaveLength(1);
  });

  it("so does the contract that they signed, sealed, and no other file", async () => {
    const contract = await db().contract.findFirstOrThrow({ where: { caseId: at.caseId } });
    await sealContractPdf({ contractId: contract.id });
    const { sealedDocumentId } = await db().contract.findUniqueOrThrow({ where: { id: contract.id } });
    const request = { address: "203.0.113.7", browser: "test", requestId: "r" };
    const file = await downloadFor(world.defender, sealedDocumentId ?? "", request);
    expect(file.bytes.subarray(0, 5).toString()).toBe("%PDF-");
    await db().contract.update({ where: { id: contract.id }, data: { sealedDocumentId: null } });
    expect(await refusal(downloadFor(world.defender, sealedDocumentId ?? "", request))).toBe("NOT_FOUND");
    await db().contract.update({ where: { id: contract.id }, data: { sealedDocumentId } });
  });

  it("their history ends with the closing", async () => {
    await run(world.lawyer, "reportOutcome", at.caseId, { result: "settled", day: "2026-01-15" });
    const types = async (actor: UserActor) =>
      ((await historyView(actor, at.code))?.rows ?? []).map(({ type }) => type);
    expect((await types(world.defender)).at(-1)).toBe("case.closed");
    expect(await types(world.defender)).toContain("assignment.opened");
    expect(await types(world.defender)).not.toContain("invoice.issued");
    expect(await types(world.lawyer)).toContain("outcome.reported");
  });

  it("the others see the assignment as it was", async () => {
    for (const actor of [world.lawyer, world.facilitator, world.finance]) {
      const view = await assignmentView(actor, at.code);
      expect(view?.assignment).not.toBeNull();
      expect(view?.assignment && view.entries.length).toBe(4);
    }
    expect((await messagesView(world.lawyer, at.code, null))?.tasks).toHaveLength(2);
  });
});

describe("when it is opened again", () => {
  it.each(["active", "work_done"] as const)("to %s, its Defender holds it as before", async (to) => {
    const { caseId } = await closedCase(world);
    expect(await relations(world.defender, caseId)).toEqual(["former"]);
    await run(world.director, "reopen", caseId, { reason: "A witness was found", to });
    expect((await assignmentOf(caseId)).to).toBeNull();
    expect(await relations(world.defender, caseId)).toEqual(["assigned"]);
    await run(world.defender, "readParties", caseId, {});
    await run(world.defender, "sendMessage", caseId, message);
  });

  it("by a payment that came back, too; and it ends again when the case closes anew", async () => {
    const { caseId } = await closedCase(world);
    const payment = await db().payment.findFirstOrThrow({ where: { caseId } });
    await run(world.finance, "reversePayment", caseId, { paymentId: payment.id, reason: "It bounced" });
    expect(await relations(world.defender, caseId)).toEqual(["assigned"]);
    const invoice = await db().invoice.findFirstOrThrow({ where: { caseId } });
    await run(world.finance, "recordPayment", caseId, {
      ...{ invoiceId: invoice.id, amount: (invoice.totalMinor / 100).toFixed(2), currency: "USD" },
      shares: [{ invoiceId: invoice.id, amountMinor: invoice.totalMinor }],
      ...{ method: "wire", reference: "again", receivedOn: dateToPlain(addDays(now(), -1)) },
    });
    expect((await db().case.findUniqueOrThrow({ where: { id: caseId } })).status).toBe("closed");
    expect(await relations(world.defender, caseId)).toEqual(["former"]);
  });

  it("not by what does not close it", async () => {
    const { caseId } = await settledCase(world);
    await run(systemActor, "close", caseId, {});
    expect((await assignmentOf(caseId)).to).toBeNull();
    expect(await relations(world.defender, caseId)).toEqual(["assigned"]);
  });
});
