import { beforeAll, describe, expect, test } from "vitest";
import type { UserActor } from "@/lib/authz/actor";
import { downloadFor } from "@/lib/cases/download";
import { now } from "@/lib/clock";
import { db } from "@/lib/db/client";
import { messagesView } from "@/lib/stages/assignment/messages/queries";
import { fileMadeDocument } from "@/lib/cases/documents";
import { refusal, run } from "@/tests/support/run";
import { assignedCase, type Assigned } from "@/tests/support/walk/assignment";
import { invoicedCase } from "@/tests/support/walk/payment";
import { negotiatingCase, offerTo } from "@/tests/support/walk/review";
import { succeed } from "@/tests/support/walk/succession";
import { makeWorld, type World } from "@/tests/support/world";
import { upload } from "../twice/files";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

const opens = async (actor: UserActor, documentId: string) => (await downloadFor(actor, documentId)).kind;
const refuses = (actor: UserActor, documentId: string) => refusal(downloadFor(actor, documentId));

async function expenseWithReceipt(at: Assigned, by: UserActor) {
  const documentId = await upload(by, at.caseId, "receipt");
  const unclaimed = await upload(by, at.caseId, "receipt");
  await run(by, "recordExpense", at.caseId, {
    ...{ taskId: at.taskIds[0], day: at.today, words: "Bus to San Mateo", currency: "GTQ" },
    ...{ amount: "245.50", receiptId: documentId },
  });
  return { documentId, unclaimed };
}

describe("a receipt", () => {
  test("is opened by the Defender who brought it and by staff, not by the Advocate", async () => {
    const at = await assignedCase(world);
    const { documentId } = await expenseWithReceipt(at, world.defender);
    for (const reader of [world.defender, world.finance, world.facilitator, world.director]) {
      expect(await opens(reader, documentId)).toBe("application/pdf");
    }
    for (const other of [world.lawyer, world.billing, world.stranger, world.defender2]) {
      expect(await refuses(other, documentId)).toBe("NOT_FOUND");
    }
  });

  test("is not another Defender's of the same case, before and after", async () => {
    const at = await assignedCase(world);
    const first = await expenseWithReceipt(at, world.defender);
    await succeed(at.caseId, world.defender3);
    for (const id of [first.documentId, first.unclaimed]) {
      expect(await refuses(world.defender3, id)).toBe("NOT_FOUND");
      expect(await opens(world.defender, id)).toBe("application/pdf");
    }
    const own = await upload(world.defender3, at.caseId, "receipt");
    expect(await opens(world.defender3, own)).toBe("application/pdf");
    expect(await refuses(world.defender, own)).toBe("NOT_FOUND");
    expect(await opens(world.finance, own)).toBe("application/pdf");
  });
});

test("a remittance advice is opened by the Defender who was paid alone", async () => {
  const at = await invoicedCase(world);
  const { documentId } = await db().$transaction((tx) =>
    fileMadeDocument(tx, {
      ...{ caseId: at.caseId, purpose: "remittance", ref: at.payoutId, name: "aviso.pdf", now: now() },
      ...{ bytes: Buffer.from("%PDF-1.4"), visibility: "DEFENDER_STAFF" },
    }),
  );
  await succeed(at.caseId, world.defender3);
  expect(await opens(world.defender, documentId)).toBe("application/pdf");
  expect(await opens(world.finance, documentId)).toBe("application/pdf");
  expect(await refuses(world.defender3, documentId)).toBe("NOT_FOUND");
});

test("a file of the messages with one Defender is not the next one's to open or to see", async () => {
  const at = await assignedCase(world);
  const documentId = await upload(world.lawyer, at.caseId, "message");
  await run(world.lawyer, "sendMessage", at.caseId, { words: "", documentIds: [documentId] });
  expect(await opens(world.defender, documentId)).toBe("application/pdf");
  await succeed(at.caseId, world.defender3);
  expect(await refuses(world.defender3, documentId)).toBe("NOT_FOUND");
  expect(await refuses(world.defender, documentId)).toBe("NOT_FOUND");
  expect(await opens(world.lawyer, documentId)).toBe("application/pdf");
  const view = await messagesView(world.defender3, at.code, null);
  expect(view?.documents.map(({ id }) => id)).not.toContain(documentId);
});

test("whoever released the case opens nothing of it that is not theirs; an offer opens no file", async () => {
  const at = await negotiatingCase(world);
  const own = await upload(world.defender, at.caseId, "intake");
  const intake = await upload(world.lawyer, at.caseId, "intake");
  await run(world.lawyer, "attachDocument", at.caseId, { documentIds: [intake] });
  await run(world.defender, "releaseDefender", at.caseId, { reason: "Away until March" });
  await offerTo(world, at, world.defender3);
  for (const id of [own, intake]) {
    expect(await refuses(world.defender3, id)).toBe("NOT_FOUND");
    expect(await refuses(world.defender, id)).toBe("NOT_FOUND");
  }
});
