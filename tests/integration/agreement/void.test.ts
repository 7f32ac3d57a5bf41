import { beforeAll, describe, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { sealContractPdf } from "@/lib/stages/agreement/jobs";
import { agreementView } from "@/lib/stages/agreement/queries";
import { contractFile } from "@/lib/stages/agreement/sealing/queries";
import { activeCase, textOf } from "@/tests/support/walk/agreement";
import { assignedCase, recordMinutes } from "@/tests/support/walk/assignment";
import { refusal, run } from "@/tests/support/run";
import { makeWorld, type World } from "@/tests/support/world";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

const why = { reason: "It names the wrong firm" };
const request = { address: "203.0.113.7", browser: "test", requestId: "r" };

describe("an executed contract that is declared void", () => {
  test("ends the work as a termination does: the last report opens, hours until then go on", async () => {
    const at = await assignedCase(world);
    await recordMinutes(world, at, 45);
    await run(world.director, "voidContract", at.caseId, why);
    expect(await db().case.findUniqueOrThrow({ where: { id: at.caseId } })).toMatchObject({
      status: "work_done",
      workDoneAt: expect.any(Date) as unknown,
      heldBy: null,
    });
    expect((await db().contract.findFirstOrThrow({ where: { caseId: at.caseId } })).state).toBe("void");
    const events = await db().event.findMany({ where: { subjectId: at.caseId }, orderBy: { seq: "asc" } });
    expect(events.map(({ type }) => type).slice(-5)).toEqual([
      "contract.voided",
      "case.terminated",
      "work.done",
      "report.opened",
      "evaluations.opened",
    ]);
    await recordMinutes(world, at, 15);
    expect(await db().entry.count({ where: { caseId: at.caseId } })).toBe(2);
    expect(await refusal(run(world.director, "reopenWork", at.caseId, why))).toBe("CONTRACT_VOID");
  });

  test("each party is told once, and reads who, when and why", async () => {
    const { caseId, code } = await activeCase(world);
    await run(world.director, "voidContract", caseId, why);
    for (const actor of [world.lawyer, world.defender, world.facilitator]) {
      const told = await db().notification.findMany({
        where: { caseId, userId: actor.userId, kind: { in: ["contract.voided", "case.terminated"] } },
        select: { kind: true },
      });
      expect(told).toEqual([{ kind: "contract.voided" }]);
      const view = await agreementView(actor, code);
      expect(typeof view === "string" ? view : view.contract.voided).toMatchObject({
        by: world.director.name,
        ...why,
      });
    }
  });

  test.each(["before", "after"] as const)(
    "its file, sealed %s, is labelled and stays as it is",
    async (when) => {
      const { caseId, code } = await activeCase(world);
      const { contractId } = await textOf(caseId);
      if (when === "before") await sealContractPdf({ contractId });
      const sealed = await db().contract.findUniqueOrThrow({ where: { id: contractId } });
      await run(world.director, "voidContract", caseId, why);
      if (when === "after") {
        expect((await contractFile(world.defender, code, request))?.name).toBe(`${code}-sin-efecto.pdf`);
        await sealContractPdf({ contractId });
      }
      const file = await contractFile(world.defender, code, request);
      expect(file?.name).toBe(`${code}-contract-VOID.pdf`);
      const { sealedSha256 } = await db().contract.findUniqueOrThrow({ where: { id: contractId } });
      if (when === "before") expect(sealedSha256).toEqual(sealed.sealedSha256);
      expect(sealedSha256).not.toBeNull();
    },
  );

  test.each(["lawyer", "defender", "facilitator", "finance"] as const)(
    "%s does not declare it",
    async (who) => {
      const { caseId } = await activeCase(world);
      expect(await refusal(run(world[who], "voidContract", caseId, why))).toBe("NOT_ALLOWED");
    },
  );
});
