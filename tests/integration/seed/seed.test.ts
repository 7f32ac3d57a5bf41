import { expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { historyView } from "@/lib/cases/history/queries";
import { caseStatuses } from "@/lib/workflow/statuses";
import { seed } from "@/prisma/seed/seed";
import { signIn } from "../../support/world";

test("the demo's cases stand in every status, made by commands alone, as their dates have it", async () => {
  const began = performance.now();
  await seed();
  console.log(`The demo's data were made in ${((performance.now() - began) / 1_000).toFixed(1)} s`);
  const cases = await db().case.findMany({
    orderBy: { openedAt: "asc" },
    select: { code: true, status: true, country: true, kind: true },
  });
  expect(cases).toHaveLength(24);
  expect(new Set(cases.map((row) => row.status))).toEqual(new Set(caseStatuses));
  expect(new Set(cases.map((row) => row.country)).size).toBe(5);
  expect(new Set(cases.map((row) => row.kind)).size).toBeGreaterThanOrEqual(9);
  // Codes and invoice numbers were given in the order of their days.
  expect(cases.map((row) => row.code)).toEqual(cases.map((row) => row.code).sort());
  const invoices = await db().invoice.findMany({
    where: { number: { not: null } },
    orderBy: [{ issuedOn: "asc" }, { number: "asc" }],
    select: { number: true, currency: true },
  });
  expect(invoices.map((row) => row.number)).toEqual(invoices.map((row) => row.number).sort());
  expect(new Set(invoices.map((row) => row.currency)).size).toBe(2);
  const late = await db().wait.count({ where: { closedAt: null, by: { lt: new Date() } } });
  expect(late).toBeGreaterThanOrEqual(6);
  // What fell due meanwhile was run when it fell due: nothing is left for the worker's first minute.
  expect(await db().wait.count({ where: { closedAt: null, nextAt: { lt: new Date() } } })).toBe(0);
  const director = await db().user.findFirstOrThrow({
    where: { staffRoles: { some: { role: "DIRECTOR" } } },
  });
  const actor = await signIn(director.id);
  for (const { code, status } of cases) {
    const view = await historyView(actor, code);
    expect(view?.brokenAt, code).toBeNull();
    expect(view?.rows.length, code).toBeGreaterThan(status === "draft" ? 2 : 3);
    expect(
      view?.rows.every((row) => row.at <= new Date()),
      code,
    ).toBe(true);
  }
  expect(await db().outcome.count()).toBe(1);
  const terms = await db().templateVersion.findFirstOrThrow({ where: { kind: "NETWORK_TERMS" } });
  const signed = await db().oneTimeAgreement.count({ where: { templateVersionId: terms.id } });
  expect(signed).toBe((await db().defender.count()) - 1);
  expect(await db().awayDates.count({ where: { to: { gte: new Date() } } })).toBe(1);
  expect(await db().accessRequest.count({ where: { state: "waiting", askedAt: { lt: new Date() } } })).toBe(
    2,
  );
}, 300_000);
