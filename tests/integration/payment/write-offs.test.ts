import { beforeAll, describe, expect, test } from "vitest";
import { now } from "@/lib/clock";
import { db } from "@/lib/db/client";
import { openKey } from "@/lib/db/keys";
import { invoiceView } from "@/lib/stages/payment/invoices/queries";
import { paymentView } from "@/lib/stages/payment/queries";
import { writeOffViews } from "@/lib/stages/payment/write-offs/queries";
import { historyView } from "@/lib/cases/history/queries";
import { plusDays } from "@/lib/dates";
import { officeToday } from "@/lib/calendar";
import { plainToDate } from "@/lib/dates";
import { refusal, run } from "@/tests/support/run";
import { makeWorld, type World } from "@/tests/support/world";
import * as walk from "@/tests/support/walk/payment";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

const statusOf = async (id: string) => (await db().case.findUniqueOrThrow({ where: { id } })).status;
const waits = (caseId: string, kind: string) => db().wait.count({ where: { caseId, kind, closedAt: null } });
const words = "The firm closed down";
const propose = async (at: walk.Billed, own = world) =>
  String(
    (await run(own.director, "proposeWriteOff", at.caseId, { invoiceId: at.invoiceId, words })).result
      .writeOffId,
  );

describe("a write-off", () => {
  test("is proposed by a director, seen by who decides, and kept from the Advocate", async () => {
    const at = await walk.invoicedCase(world);
    const off = { invoiceId: at.invoiceId, words };
    expect(await refusal(run(world.finance, "proposeWriteOff", at.caseId, off))).toBe("NOT_ALLOWED");
    expect(await refusal(run(world.stranger, "proposeWriteOff", at.caseId, off))).toBe("NOT_FOUND");
    const writeOffId = await propose(at);
    expect(await waits(at.caseId, "approveWriteOff")).toBe(1);
    const [seen] = (await paymentView(world.approver, at.code))?.writeOffs ?? [];
    expect(seen).toMatchObject({ id: writeOffId, words, proposedByReader: false, secondMissing: false });
    const told = await db().notification.findMany({
      where: { caseId: at.caseId, kind: "write_off.proposed" },
      select: { userId: true },
    });
    const ids = told.map(({ userId }) => userId);
    expect(ids).toEqual(expect.arrayContaining([world.approver.userId, world.finance.userId]));
    expect(ids).not.toContain(world.director.userId);
    expect((await paymentView(world.lawyer, at.code))?.writeOffs).toEqual([]);
    expect((await invoiceView(world.lawyer, at.code, at.invoiceId))?.writeOff).toBeNull();
    expect(JSON.stringify(await historyView(world.lawyer, at.code))).not.toContain(words);
  });

  test("is approved by another than its proposer, who is told", async () => {
    const at = await walk.invoicedCase(world);
    const writeOffId = await propose(at);
    expect(await refusal(run(world.director, "approveWriteOff", at.caseId, { writeOffId }))).toBe(
      "SELF_APPROVAL",
    );
    expect(await refusal(run(world.lawyer, "approveWriteOff", at.caseId, { writeOffId }))).toBe(
      "NOT_ALLOWED",
    );
    await run(world.approver, "approveWriteOff", at.caseId, { writeOffId });
    const view = await invoiceView(world.finance, at.code, at.invoiceId);
    expect(view).toMatchObject({ balanceMinor: 0, writtenOffMinor: view?.record.totalMinor, writeOff: null });
    expect(await waits(at.caseId, "approveWriteOff")).toBe(0);
    expect(await waits(at.caseId, "payInvoice")).toBe(0);
  });

  test("refused leaves the invoice open; it can be proposed again", async () => {
    const at = await walk.invoicedCase(world);
    const writeOffId = await propose(at);
    await run(world.finance, "refuseWriteOff", at.caseId, { writeOffId, words: "They will pay" });
    expect(await waits(at.caseId, "approveWriteOff")).toBe(0);
    expect(await waits(at.caseId, "payInvoice")).toBe(1);
    expect(await propose(at)).not.toBe(writeOffId);
  });

  test("gives up what is left when it is approved, whatever was paid meanwhile", async () => {
    const at = await walk.invoicedCase(world);
    const writeOffId = await propose(at);
    await walk.pay(world, at.caseId, "20.00", { invoiceId: at.invoiceId });
    const { totalMinor } = await db().invoice.findUniqueOrThrow({ where: { id: at.invoiceId } });
    await run(world.finance2, "approveWriteOff", at.caseId, { writeOffId });
    expect(await db().invoice.findUniqueOrThrow({ where: { id: at.invoiceId } })).toMatchObject({
      writtenOffMinor: totalMinor - 2000,
      state: "written_off",
    });
  });

  test("lapses when the invoice is paid before, and does not come back with the payment's reversal", async () => {
    const own = await makeWorld();
    const at = await walk.invoicedCase(own);
    const writeOffId = await propose(at, own);
    const { totalMinor } = await db().invoice.findUniqueOrThrow({ where: { id: at.invoiceId } });
    const paymentId = await walk.pay(own, at.caseId, (totalMinor / 100).toFixed(2));
    expect((await db().writeOff.findUniqueOrThrow({ where: { id: writeOffId } })).state).toBe("lapsed");
    expect(await waits(at.caseId, "approveWriteOff")).toBe(0);
    await run(own.finance, "reversePayment", at.caseId, { paymentId, reason: "Bounced" });
    expect(await refusal(run(own.approver, "approveWriteOff", at.caseId, { writeOffId }))).toBe(
      "WRONG_STATE",
    );
  });

  test("and a payment at the same time are never more than the total", async () => {
    const at = await walk.invoicedCase(world);
    const writeOffId = await propose(at);
    const refused = (error: { code?: string }) => error.code;
    const [, payment] = await Promise.all([
      run(world.approver, "approveWriteOff", at.caseId, { writeOffId }),
      walk.pay(world, at.caseId, "20.00").catch(refused),
    ]);
    const view = await invoiceView(world.finance, at.code, at.invoiceId);
    expect(view?.balanceMinor).toBe(0);
    // Who comes when all is written off is shown that nothing is left.
    const paidMinor = payment === "BALANCE_CHANGED" ? 0 : 2_000;
    expect(view?.writtenOffMinor).toBe((view?.record.totalMinor ?? 0) - paidMinor);
  });

  test("with one account alone, the page says what is missing", async () => {
    const at = await walk.invoicedCase(world);
    await propose(at);
    const { keyId } = await db().case.findUniqueOrThrow({ where: { id: at.caseId } });
    const undo = new Error("as it was");
    const past = plainToDate(plusDays(officeToday(now()), -9));
    await expect(
      db().$transaction(async (tx) => {
        await tx.staffRole.updateMany({
          where: { userId: { not: world.director.userId } },
          data: { from: past, to: past },
        });
        const [seen] = await writeOffViews(tx, world.director, at.caseId, await openKey(tx, keyId));
        expect(seen).toMatchObject({ proposedByReader: true, secondMissing: true });
        throw undo;
      }),
    ).rejects.toBe(undo);
  });
});

