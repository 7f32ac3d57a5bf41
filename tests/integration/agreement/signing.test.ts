import { beforeAll, describe, expect, test } from "vitest";
import { addDays } from "@/lib/calendar";
import { now } from "@/lib/clock";
import { db } from "@/lib/db/client";
import { agreementView } from "@/lib/stages/agreement/queries";
import { maySign } from "@/lib/stages/agreement/signing/queries";
import { disclosure } from "@/lib/templates/disclosure";
import { runDue } from "@/lib/workflow/clocks";
import { caseRow, eventsOf, safety, waitKindsOf } from "@/tests/support/contract";
import { sql } from "@/tests/support/sql";
import { reauthenticate } from "@/tests/support/proof";
import { refusal, run } from "@/tests/support/run";
import { makeWorld, type World } from "@/tests/support/world";
import {
  activeCase,
  approve,
  approvedCase,
  matchScope,
  sign,
  signatureInput,
  signingCase,
  textOf,
} from "@/tests/support/walk/agreement";
import { negotiatingCase } from "@/tests/support/walk/review";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

describe("signing", () => {
  test("not before the lead Advocate has signed the one-time agreement; the refusal says who", async () => {
    const { caseId } = await negotiatingCase(await makeWorld().then((fresh) => (world = fresh)));
    await matchScope(world.lawyer, caseId);
    for (const actor of [world.lawyer, world.defender, world.facilitator]) await approve(actor, caseId);
    const { seen } = await textOf(caseId);
    await expect(run(world.facilitator, "sendForSignature", caseId, seen)).rejects.toMatchObject({
      code: "AGREEMENT_MISSING",
      params: { name: "Rebecca Lindqvist" },
    });
    expect((await caseRow(caseId)).status).toBe("negotiating");
  });

  test("a password that was not asked for again is not enough; a stale text is refused", async () => {
    const { caseId } = await signingCase(world);
    const input = await signatureInput(world.defender, caseId);
    expect(await refusal(run(world.defender, "sign", caseId, input))).toBe("REAUTH_REQUIRED");
    await reauthenticate(world.defender);
    const late = { now: addDays(now(), 1) };
    expect(await refusal(run(world.defender, "sign", caseId, input, late))).toBe("REAUTH_REQUIRED");
    expect(await refusal(run(world.defender, "sign", caseId, { ...input, hash: "0".repeat(64) }))).toBe(
      "TEXT_CHANGED",
    );
    expect(await db().signature.count({ where: { versionId: input.versionId } })).toBe(0);
  });

  test("a signature says who, how, when and from where, and can't be changed", async () => {
    const { caseId } = await signingCase(world);
    await sign(world.defender, caseId);
    const { seen } = await textOf(caseId);
    const row = await db().signature.findFirstOrThrow({ where: { versionId: seen.versionId } });
    expect(row).toMatchObject({
      party: "DEFENDER",
      round: 1,
      userId: world.defender.userId,
      typedName: "Marta Sajché",
      consentVersion: disclosure.version,
      consentLocale: "es",
      address: "203.0.113.7",
      browser: "test",
      timeZone: "America/Chicago",
    });
    await expect(
      sql("app", `UPDATE "Signature" SET "typedName" = 'x' WHERE id = $1`, [row.id]),
    ).rejects.toThrow(/denied/);
    await expect(sql("app", `DELETE FROM "Signature" WHERE id = $1`, [row.id])).rejects.toThrow(/denied/);
  });

  test("Justice in Motion last: it waits, is called when the two others stand, and its turn opens then", async () => {
    const { caseId, code } = await signingCase(world);
    const jim = world.facilitator;
    const waits = async () =>
      (await db().wait.findMany({ where: { caseId, closedAt: null }, orderBy: { party: "asc" } })).map(
        ({ kind, party, by }) => ({ kind, party, by }),
      );
    const { signBy } = await db().contract.findFirstOrThrow({ where: { caseId } });
    const due = (party: string) => ({ kind: "signContract", party, by: signBy });
    expect(await waits()).toEqual([due("ADVOCATE"), due("DEFENDER")]);
    const viewed = await agreementView(jim, code);
    expect(typeof viewed === "string" ? viewed : maySign(jim, viewed)).toBe(false);
    expect(await refusal(sign(jim, caseId))).toBe("JIM_SIGNS_LAST");
    await sign(world.defender, caseId);
    expect(await refusal(sign(jim, caseId))).toBe("JIM_SIGNS_LAST");
    expect(await waits()).toEqual([due("ADVOCATE")]);
    await sign(world.lawyer, caseId);
    expect(await waits()).toEqual([due("FACILITATOR")]);
    const later = await agreementView(jim, code);
    expect(typeof later === "string" ? later : maySign(jim, later)).toBe(true);
    for (let day = 3; day < 16; day += 1) await runDue(addDays(now(), day));
    expect((await caseRow(caseId)).status).toBe("negotiating");
  });

  test("two at the same time, twice: one executed contract, one assignment, one job to seal it", async () => {
    const { caseId } = await signingCase(world);
    const { contractId } = await textOf(caseId);
    await Promise.all([world.lawyer, world.defender].map((actor) => sign(actor, caseId)));
    const last = await Promise.allSettled(
      [world.facilitator, world.director].map((actor) => sign(actor, caseId)),
    );
    expect(last.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect((await caseRow(caseId)).status).toBe("active");
    expect(await eventsOf(caseId, "contract.executed")).toBe(1);
    expect(await db().assignment.count({ where: { caseId } })).toBe(1);
    const jobs = await sql(
      "owner",
      `SELECT 1 FROM graphile_worker._private_jobs WHERE payload->>'contractId' = $1`,
      [contractId],
    );
    expect(jobs).toHaveLength(1);
  });

  test("the same person twice at once: one signature", async () => {
    const { caseId } = await signingCase(world);
    await reauthenticate(world.lawyer);
    const input = await signatureInput(world.lawyer, caseId);
    const outcomes = await Promise.allSettled([1, 2].map(() => run(world.lawyer, "sign", caseId, input)));
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await db().signature.count({ where: { versionId: input.versionId } })).toBe(1);
  });

  test("declined: the reason stands, all three approve and sign anew, the earlier signature no longer counts", async () => {
    const { caseId } = await signingCase(world);
    await sign(world.lawyer, caseId);
    await run(world.defender, "declineToSign", caseId, { reason: "El tope no alcanza" });
    expect((await caseRow(caseId)).status).toBe("negotiating");
    expect(await waitKindsOf(caseId)).toEqual(["approveText"]);
    const { seen } = await textOf(caseId);
    expect(await refusal(run(world.facilitator, "sendForSignature", caseId, seen))).toBe("NOT_ALL_APPROVED");
    for (const actor of [world.lawyer, world.defender, world.facilitator]) await approve(actor, caseId);
    await run(world.facilitator, "sendForSignature", caseId, seen);
    for (const actor of [world.defender, world.lawyer]) await sign(actor, caseId);
    expect((await caseRow(caseId)).status).toBe("signing");
    await sign(world.facilitator, caseId);
    expect((await caseRow(caseId)).status).toBe("active");
    expect(await db().signature.count({ where: { versionId: seen.versionId } })).toBe(4);
  });

  test("taken back to be changed, by a facilitator alone", async () => {
    const { caseId } = await signingCase(world);
    expect(await refusal(run(world.lawyer, "withdrawToEdit", caseId, { reason: "x" }))).toBe("NOT_ALLOWED");
    await run(world.facilitator, "withdrawToEdit", caseId, { reason: "A date is wrong" });
    expect((await caseRow(caseId)).status).toBe("negotiating");
    expect(await refusal(run(world.facilitator, "withdrawToEdit", caseId, { reason: "x" }))).toBe(
      "WRONG_STATUS",
    );
  });

  test("reminded, and then the time to sign runs out by itself", async () => {
    const { caseId } = await signingCase(world);
    await runDue(addDays(now(), 4));
    expect(await eventsOf(caseId, "wait.reminded")).toBe(2);
    for (let day = 5; day < 16; day += 1) await runDue(addDays(now(), day));
    expect((await caseRow(caseId)).status).toBe("negotiating");
    expect(await eventsOf(caseId, "contract.signing_expired")).toBe(1);
  });

  test.each([
    ["lawyer2", "NOT_FOUND"],
    ["assistant", "NOT_ALLOWED"],
    ["facilitator2", "NOT_ALLOWED"],
    ["finance", "NOT_ALLOWED"],
  ] as const)("%s signs for nobody", async (who, code) => {
    const { caseId } = await signingCase(world);
    const actor = world[who];
    await reauthenticate(actor);
    expect(await refusal(run(actor, "sign", caseId, await signatureInput(actor, caseId)))).toBe(code);
    expect(await db().signature.count({ where: { userId: actor.userId } })).toBe(0);
  });

  test("nothing of a contract moves once it is executed", async () => {
    const { caseId } = await activeCase(world);
    const { seen } = await textOf(caseId);
    expect(await refusal(run(world.lawyer, "editContract", caseId, { version: 1, ...safety("x") }))).toBe(
      "WRONG_STATUS",
    );
    expect(await refusal(run(world.lawyer, "approveText", caseId, seen))).toBe("WRONG_STATUS");
    expect(await refusal(run(world.lawyer, "declineToSign", caseId, { reason: "x" }))).toBe("WRONG_STATUS");
  });

  test("a refused step leaves nothing: no event, no Wait, no mail", async () => {
    const { caseId } = await approvedCase(world);
    const count = async () => ({
      events: await db().event.count({ where: { subjectId: caseId } }),
      waits: await db().wait.count({ where: { caseId } }),
      notices: await db().notification.count({ where: { caseId } }),
    });
    const before = await count();
    const seen = { ...(await textOf(caseId)).seen, hash: "0".repeat(64) };
    expect(await refusal(run(world.facilitator, "sendForSignature", caseId, seen))).toBe("TEXT_CHANGED");
    expect(await count()).toEqual(before);
  });
});
