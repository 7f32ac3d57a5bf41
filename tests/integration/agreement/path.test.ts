import { beforeAll, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { sealContractPdf } from "@/lib/stages/agreement/jobs";
import { activeCase, approve, approvedCase, sign, signingCase, textOf } from "@/tests/support/walk/agreement";
import { negotiatingCase } from "@/tests/support/walk/review";
import { refusal, run } from "@/tests/support/run";
import { makeWorld, type World } from "@/tests/support/world";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

const statusOf = async (caseId: string) =>
  (await db().case.findUniqueOrThrow({ where: { id: caseId } })).status;
const openWaits = async (caseId: string) =>
  (
    await db().wait.findMany({
      where: { caseId, closedAt: null },
      orderBy: [{ kind: "asc" }, { party: "asc" }],
    })
  ).map(({ kind, party }) => `${kind} ${party}`);

test("an accepted offer opens the contract with the intake's work, the offer's caps and the fees of today", async () => {
  const { caseId } = await negotiatingCase(world);
  const offer = await db().offer.findFirstOrThrow({ where: { caseId, state: "accepted" } });
  const { contractId } = await textOf(caseId);
  const version = await db().contractVersion.findFirstOrThrow({ where: { contractId } });
  expect(version).toMatchObject({
    number: 1,
    authorId: null,
    billRateMinor: 6500,
    payRateMinor: 5200,
    feeBasisPoints: 1000,
    capMinutes: offer.hours * 60,
    capExpensesMinor: offer.expensesMinor,
    payerId: world.firm,
  });
  expect(await openWaits(caseId)).toEqual([
    "approveText DEFENDER",
    "approveText FACILITATOR",
    "completeContract ADVOCATE",
  ]);
});

test("three approvals, three signatures: the case is at work and its PDF is sealed once", async () => {
  const { caseId } = await signingCase(world);
  expect(await statusOf(caseId)).toBe("signing");
  const { contractId, seen } = await textOf(caseId);
  for (const actor of [world.defender, world.facilitator, world.lawyer]) await sign(actor, caseId);
  expect(await statusOf(caseId)).toBe("active");
  expect(await db().assignment.count({ where: { caseId } })).toBe(1);

  await sealContractPdf({ contractId });
  await sealContractPdf({ contractId });
  const sealed = await db().event.findMany({ where: { subjectId: caseId, type: "contract.sealed" } });
  expect(sealed).toHaveLength(1);
  const contract = await db().contract.findUniqueOrThrow({ where: { id: contractId } });
  const file = await db().document.findUniqueOrThrow({ where: { id: contract.sealedDocumentId ?? "" } });
  expect(Buffer.from(file.sha256).equals(Buffer.from(contract.sealedSha256 ?? []))).toBe(true);
  expect(sealed[0]?.payload).toMatchObject({ sha256: Buffer.from(file.sha256).toString("hex") });
  const signatures = await db().signature.findMany({ where: { versionId: seen.versionId } });
  expect(signatures.map(({ party }) => party).sort()).toEqual(["ADVOCATE", "DEFENDER", "JIM"]);
});

test("a contract is sent only with three approvals of the newest text", async () => {
  const { caseId } = await approvedCase(world);
  const { seen } = await textOf(caseId);
  await run(world.defender, "editContract", caseId, {
    version: 1,
    clauses: {
      safety: {
        en: { title: "Safety", text: "Nobody runs a risk." },
        es: { title: "Seguridad", text: "Nadie corre riesgo." },
      },
    },
  });
  expect(await refusal(run(world.facilitator, "sendForSignature", caseId, seen))).toBe("TEXT_CHANGED");
  const now = (await textOf(caseId)).seen;
  expect(await refusal(run(world.facilitator, "sendForSignature", caseId, now))).toBe("NOT_ALL_APPROVED");
  for (const actor of [world.assistant, world.defender, world.director]) await approve(actor, caseId);
  await run(world.facilitator, "sendForSignature", caseId, now);
  expect(await statusOf(caseId)).toBe("signing");
  void activeCase;
});
