import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { sql } from "../../support/sql";
import { acceptedCase, clearCheck, draftCase, submittedCase } from "../../support/walk/review";
import { activeCase } from "../../support/walk/agreement";
import { run } from "../../support/run";
import { makeWorld, type World } from "../../support/world";

/** The database as a second lock: what gets past the code is stopped here, as the runtime's own role. */
let world: World;
beforeAll(async () => {
  world = await makeWorld();
}, 60_000);

test("a case's status does not change without an event of the same transaction", async () => {
  const { caseId } = await submittedCase(world);
  const move = sql("app", `UPDATE "Case" SET status = 'in_review' WHERE id = $1`, [caseId]);
  await expect(move).rejects.toThrow(/without an event/);
  const { status } = await db().case.findUniqueOrThrow({ where: { id: caseId } });
  expect(status).toBe("submitted");
});

test("an event of an earlier transaction, or of another move, does not serve", async () => {
  const { caseId } = await submittedCase(world);
  await run(world.facilitator, "startReview", caseId, {});
  for (const to of ["submitted", "accepted"]) {
    const move = sql("app", `UPDATE "Case" SET status = $2::"CaseStatus" WHERE id = $1`, [caseId, to]);
    await expect(move, to).rejects.toThrow(/without an event/);
  }
});

async function offer(caseId: string, checkId: string, defenderId: string | null): Promise<unknown> {
  return sql(
    "app",
    `INSERT INTO "Offer" (id, "caseId", "defenderId", "checkId", state, hours, "expensesMinor", "wordsCipher", "sentBy", "sentAt", "answerBy")
     VALUES ($1, $2, $3, $4, 'sent', 1, 0, '\\x00', $5, now(), now())`,
    [randomUUID(), caseId, defenderId, checkId, world.facilitator.userId],
  );
}

test("no offer stands without a valid check of this case against this Defender", async () => {
  const { caseId } = await acceptedCase(world);
  const checkId = await clearCheck(world, caseId);
  const other = await acceptedCase(world);
  const others = await clearCheck(world, other.caseId);
  await expect(offer(caseId, checkId, world.defender2.defenderId), "another Defender").rejects.toThrow(
    /conflict check/,
  );
  await expect(offer(caseId, others, world.defender.defenderId), "another case").rejects.toThrow(
    /conflict check/,
  );
  await sql("app", `UPDATE "Case" SET "partiesVersion" = "partiesVersion" + 1 WHERE id = $1`, [caseId]);
  await expect(offer(caseId, checkId, world.defender.defenderId), "stale").rejects.toThrow(/conflict check/);
});

test("no assignment opens without three signatures of one text", async () => {
  const { caseId } = await activeCase(world);
  const contract = await db().contract.findFirstOrThrow({ where: { caseId } });
  await sql(
    "owner",
    `DELETE FROM "Signature" s USING "ContractVersion" v WHERE s."versionId" = v.id AND v."contractId" = $1 AND s.party = 'JIM'`,
    [contract.id],
  );
  await expect(assignment(caseId, world.defender.defenderId)).rejects.toThrow(/no executed contract/);
});

async function assignment(caseId: string, defenderId: string | null): Promise<unknown> {
  const { id } = await db().contract.findFirstOrThrow({ where: { caseId } });
  return sql(
    "app",
    `INSERT INTO "Assignment" (id, "caseId", "defenderId", "contractId", "from") VALUES ($1, $2, $3, $4, now())`,
    [randomUUID(), caseId, defenderId, id],
  );
}

test("no assignment opens without a valid check of every party against its Defender", async () => {
  const { caseId } = await activeCase(world);
  const { defenderId } = world.defender;
  const check = (set: string) =>
    sql("app", `UPDATE "ConflictCheck" SET ${set} WHERE "caseId" = $1`, [caseId]);
  await expect(assignment(caseId, world.defender2.defenderId), "another Defender").rejects.toThrow(
    /conflict check/,
  );
  for (const state of ["pending", "possible", "blocked", "stale"]) {
    await check(`state = '${state}'`);
    await expect(assignment(caseId, defenderId), state).rejects.toThrow(/conflict check/);
  }
  for (const state of ["clear", "waived"]) {
    await check(`state = '${state}'`);
    await assignment(caseId, defenderId);
  }
  await sql("app", `UPDATE "Case" SET "partiesVersion" = "partiesVersion" + 1 WHERE id = $1`, [caseId]);
  await expect(assignment(caseId, defenderId), "another party since").rejects.toThrow(/conflict check/);
});

test("a case has one live offer and one live contract", async () => {
  const { caseId } = await activeCase(world);
  const copy = sql(
    "app",
    `INSERT INTO "Contract" (id, "caseId", "offerId", "defenderId", "templateVersionId", state, "createdAt")
     SELECT $2, "caseId", $3, "defenderId", "templateVersionId", 'negotiating', now() FROM "Contract" WHERE "caseId" = $1`,
    [caseId, randomUUID(), randomUUID()],
  );
  await expect(copy).rejects.toThrow(/Contract_one_live/);
});

test("the runtime's role removes no case, no operation, no stream", async () => {
  const { caseId } = await draftCase(world);
  for (const table of ["Case", "Operation", "Stream", "Wait", "Contract", "Invoice", "Payment", "Payout"]) {
    await expect(sql("app", `DELETE FROM "${table}"`), table).rejects.toThrow(/permission denied/);
  }
  expect(await db().case.count({ where: { id: caseId } })).toBe(1);
});
