import { beforeAll, describe, expect, test } from "vitest";
import { randomUUID } from "node:crypto";
import type { UserActor } from "@/lib/authz/actor";
import { visibleCases } from "@/lib/authz/scope";
import { addDays, officeToday } from "@/lib/calendar";
import { dashboardView } from "@/lib/cases/lists/queries";
import { now } from "@/lib/clock";
import { plainToDate, plusDays, todayIn } from "@/lib/dates";
import { db } from "@/lib/db/client";
import { frameView } from "@/lib/cases/frame/queries";
import { historyView } from "@/lib/cases/history/queries";
import { noticeHref } from "@/lib/notify/links";
import { noticesView } from "@/lib/notify/queries";
import { noticeSentence } from "@/lib/notify/wording";
import { invoicesOfPayer, invoiceView } from "@/lib/stages/payment/invoices/queries";
import { paymentView } from "@/lib/stages/payment/queries";
import { runDue } from "@/lib/workflow/clocks";
import { tokenInJob } from "@/prisma/seed/mailed-token";
import { signOnce } from "@/tests/support/one-time";
import { proven, reauthenticate } from "@/tests/support/proof";
import { refusal, run } from "@/tests/support/run";
import { approve, sign, textOf } from "@/tests/support/walk/agreement";
import { assignmentOfCase, recordMinutes } from "@/tests/support/walk/assignment";
import * as walk from "@/tests/support/walk/payment";
import { negotiatingCase } from "@/tests/support/walk/review";
import { makeWorld, signIn, testPassword, type World } from "@/tests/support/world";

let world: World;
/** The billing contact of the organization that pays, which is not the case's own. */
let payer: UserActor;
let at: walk.Billed;

beforeAll(async () => {
  world = await makeWorld();
  payer = await billingContactOf(world.other);
  at = await invoicedTo(world.other);
}, 90_000);

async function billingContactOf(organizationId: string): Promise<UserActor> {
  const email = `${randomUUID()}@example.test`;
  const { result } = await run(await proven(world.director), "invitePerson", null, {
    ...{ name: "Ada Renfrew", email, locale: "en", timeZone: "America/Chicago" },
    post: { kind: "advocate_side", organizationId, membership: "BILLING" },
  });
  const userId = String(result.userId);
  const link = await db().accessLink.findFirstOrThrow({ where: { userId, kind: "invitation" } });
  const token = await tokenInJob(link);
  await run({ kind: "nobody" }, "acceptInvitation", userId, { token, password: testPassword });
  return signIn(userId);
}

/** The lead is a lawyer of two organizations, and the contract names the other one as the payer. */
async function invoicedTo(organizationId: string): Promise<walk.Billed> {
  await db().membership.create({
    data: {
      ...{ id: randomUUID(), userId: world.lawyer.userId, organizationId, kind: "LAWYER" },
      from: plainToDate(officeToday(now())),
    },
  });
  const { caseId, code } = await negotiatingCase(world);
  const today = todayIn(world.defender.timeZone, now());
  await run(world.lawyer, "editContract", caseId, {
    version: 1,
    terms: {
      ...{ billRate: "65.00", payRate: "52.00", feePercent: 10, capMinutes: 600, capExpenses: "350.00" },
      ...{ startsOn: today, endsOn: plusDays(today, 90), payerId: organizationId },
      scope: [{ kind: "interview", words: "A witness", wordsEs: "Un testigo", deadline: null }],
      ...{ instructions: "", instructionsEs: "" },
    },
  });
  await signOnce(world.lawyer, "ADVOCATE_AGREEMENT");
  const parties = [world.lawyer, world.defender, world.facilitator];
  for (const actor of parties) await approve(actor, caseId);
  await run(world.facilitator, "sendForSignature", caseId, (await textOf(caseId)).seen);
  for (const actor of parties) await sign(actor, caseId);
  const assigned = await assignmentOfCase(world, { caseId, code });
  await recordMinutes(world, assigned, 60);
  const reported = await walk.reportInterim(world, assigned);
  await run(world.finance, "approveReport", caseId, { reportId: reported.reportId });
  const billed = await walk.billedOf(reported);
  await run(world.finance, "issueInvoice", caseId, { invoiceId: billed.invoiceId });
  return billed;
}

