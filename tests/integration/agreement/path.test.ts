import { createHash } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import type { UserActor } from "@/lib/authz/actor";
import { db } from "@/lib/db/client";
import { sealContractPdf } from "@/lib/stages/agreement/jobs";
import { agreementView } from "@/lib/stages/agreement/queries";
import { contractFile } from "@/lib/stages/agreement/sealing/queries";
import { contractRecord } from "@/lib/stages/agreement/sealing/record";
import { unseenText } from "@/lib/stages/agreement/signing/queries";
import { approve, approvedCase, sign, signingCase, textOf } from "@/tests/support/walk/agreement";
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
  for (const actor of [world.defender, world.lawyer, world.facilitator]) await sign(actor, caseId);
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
}, 120_000);

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
});

test("a draft until it is sealed, then the stored bytes; for the three who agree and nobody else", async () => {
  const { caseId, code } = await signingCase(world);
  const { contractId, seen } = await textOf(caseId);
  const request = { address: "203.0.113.7", browser: "test", requestId: "r" };
  const draft = await contractFile(world.defender, code, request);
  expect(draft?.name).toBe(`${code}-borrador.pdf`);
  for (const actor of [world.lawyer, world.defender, world.facilitator]) await sign(actor, caseId);
  await sealContractPdf({ contractId });
  const files = await Promise.all(
    [world.lawyer, world.defender, world.director].map((actor) => contractFile(actor, code, request)),
  );
  const { sealedSha256 } = await db().contract.findUniqueOrThrow({ where: { id: contractId } });
  for (const file of files) {
    expect(
      createHash("sha256")
        .update(file?.bytes ?? "")
        .digest(),
    ).toEqual(Buffer.from(sealedSha256 ?? []));
  }
  for (const actor of [world.stranger, world.billing, world.finance, world.defender2]) {
    expect(await contractFile(actor, code, request)).toBeNull();
  }
  const pages = await wordsOf(files[0]?.bytes ?? Buffer.alloc(0));
  const text = pages.join(" ");
  for (const said of [
    code,
    seen.hash,
    contractId,
    "Rebecca Lindqvist",
    "Marta Sajché",
    "Dana Okafor",
    "203.0.113.7",
  ]) {
    expect(text).toContain(said);
  }
  expect(text).toContain("not recorded / no consta");
  expect(text).toContain("prevalece el texto en español");
}, 120_000);

test("when each signer first had the text before them is recorded once, and the certificate says it", async () => {
  const { caseId, code } = await signingCase(world);
  const { contractId, seen } = await textOf(caseId);
  const shown = async (actor: UserActor) => {
    const view = await agreementView(actor, code);
    return typeof view === "string" ? view : unseenText(actor, view);
  };
  for (const actor of [world.assistant, world.facilitator2]) {
    expect(await shown(actor), "signs for nobody").toBeNull();
    expect(await refusal(run(actor, "viewContract", caseId, seen))).toBe("NOT_ALLOWED");
  }
  expect(await shown(world.lawyer)).toEqual(seen);
  await run(world.lawyer, "viewContract", caseId, seen);
  expect(await shown(world.lawyer)).toBeNull();
  await run(world.lawyer, "viewContract", caseId, seen);
  const viewed = await db().event.findMany({ where: { subjectId: caseId, type: "contract.viewed" } });
  expect(viewed).toMatchObject([{ actorId: world.lawyer.userId, payload: { ...seen, party: "ADVOCATE" } }]);
  for (const actor of [world.lawyer, world.defender, world.facilitator]) await sign(actor, caseId);
  const { signers } = await contractRecord(db(), contractId);
  expect(signers.map(({ party, viewedAt }) => [party, viewedAt])).toEqual([
    ["ADVOCATE", viewed[0]?.at],
    ["JIM", null],
    ["DEFENDER", null],
  ]);
}, 60_000);

/** The words of each page, as an independent reader finds them. */
async function wordsOf(bytes: Buffer): Promise<string[]> {
  const { getDocument } = await import("pdfjs-dist/legacy/build/pdf.mjs");
  const document = await getDocument({ data: Uint8Array.from(bytes) }).promise;
  const pages: string[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const content = await page.getTextContent();
    pages.push(
      content.items
        .map((item) => ("str" in item ? item.str : ""))
        .join(" ")
        .replace(/\s+/g, " "),
    );
  }
  return pages;
}
