import { beforeAll, describe, expect, test } from "vitest";
import type { UserActor } from "@/lib/authz/actor";
import { db } from "@/lib/db/client";
import { DomainError } from "@/lib/errors";
import type { CommandName } from "@/lib/workflow/transitions";
import { sentenceFor } from "@/lib/web/error-sentences";
import { reauthenticate } from "@/tests/support/proof";
import { run } from "@/tests/support/run";
import {
  approve,
  matchScope,
  sign,
  signatureInput,
  signingCase,
  textOf,
} from "@/tests/support/walk/agreement";
import { interimFinalCase, submittedReportCase } from "@/tests/support/walk/payment";
import { interestedCase, negotiatingCase } from "@/tests/support/walk/review";
import { makeWorld, type World } from "@/tests/support/world";

/** Who comes second is told who came first and when, as far as it is theirs to know. */
let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

async function refused(actor: UserActor, command: CommandName, caseId: string, input: object) {
  try {
    await run(actor, command, caseId, input);
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
  throw new Error("It was not refused");
}

test("a report that another has approved: the person, not what the portal did because of it", async () => {
  const { caseId, reportId } = await submittedReportCase(world);
  await run(world.finance, "approveReport", caseId, { reportId });
  const error = await refused(world.finance2, "approveReport", caseId, { reportId });
  expect(error).toMatchObject({ code: "WRONG_STATE", params: { by: world.finance.userId } });
  for (const locale of ["en", "es"] as const) {
    const { message } = (await sentenceFor(error, locale)) as { message: string };
    expect(message).toContain(world.finance.name);
    expect(message).toMatch(/\d{4}/);
  }
});

test("what is signed or approved twice: somebody of one's own side, whoever came after them", async () => {
  const at = await negotiatingCase(world);
  await matchScope(world.lawyer, at.caseId);
  await approve(world.assistant, at.caseId);
  await approve(world.defender, at.caseId);
  const { seen } = await textOf(at.caseId);
  const approved = await refused(world.lawyer, "approveText", at.caseId, seen);
  expect(approved).toMatchObject({ code: "ALREADY_DONE", params: { by: world.assistant.userId } });

  const { caseId } = await signingCase(world);
  await sign(world.lawyer, caseId);
  await sign(world.defender, caseId);
  await reauthenticate(world.lawyer);
  const input = await signatureInput(world.lawyer, caseId);
  const signed = await refused(world.lawyer, "sign", caseId, input);
  expect(signed).toMatchObject({ code: "ALREADY_SIGNED", params: { by: world.lawyer.userId } });
});

describe("nobody is named", () => {
  test("to whom the history does not tell it", async () => {
    const at = await interestedCase(world);
    const error = await refused(world.defender, "expressInterest", at.caseId, { offerId: at.offerId });
    expect(error.code).toBe("WRONG_STATE");
    expect(error.params).toEqual({});
    const { message } = (await sentenceFor(error, "en")) as { message: string };
    expect(message).toMatch(/^This was already changed meanwhile\. Nothing was written/);
  });
});

test("an event records as what the actor could do it", async () => {
  const at = await interimFinalCase(world);
  const both: UserActor = { ...world.approver, staffRoles: ["FACILITATOR", "APPROVER"] };
  await run(both, "approvePayout", at.caseId, { payoutId: at.payoutId });
  await run(both, "addNote", at.caseId, { words: "The bank is closed on Friday" });
  const roleOf = async (type: string) =>
    (
      await db().event.findFirstOrThrow({
        where: { subjectId: at.caseId, type },
        orderBy: { seq: "desc" },
      })
    ).actorRole;
  expect(await roleOf("payout.approved")).toBe("approver");
  expect(await roleOf("note.added")).toBe("facilitator");
});
