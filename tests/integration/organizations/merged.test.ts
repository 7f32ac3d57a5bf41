import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { systemActor, type UserActor } from "@/lib/authz/actor";
import { historyView } from "@/lib/cases/history/queries";
import { db } from "@/lib/db/client";
import { mergeView } from "@/lib/organizations/merging/queries";
import { mergedInto, organizationView, organizationsView } from "@/lib/organizations/queries";
import { organizationsOf } from "@/lib/people/queries";
import { invoicesOfPayer, invoiceView } from "@/lib/stages/payment/invoices/queries";
import { refusal, run } from "@/tests/support/run";
import { proven, reauthenticate } from "@/tests/support/proof";
import { invoicedInterim, pay } from "@/tests/support/walk/payment";
import { draftCase } from "@/tests/support/walk/review";
import { makeWorld, signIn, type World } from "@/tests/support/world";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
beforeEach(() => reauthenticate(world.director));

let made = 0;
async function organization(changed: object = {}): Promise<string> {
  const { result } = await run(systemActor, "registerOrganization", null, {
    ...{ name: `Twice ${(made += 1)} ${world.tag}`, kind: "LAW_FIRM", country: "US", city: "Boston" },
    ...{ billingAddress: "1 Wharf Street", currency: "USD", ...changed },
  });
  return String(result.organizationId);
}

const merge = (id: string, intoId: string) => run(world.director, "mergeOrganizations", id, { intoId });
const join = async (who: UserActor, organizationId: string, kind = "LAWYER") =>
  run(await proven(world.facilitator), "startMembership", who.userId, { organizationId, kind });
const typesOf = async (subjectId: string) =>
  (await db().event.findMany({ where: { subjectId }, orderBy: { seq: "asc" } })).map(({ type }) => type);

test("all of an organization that was entered twice is the other's, and nothing is lost", async () => {
  const own = await makeWorld();
  await reauthenticate(own.director);
  const at = await invoicedInterim(own, 60);
  const into = await organization();
  await run(await proven(own.facilitator), "startMembership", own.lawyer2.userId, {
    organizationId: into,
    kind: "LAWYER",
  });
  const before = (await invoiceView(own.finance, at.code, at.invoiceId))?.record;
  const preview = (await mergeView(own.firm, into))?.preview;
  expect(preview).toMatchObject({ people: 4, joined: 1, cases: 1, invoices: 1, payments: 0, refusal: null });

  await run(own.director, "mergeOrganizations", own.firm, { intoId: into });

  const view = await organizationView(own.finance, into);
  expect(view?.members.map(({ name, kind }) => [name, kind])).toEqual([
    ["Otis Grant", "BILLING"],
    ["Priya Raman", "ASSISTANT"],
    ["Rebecca Lindqvist", "LAWYER"],
    ["Sam Whitfield", "LAWYER"],
  ]);
  expect(view?.cases.map(({ code }) => code)).toEqual([at.code]);
  expect(view?.money).toMatchObject([{ currency: "USD", invoices: 1, openMinor: before?.totalMinor }]);
  expect(view?.mergedFrom.map(({ name }) => name)).toEqual([`Lakeside Workers’ Law Project ${own.tag}`]);
  // What was issued says still whom it was issued to; who pays it finds it, and what they pay counts.
  expect((await invoiceView(own.finance, at.code, at.invoiceId))?.record).toEqual(before);
  const payer = await signIn(own.billing.userId);
  expect((await invoicesOfPayer(payer, null)).invoices).toMatchObject([{ id: at.invoiceId }]);
  await pay({ ...own, billing: payer }, at.caseId, "10.00", { invoiceId: at.invoiceId });
  const paid = await db().payment.findFirstOrThrow({ where: { caseId: at.caseId } });
  expect(paid.organizationId).toBe(into);
  // The contract keeps the payer that was signed: its case is still the payer's to know of.
  expect((await invoiceView(payer, at.code, at.invoiceId))?.record.number).toBe(before?.number);

  // The case says so in its own history, to both of its sides.
  for (const { userId } of [own.facilitator, own.lawyer, own.defender]) {
    const rows = (await historyView(await signIn(userId), at.code))?.rows ?? [];
    const told = rows.filter(({ type }) => type.endsWith("_merged"));
    expect(told).toMatchObject([{ type: "case.organization_merged", organization: view?.name }]);
  }

  expect(await mergedInto(own.firm)).toBe(into);
  expect(await organizationView(own.director, own.firm)).toBeNull();
  const listed = (await organizationsView(own.director, { find: own.tag }, null)).rows;
  expect(listed.map(({ id }) => id)).toContain(own.practice);
  expect(listed.map(({ id }) => id)).not.toContain(own.firm);
  expect((await organizationsOf("firm")).map(({ id }) => id)).not.toContain(own.firm);
  expect((await typesOf(own.firm)).at(-1)).toBe("organization.merged");
  expect((await typesOf(into)).at(-1)).toBe("organization.absorbed");
  expect(await typesOf(own.lawyer.userId)).toContain("membership.moved");
}, 90_000);

