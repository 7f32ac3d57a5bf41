import { beforeAll, describe, expect, test } from "vitest";
import type { UserActor } from "@/lib/authz/actor";
import { dashboardView } from "@/lib/cases/lists/queries";
import { reportView } from "@/lib/stages/payment/reports/queries";
import { db } from "@/lib/db/client";
import { refusal, run } from "../../support/run";
import { contestedCase, interimFinalCase, type Billed, type Reported } from "../../support/walk/payment";
import { makeWorld, type World } from "../../support/world";

/** Of what two people do: whose turn the second half is, as accounts go one after the other. */
let world: World;
let billed: Billed;
let contested: Reported;

beforeAll(async () => {
  world = await makeWorld();
  billed = await interimFinalCase(world);
  contested = await contestedCase(world);
});

const who = ["approver", "director", "finance", "finance2", "facilitator"] as const;
const gone = new Set<UserActor>();

/** To whom the dashboard says that it is their turn to do this on a case. */
async function turns(code: string, kind: string): Promise<string[]> {
  const mine: string[] = [];
  for (const name of who.filter((one) => !gone.has(world[one]))) {
    const { mine: rows } = await dashboardView(world[name], { find: code });
    if (rows.some((row) => row.kind === kind)) mine.push(name);
  }
  return mine;
}

async function disable(person: UserActor): Promise<void> {
  await run(world.director, "disablePerson", person.userId, { reason: "Left" });
  gone.add(person);
}

describe("while everybody is there", () => {
  test("a payout waits on the approver alone, though finance and a director may", async () => {
    expect(await turns(billed.code, "approvePayout")).toEqual(["approver"]);
  });

  test("a contest waits on finance, but for whoever proposed the cut", async () => {
    expect(await turns(contested.code, "decideContest")).toEqual(["finance2"]);
  });
});

describe("with one account of finance", () => {
  test("a contest waits on the director", async () => {
    await disable(world.finance2);
    expect(await turns(contested.code, "decideContest")).toEqual(["director"]);
    const view = await reportView(world.finance, contested.code, 1);
    expect(view).toMatchObject({ proposedByReader: true, secondMissing: false });
  });
});

describe("without an approver", () => {
  test("a payout waits on whoever else may approve it, but not on who prepared it", async () => {
    const { preparedBy } = await db().payout.findUniqueOrThrow({ where: { id: billed.payoutId } });
    expect(preparedBy).toBe(world.finance.userId);
    await disable(world.approver);
    expect(await turns(billed.code, "approvePayout")).toEqual(["director"]);
  });
});

describe("with nobody else at all", () => {
  test("it is nobody's turn, and the page says what is missing", async () => {
    await db().staffRole.updateMany({
      where: { userId: world.director.userId },
      data: { to: new Date("2026-01-02"), from: new Date("2026-01-01") },
    });
    expect(await turns(billed.code, "approvePayout")).not.toContain("finance");
    const view = await reportView(world.finance, contested.code, 1);
    expect(view).toMatchObject({ proposedByReader: true, secondMissing: true });
    const alone = run(world.finance, "approvePayout", billed.caseId, { payoutId: billed.payoutId });
    expect(await refusal(alone)).toBe("SECOND_PERSON_MISSING");
    const decision = { reportId: contested.reportId, lines: [] };
    expect(await refusal(run(world.finance, "decideContest", contested.caseId, decision))).toBe(
      "SECOND_PERSON_MISSING",
    );
  });
});