const listed = async (actor: UserActor) =>
  (await db().$queryRaw<{ id: string }[]>`SELECT c.id FROM "Case" c WHERE ${visibleCases(actor, now())}`).map(
    ({ id }) => id,
  );

describe("an invoice goes to the payer that the contract names", () => {
  test("who stands on it, and whose billing contact finds it as their turn", async () => {
    const view = await invoiceView(payer, at.code, at.invoiceId);
    const { name, billingAddress } = await db().organization.findUniqueOrThrow({
      where: { id: world.other },
    });
    expect(view?.record).toMatchObject({ organization: name, billingAddress });
    const { invoices, next } = await invoicesOfPayer(payer, null);
    expect(invoices).toMatchObject([{ id: at.invoiceId, code: at.code, state: "issued" }]);
    expect(next).toBeNull();
    expect((await dashboardView(payer, {})).mine.map(({ code }) => code)).toEqual([at.code]);
  });

  test("while the billing contact of the case's own organization knows nothing of it", async () => {
    expect(await invoiceView(world.billing, at.code, at.invoiceId)).toBeNull();
    expect((await invoicesOfPayer(world.billing, null)).invoices).toEqual([]);
    expect((await dashboardView(world.billing, {})).mine).toEqual([]);
    expect(await refusal(run(world.billing, "readDocument", at.caseId, { documentId: randomUUID() }))).toBe(
      "NOT_FOUND",
    );
  });

  test("by itself: the case, and its page of money, are not the payer's", async () => {
    expect(await paymentView(payer, at.code)).toBeNull();
    expect(await frameView(payer, at.code)).toBeNull();
    expect(await listed(payer)).toEqual([]);
    expect(await invoiceView(payer, at.code, at.invoiceId)).toMatchObject({ alone: true });
    expect(await invoiceView(world.lawyer, at.code, at.invoiceId)).toMatchObject({ alone: false });
  });

  test("so do its notices and reminders", async () => {
    const told = async (kind: string) =>
      (await db().notification.findMany({ where: { caseId: at.caseId, kind } })).map(({ userId }) => userId);
    expect(await told("invoice.issued")).toContain(payer.userId);
    expect(await told("invoice.issued")).not.toContain(world.billing.userId);
    await runDue(addDays(now(), 24));
    expect(await told("remind.payInvoice")).toEqual(
      expect.arrayContaining([payer.userId, world.lawyer.userId]),
    );
    expect(await told("remind.payInvoice")).not.toContain(world.billing.userId);
    const invoice = await db().invoice.findUniqueOrThrow({ where: { id: at.invoiceId } });
    const notices = (await noticesView(payer, {}, null)).notices.filter(({ code }) => code === at.code);
    expect(notices.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(["invoice.issued", "remind.payInvoice"]),
    );
    for (const notice of notices) {
      expect(noticeHref(notice)).toBe(`/cases/${at.code}/payment/invoices/${at.invoiceId}`);
      const said = noticeSentence("en", notice.kind, notice.params, { code: at.code, timeZone: "UTC" });
      expect(said).toMatch(new RegExp(`invoice ${invoice.number}\\b`, "i"));
    }
  });

  test("and what was paid beyond it is that payer's credit", async () => {
    await walk.pay(world, at.caseId, "500.00", { invoiceId: at.invoiceId });
    const { organizationId } = await db().payment.findFirstOrThrow({ where: { caseId: at.caseId } });
    expect(organizationId).toBe(world.other);
  });

  test("and merged into another, it leaves a word in the case, for the Advocate's side and staff alone", async () => {
    const { result } = await run(world.facilitator, "registerOrganization", null, {
      ...{ name: `Entered Once ${world.tag}`, kind: "LEGAL_AID", country: "US", city: "Chicago" },
      ...{ billingAddress: "", currency: "USD" },
    });
    await reauthenticate(world.director);
    await run(world.director, "mergeOrganizations", world.other, { intoId: String(result.organizationId) });
    const last = async (actor: UserActor) => (await historyView(actor, at.code))?.rows.at(-1);
    expect(await last(world.facilitator)).toMatchObject({
      ...{ type: "payment.payer_merged", organization: `Entered Once ${world.tag}` },
      ...{ from: null, to: null },
    });
    expect((await last(world.lawyer))?.type).toBe("payment.payer_merged");
    expect((await last(world.defender))?.type).not.toMatch(/merged/);
  });
});
