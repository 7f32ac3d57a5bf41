import { randomUUID } from "node:crypto";
import { sessionCookie } from "@/lib/auth/cookie";
import type { UserActor } from "@/lib/authz/actor";
import { db } from "@/lib/db/client";
import { startWorker } from "@/lib/jobs/runner";
import { sealContractPdf } from "@/lib/stages/agreement/jobs";
import { makeInvoicePdf, makeRemittance } from "@/lib/stages/payment/jobs";
import type { Parts } from "@/e2e/support/paths";
import { openSession } from "../support/enter";
import { run } from "../support/run";
import { settledCase } from "../support/walk/payment";
import { makeWorld, type World } from "../support/world";
import { Visitor } from "./visitor";

/** Somebody with a session, and with one that was ended. */
export type Person = {
  name: string;
  actor: UserActor;
  visitor: Visitor;
  revoked: Visitor;
};

export type AccessScene = {
  world: World;
  caseId: string;
  /** Of the settled case, with every document a case can have. */
  parts: Parts;
  people: Person[];
  nobody: Visitor;
};

/** Who is what to the settled case. Three of staff are walled off from it. */
const everybody = {
  lawyer: "its lead",
  lawyer2: "a colleague of the firm",
  assistant: "an assistant of the firm",
  billing: "the payer’s billing contact",
  stranger: "another firm’s Advocate",
  canadian: "an Advocate in Canada",
  defender: "its Defender",
  defender2: "another Defender",
  facilitator: "a facilitator",
  facilitator2: "a facilitator who is walled off",
  finance: "finance",
  finance2: "finance that is walled off",
  approver: "an approver who is walled off",
  director: "a director",
} as const satisfies Partial<Record<keyof World, string>>;

export type Known = keyof typeof everybody;

/** Invented people, a case that went through all five stages, and a session of everybody. */
export async function makeAccessScene(origin: string): Promise<AccessScene> {
  const world = await makeWorld();
  const { caseId, code, invoiceId, payoutId } = await settledCase(world);
  const fileId = await documentsOf(caseId);
  for (const { userId } of [world.facilitator2, world.finance2, world.approver])
    await run(world.director, "wallOff", caseId, { userId, reason: "Once worked for the other side" });
  const people: Person[] = [];
  for (const name of Object.keys(everybody) as Known[]) {
    const actor = world[name];
    const [own, ended] = [await openSession(actor.userId), await openSession(actor.userId)];
    await run(actor, "closeSession", actor.userId, { sessionId: ended.sessionId });
    const cookie = (token: string) =>
      new Visitor(origin, null, { [sessionCookie().name]: token, locale: "en" });
    people.push({
      ...{ name: everybody[name], actor },
      ...{ visitor: cookie(own.token), revoked: cookie(ended.token) },
    });
  }
  return {
    ...{ world, caseId, people, nobody: new Visitor(origin, null, { locale: "en" }) },
    parts: { code, invoiceId, payoutId, fileId, step: "who", number: "1", token: "0".repeat(43) },
  };
}

/** Waits until the worker has made the contract, the invoice and the remittance advice; the id of one of them. */
async function documentsOf(caseId: string): Promise<string> {
  const worker = startWorker({ sealContract: sealContractPdf, makeInvoicePdf, makeRemittance });
  try {
    const deadline = Date.now() + 120_000;
    for (;;) {
      const made = await db().document.findMany({ where: { caseId }, select: { id: true } });
      if (made[0] && made.length >= 3) return made[0].id;
      if (Date.now() > deadline) throw new Error("The worker made no documents");
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
  } finally {
    await worker.stop();
  }
}

/** The same address, of what nobody has. */
export const nothing = (): Parts => ({
  ...{ code: "CF-2026-9999", step: "who", number: "1", token: "1".repeat(43) },
  ...{ invoiceId: randomUUID(), payoutId: randomUUID(), fileId: randomUUID() },
});
