import { afterAll, describe, expect, test } from "vitest";
import { fewestCases, stageMedians } from "@/lib/cases/durations";
import { officeToday } from "@/lib/calendar";
import { moveClock, now, setOffset } from "@/lib/clock";
import { plusDays } from "@/lib/dates";
import { db } from "@/lib/db/client";
import { publishedFees } from "@/lib/fees/published";
import { feesId } from "@/lib/fees/subject";
import { stages, statuses, type CaseStatus } from "@/lib/workflow/statuses";
import { run } from "@/tests/support/run";
import { evaluateAs, evaluatingCase } from "@/tests/support/walk/evaluation";
import { makeWorld } from "@/tests/support/world";

afterAll(() => setOffset(0));

const day = 86_400_000;

/** The same figure by other means: every event of a case, one after the other. */
async function daysIn(caseId: string): Promise<Partial<Record<string, number>>> {
  const moves = await db().event.findMany({
    where: { subject: "case", subjectId: caseId, toStatus: { not: null } },
    orderBy: { seq: "asc" },
  });
  const spent: Partial<Record<string, number>> = {};
  for (const [index, { at, toStatus }] of moves.entries()) {
    const stage = statuses[toStatus as CaseStatus].stage;
    const until = moves[index + 1]?.at;
    if (stage && until && toStatus !== "draft") spent[stage] = (spent[stage] ?? 0) + (+until - +at) / day;
  }
  return spent;
}

const middle = (sorted: number[]) =>
  ((sorted[Math.floor((sorted.length - 1) / 2)] ?? 0) + (sorted[Math.ceil((sorted.length - 1) / 2)] ?? 0)) /
  2;

describe("what the public pages say in figures", () => {
  test("medians are told from the tenth closed case on, and of no stage before", async () => {
    const world = await makeWorld();
    const ids: string[] = [];
    for (let nth = 1; nth <= fewestCases; nth += 1) {
      expect(await stageMedians()).toEqual({});
      const at = await evaluatingCase(world);
      await evaluateAs(world.lawyer, at.caseId, at.ofAdvocate);
      // Each takes longer to be evaluated than the one before: 2, 4, … days.
      moveClock(nth * 2 * day);
      await evaluateAs(world.defender, at.caseId, at.ofDefender);
      ids.push(at.caseId);
    }
    const medians = await stageMedians();
    const spent = await Promise.all(ids.map(daysIn));
    expect(Object.keys(medians).sort()).toEqual([...stages].sort());
    for (const stage of stages) {
      const sorted = spent.map((one) => one[stage] ?? Number.NaN).sort((a, b) => a - b);
      expect(medians[stage], stage).toEqual({ cases: 10, days: Math.round(middle(sorted)) });
    }
    expect(medians.evaluation?.days).toBe(11);
    // Ten cases are walked through all five stages.
  }, 480_000);

  test("fees are the newest that hold today, one row for each currency", async () => {
    const today = officeToday(now());
    const fees = {
      currency: "CAD",
      payRateMinor: 60_00,
      feeBasisPoints: 1_250,
      reducedBasisPoints: 2_500,
    } as const;
    const { director } = await makeWorld();
    const set = (from: string, billRateMinor: number) =>
      run(director, "setRate", feesId, { ...fees, from, billRateMinor });
    await set(plusDays(today, -1), 91_00);
    await set(plusDays(today, 1), 99_00);
    expect(await publishedFees()).toEqual([
      expect.objectContaining({ currency: "USD", billRateMinor: 65_00 }),
      { ...fees, from: plusDays(today, -1), billRateMinor: 91_00 },
    ]);
  });
});