test("a practice takes its Defenders along", async () => {
  const own = await makeWorld();
  await reauthenticate(own.director);
  const into = await organization({ kind: "DEFENDER_PRACTICE", country: "GT" });
  await run(own.director, "mergeOrganizations", own.practice, { intoId: into });
  const practices = await db().defender.findMany({ where: { userId: own.defender.userId } });
  expect(practices.map(({ organizationId }) => organizationId)).toEqual([into]);
});

describe("what was merged", () => {
  test("can't be chosen, edited or merged again, and leads on when the other is merged in its turn", async () => {
    const [first, second, third] = [await organization(), await organization(), await organization()];
    await merge(first, second);
    expect(await refusal(merge(first, third))).toBe("ALREADY_DONE");
    expect(await refusal(merge(third, first))).toBe("INVALID");
    expect(await refusal(join(world.stranger, first))).toBe("INVALID");
    const record = { name: "Anew", kind: "LAW_FIRM", country: "US", city: "Boston", billingAddress: "" };
    const edit = run(world.facilitator, "editOrganization", first, {
      ...record,
      currency: "USD",
      version: 2,
    });
    expect(await refusal(edit)).toBe("ORGANIZATION_MERGED");
    await merge(second, third);
    expect(await mergedInto(first)).toBe(third);
  });

  test("is kept from everything new by the database itself", async () => {
    const [first, second] = [await organization(), await organization()];
    await merge(first, second);
    const { id } = await db().membership.findFirstOrThrow({ where: { userId: world.stranger.userId } });
    await expect(
      db().membership.update({ where: { id }, data: { organizationId: first } }),
    ).rejects.toMatchObject({ code: "P2034" });
  });
});

describe("a merge is refused", () => {
  test("into itself, into nothing, and across the two sides", async () => {
    const id = await organization();
    expect(await refusal(merge(id, id))).toBe("INVALID");
    expect(await refusal(merge(id, world.lawyer.userId))).toBe("INVALID");
    expect(await refusal(merge(id, world.practice))).toBe("INVALID");
  });

  test("while money of it is open in another currency", async () => {
    await invoicedInterim(world, 60);
    const canadian = await organization({ country: "CA", currency: "CAD" });
    expect(await refusal(merge(world.firm, canadian))).toBe("MERGE_CURRENCIES");
    expect((await mergeView(world.firm, canadian))?.preview?.refusal).toBe("MERGE_CURRENCIES");
    const other = await organization({ currency: "CAD" });
    await merge(other, world.firm);
  }, 60_000);

  test("to whoever is no director, and to one who has not confirmed that it is them", async () => {
    const [id, intoId] = [await organization(), await organization()];
    for (const actor of [world.facilitator, world.finance, world.lawyer])
      expect(await refusal(run(actor, "mergeOrganizations", id, { intoId }))).toBe("NOT_FOUND");
    const unproven = await signIn(world.director.userId);
    expect(await refusal(run(unproven, "mergeOrganizations", id, { intoId }))).toBe("REAUTH_REQUIRED");
  });
});

test("a case that is begun at the same moment is of the organization that stays", async () => {
  for (let round = 0; round < 4; round += 1) {
    const [id, into] = [await organization(), await organization()];
    await run(world.director, "endMembership", world.stranger.userId, {
      membershipId: (
        await db().membership.findFirstOrThrow({
          where: { userId: world.stranger.userId },
          orderBy: { from: "desc" },
        })
      ).id,
      lastDay: null,
    });
    await join(world.stranger, id);
    const lawyer = await signIn(world.stranger.userId);
    const [begun] = await Promise.all([draftCase(world, lawyer), merge(id, into)]);
    const { organizationId } = await db().case.findUniqueOrThrow({ where: { id: begun.caseId } });
    expect(organizationId).toBe(into);
    for (const table of ["case", "membership", "defender", "invoice", "payment"] as const) {
      const rows = db()[table] as { count(args: object): Promise<number> };
      expect(await rows.count({ where: { organizationId: id } }), table).toBe(0);
    }
  }
}, 60_000);