describe("an invoice that was part paid, and the rest written off", () => {
  test("is open again when the payment comes back, and is written off once more: the case settles", async () => {
    const own = await makeWorld();
    const at = await walk.invoicedCase(own);
    await walk.payOut(own, at);
    const { totalMinor } = await db().invoice.findUniqueOrThrow({ where: { id: at.invoiceId } });
    const paymentId = await walk.pay(own, at.caseId, "20.00");
    const off = async () => {
      const writeOffId = await propose(at, own);
      await run(own.approver, "approveWriteOff", at.caseId, { writeOffId });
    };
    await off();
    expect(await statusOf(at.caseId)).toBe("settled");
    await run(own.finance, "reversePayment", at.caseId, { paymentId, reason: "The check bounced" });
    expect(await statusOf(at.caseId)).toBe("work_done");
    expect(await invoiceView(own.finance, at.code, at.invoiceId)).toMatchObject({
      balanceMinor: 2000,
      writtenOffMinor: totalMinor - 2000,
      record: { state: "issued" },
    });
    expect(await waits(at.caseId, "payInvoice")).toBe(1);
    await off();
    expect(await db().invoice.findUniqueOrThrow({ where: { id: at.invoiceId } })).toMatchObject({
      writtenOffMinor: totalMinor,
      state: "written_off",
    });
    expect(await statusOf(at.caseId)).toBe("settled");
  });
});

test("two people: the database refuses an approval by the proposer, whoever writes it", async () => {
  const at = await walk.invoicedCase(world);
  const id = await propose(at);
  await expect(
    db().writeOff.update({
      where: { id },
      data: { state: "approved", amountMinor: 1, decidedBy: world.director.userId },
    }),
  ).rejects.toThrow("write_off_two_people");
});
