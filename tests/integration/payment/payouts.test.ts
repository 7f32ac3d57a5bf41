import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { beforeAll, describe, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { makeInvoicePdf, makeRemittance } from "@/lib/stages/payment/jobs";
import { invoiceFile, remittanceFile } from "@/lib/stages/payment/files";
import { paymentView } from "@/lib/stages/payment/queries";
import { reportView } from "@/lib/stages/payment/reports/queries";
import { invoiceView } from "@/lib/stages/payment/invoices/queries";
import { deskView } from "@/lib/stages/payment/desk/queries";
import { refusal, run } from "@/tests/support/run";
import { sql } from "@/tests/support/sql";
import { makeWorld, type World } from "@/tests/support/world";
import * as walk from "@/tests/support/walk/payment";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

const request = { address: "203.0.113.7", browser: "test", requestId: "request" };
const payoutOf = (id: string) => db().payout.findUniqueOrThrow({ where: { id } });
const approve = (at: walk.Billed) =>
  run(world.approver, "approvePayout", at.caseId, { payoutId: at.payoutId });
const send = (at: walk.Billed) =>
  run(world.finance, "sendPayout", at.caseId, { payoutId: at.payoutId, bankReference: "BI 2026-4471" });

/** The words of a PDF, read by a library that did not write it. */
async function textOf(file: { bytes: Uint8Array } | null): Promise<string> {
  if (!file) throw new Error("There is no file");
  const pdf = await getDocument({ data: Uint8Array.from(file.bytes), verbosity: 0 }).promise;
  const words: string[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const { items } = await (await pdf.getPage(number)).getTextContent();
    words.push(...items.map((item) => ("str" in item ? item.str : "")));
  }
  return words.join(" ").replace(/\s+/g, " ");
}

describe("a payout", () => {
  test("is approved by another person than who prepared it, in the database too", async () => {
    const at = await walk.interimFinalCase(world);
    const { payoutId } = at;
    expect(await refusal(run(world.finance, "approvePayout", at.caseId, { payoutId }))).toBe("SELF_APPROVAL");
    expect(await refusal(run(world.facilitator, "approvePayout", at.caseId, { payoutId }))).toBe(
      "NOT_ALLOWED",
    );
    await expect(
      sql("app", `UPDATE "Payout" SET "approvedBy" = "preparedBy" WHERE id = $1`, [payoutId]),
    ).rejects.toThrow(/payout_two_people/);
    await approve(at);
    expect(await payoutOf(payoutId)).toMatchObject({ state: "approved", approvedBy: world.approver.userId });
  });

  test("is sent once, however often it is sent at once", async () => {
    const at = await walk.interimFinalCase(world);
    await approve(at);
    const sent = await Promise.allSettled([send(at), send(at), send(at)]);
    expect(sent.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await db().event.count({ where: { subjectId: at.caseId, type: "payout.sent" } })).toBe(1);
  });

  test("cancelled is owed again, and planned anew once", async () => {
    const at = await walk.interimFinalCase(world);
    await run(world.finance, "cancelPayout", at.caseId, { payoutId: at.payoutId, reason: "Wrong account" });
    expect(await db().wait.count({ where: { caseId: at.caseId, kind: "planPayout", closedAt: null } })).toBe(
      1,
    );
    const plan = () => run(world.finance, "planPayout", at.caseId, { reportId: at.reportId });
    const planned = await Promise.allSettled([plan(), plan()]);
    expect(planned.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await db().payout.count({ where: { reportId: at.reportId, state: "planned" } })).toBe(1);
    expect(await db().wait.count({ where: { caseId: at.caseId, kind: "planPayout", closedAt: null } })).toBe(
      0,
    );
  });

  test("in quetzales pays an expense in quetzales to the cent, and the work at the day's rate", async () => {
    const at = await walk.interimFinalCase({ ...world, defender: world.defenderGtq });
    const payout = await db().payout.findUniqueOrThrow({
      where: { id: at.payoutId },
      include: { lines: { orderBy: { position: "asc" } } },
    });
    expect(payout.lines.map(({ payMinor }) => payMinor)).toEqual([6633, 6633, 6633, 24_550]);
    expect(payout).toMatchObject({
      payCurrency: "GTQ",
      payMinor: 3 * 6633 + 24_550,
      amountMinor: 3 * 867 + 3209,
    });
    expect(payout.fxRate?.toFixed()).toBe("7.65");
  });

  test("of somebody else's is not confirmed by another Defender", async () => {
    const at = await walk.interimFinalCase(world);
    await approve(at);
    await send(at);
    const { payoutId } = at;
    const received = { payoutId, evidence: "" };
    expect(await refusal(run(world.defender2, "confirmPayout", at.caseId, received))).toBe("NOT_FOUND");
    expect(await refusal(run(world.finance, "confirmPayout", at.caseId, received))).toBe("INVALID");
    await run(world.finance, "confirmPayout", at.caseId, { payoutId, evidence: "Statement 11, line 4" });
    expect(await payoutOf(payoutId)).toMatchObject({ state: "confirmed" });
  });
});

describe("the database holds", () => {
  test("a part to one live payout and one live invoice, assessments as they were, issued lines as they are", async () => {
    const at = await walk.invoicedCase(world);
    const again = `INSERT INTO "PayoutLine" (id, "payoutId", position, kind, "partId", day, "amountMinor", "payMinor")
      SELECT gen_random_uuid(), "payoutId", 99, kind, "partId", day, 1, 1 FROM "PayoutLine" WHERE "payoutId" = $1 LIMIT 1`;
    await expect(sql("app", again, [at.payoutId])).rejects.toThrow(/PayoutLine_part_once/);
    const rewrite = `UPDATE "Assessment" SET "billMinor" = 0 WHERE "reportId" = $1`;
    await expect(sql("app", rewrite, [at.reportId])).rejects.toThrow(/permission denied/);
    const lines = `UPDATE "InvoiceLine" SET "amountMinor" = 1 WHERE "invoiceId" = $1 AND kind = 'work'`;
    await expect(sql("app", lines, [at.invoiceId])).rejects.toThrow(/do not change/);
    const total = `UPDATE "Invoice" SET "totalMinor" = "totalMinor" - 1 WHERE id = $1`;
    await expect(sql("app", total, [at.invoiceId])).rejects.toThrow(/does not change|invoice_sum/);
  });

  test("no invoice paid beyond its total", async () => {
    const at = await walk.invoicedCase(world);
    const paymentId = await walk.pay(world, at.caseId, "500.00", { invoiceId: at.invoiceId });
    const more = `INSERT INTO "Allocation" (id, "paymentId", "invoiceId", "amountMinor", at)
      VALUES (gen_random_uuid(), $1, $2, 1, now())`;
    await expect(sql("app", more, [paymentId, at.invoiceId])).rejects.toThrow(/beyond its total/);
  });
});

describe("documents", () => {
  test("an invoice's PDF is stored once, says the same sum, and is read by those it is for", async () => {
    const at = await walk.invoicedCase(world);
    await makeInvoicePdf({ invoiceId: at.invoiceId });
    await makeInvoicePdf({ invoiceId: at.invoiceId });
    const rows = await db().document.findMany({ where: { ref: at.invoiceId } });
    expect(rows).toHaveLength(1);
    expect(await db().event.count({ where: { subjectId: at.caseId, type: "document.filed" } })).toBe(1);
    for (const reader of [world.lawyer, world.billing, world.finance]) {
      const file = await invoiceFile(reader, at.code, at.invoiceId, request);
      expect(file?.bytes.subarray(0, 5).toString()).toBe("%PDF-");
    }
    expect(await invoiceFile(world.defender, at.code, at.invoiceId, request)).toBeNull();
    expect(await invoiceFile(world.stranger, at.code, at.invoiceId, request)).toBeNull();
    const text = await textOf(await invoiceFile(world.lawyer, at.code, at.invoiceId, request));
    const { number } = await db().invoice.findUniqueOrThrow({ where: { id: at.invoiceId } });
    for (const said of [number ?? "", "10.83", "32.09", "GTQ 245.50 at 7.65", "6.46", "71.04", at.code]) {
      expect(text).toContain(said);
    }
    // The entry's own words are the Defender's and the Advocate's, never an invoice's.
    expect(text).not.toMatch(/second witness|Chiantla/);
  });

  test("a remittance advice follows each sending, and is the Defender's", async () => {
    const at = await walk.interimFinalCase(world);
    await approve(at);
    await makeRemittance({ payoutId: at.payoutId });
    expect(await db().document.count({ where: { ref: at.payoutId } })).toBe(0);
    await send(at);
    await makeRemittance({ payoutId: at.payoutId });
    expect((await remittanceFile(world.defender, at.code, at.payoutId, request))?.kind).toBe(
      "application/pdf",
    );
    expect(await remittanceFile(world.lawyer, at.code, at.payoutId, request)).toBeNull();
    await run(world.finance, "returnPayout", at.caseId, { payoutId: at.payoutId, reason: "Closed account" });
    await run(world.finance, "replanPayout", at.caseId, { payoutId: at.payoutId });
    await approve(at);
    await send(at);
    await makeRemittance({ payoutId: at.payoutId });
    expect(await db().document.count({ where: { ref: at.payoutId } })).toBe(2);
  });
});

describe("each reader sees what is theirs", () => {
  test("invoices for who pays, reports and payouts for who worked, payouts for who approves", async () => {
    const at = await walk.invoicedCase(world);
    const seen = async (actor: typeof world.lawyer) => {
      const view = await paymentView(actor, at.code);
      return view && [view.reports.length, view.invoices.length, view.payouts.length, view.owed !== null];
    };
    expect(await seen(world.finance)).toEqual([1, 1, 1, true]);
    expect(await seen(world.lawyer)).toEqual([0, 1, 0, false]);
    expect(await seen(world.billing)).toBeNull();
    expect(await seen(world.defender)).toEqual([1, 0, 1, false]);
    expect(await seen(world.approver)).toEqual([0, 0, 1, false]);
    expect(await seen(world.stranger)).toBeNull();
    expect(await seen(world.defender2)).toBeNull();
    for (const actor of [world.lawyer, world.billing, world.approver, world.stranger]) {
      expect(await reportView(actor, at.code, 1)).toBeNull();
    }
    for (const actor of [world.defender, world.approver, world.stranger]) {
      expect(await invoiceView(actor, at.code, at.invoiceId)).toBeNull();
    }
    expect((await invoiceView(world.billing, at.code, at.invoiceId))?.behind).toBeNull();
  });

  test("a draft is the staff's alone", async () => {
    const at = await walk.interimFinalCase(world);
    expect(await invoiceView(world.lawyer, at.code, at.invoiceId)).toBeNull();
    expect((await invoiceView(world.finance, at.code, at.invoiceId))?.record.state).toBe("draft");
  });

  test("staff who are walled off find nothing of the case at their desk, and pay nothing on it", async () => {
    const own = await makeWorld();
    const at = await walk.invoicedCase(own);
    const other = await walk.invoicedCase(own);
    await run(own.director, "wallOff", at.caseId, { userId: own.finance2.userId, reason: "A relative" });
    const codes = async (actor: typeof own.finance) => (await deskView(actor)).owed.map(({ code }) => code);
    expect(await codes(own.finance)).toEqual(expect.arrayContaining([at.code, other.code]));
    expect(await codes(own.finance2)).not.toContain(at.code);
    expect(await paymentView(own.finance2, at.code)).toBeNull();
    await walk.pay(own, other.caseId, "200.00", { by: own.finance2 });
    expect((await invoiceView(own.finance, at.code, at.invoiceId))?.balanceMinor).toBe(7104);
  });
});
