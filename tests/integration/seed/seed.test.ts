import { expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { historyView } from "@/lib/cases/history/queries";
import { seed } from "@/prisma/seed/seed";
import { signIn } from "../../support/world";

test("the demo's cases stand in every stage, made by commands alone", async () => {
  await seed();
  const cases = await db().case.findMany({
    orderBy: { openedAt: "asc" },
    select: { code: true, status: true },
  });
  expect(cases.map((row) => row.status).sort()).toEqual([
    "active",
    "closed",
    "declined",
    "negotiating",
    "offered",
    "on_hold",
    "settled",
    "work_done",
  ]);
  const director = await db().user.findFirstOrThrow({
    where: { staffRoles: { some: { role: "DIRECTOR" } } },
  });
  const actor = await signIn(director.id);
  for (const { code } of cases) {
    const view = await historyView(actor, code);
    expect(view?.brokenAt, code).toBeNull();
    expect(view?.rows.length, code).toBeGreaterThan(3);
    expect(
      view?.rows.every((row) => row.at <= new Date()),
      code,
    ).toBe(true);
  }
  expect(await db().outcome.count()).toBe(1);
}, 120_000);
