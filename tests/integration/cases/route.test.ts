import { beforeAll, describe, expect, test } from "vitest";
import { frameView } from "@/lib/cases/frame/queries";
import { run } from "@/tests/support/run";
import { assignedCase } from "@/tests/support/walk/assignment";
import { closedCase, workDoneCase } from "@/tests/support/walk/evaluation";
import { finalReportCase } from "@/tests/support/walk/payment";
import { makeWorld, type World } from "@/tests/support/world";

/** What the route of a case is drawn from, besides its status. */
let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

const reached = async (code: string) => {
  const frame = await frameView(world.lawyer, code);
  return { endedEarly: frame?.reached.endedEarly, openedAgainFrom: frame?.reached.openedAgainFrom };
};
const reason = "A witness was found";

describe("the work", () => {
  test("that was terminated ended early, until it is opened again", async () => {
    const at = await workDoneCase(world);
    expect(await reached(at.code)).toEqual({ endedEarly: true, openedAgainFrom: null });
    await run(world.director, "reopenWork", at.caseId, { reason });
    expect(await reached(at.code)).toEqual({ endedEarly: false, openedAgainFrom: "work_done" });
    await run(world.facilitator, "closeWork", at.caseId, { reason });
    expect((await reached(at.code)).endedEarly).toBe(false);
  });

  test("that was reported to its end, or goes on, did not", async () => {
    const nothing = { endedEarly: false, openedAgainFrom: null };
    expect(await reached((await finalReportCase(world)).code)).toEqual(nothing);
    expect(await reached((await assignedCase(world)).code)).toEqual(nothing);
  });
});

test("a closed case that is opened again had come to its last stage", async () => {
  const at = await closedCase(world);
  await run(world.director, "reopen", at.caseId, { reason, to: "work_done" });
  expect(await reached(at.code)).toEqual({ endedEarly: false, openedAgainFrom: "closed" });
});
