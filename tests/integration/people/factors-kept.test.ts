import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { type UserActor } from "@/lib/authz/actor";
import { moveClock, setOffset } from "@/lib/clock";
import { db } from "@/lib/db/client";
import { recoveryCodesShown, securityView } from "@/lib/people/factors/queries";
import { softwarePasskey } from "@/tests/support/authenticator";
import {
  asked,
  enrolTotp,
  freshHash,
  halfway,
  offeredCode,
  proves,
  second,
  settled,
} from "@/tests/support/factors";
import { refusal, run } from "@/tests/support/run";
import { makeWorld, signIn, testPassword, type World } from "@/tests/support/world";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterEach(() => setOffset(0));

const minute = 60_000;

/** In by both steps, and confirmed again just now. */
async function proven(userId: string): Promise<UserActor> {
  const actor = await signIn(userId);
  await proves(actor, testPassword);
  return actor;
}

describe("recovery codes", () => {
  test("are made with the first factor, shown to its session until they are kept, and hashed", async () => {
    const { userId } = world.finance;
    const actor = await halfway(userId);
    const { code } = await offeredCode(actor);
    await run(actor, "addTotp", userId, { name: "Phone", code, tokenHash: freshHash() });
    const codes = await recoveryCodesShown(actor);
    expect(codes).toHaveLength(10);
    for (const shown of codes) expect(shown).toMatch(/^(?:[0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/);
    expect(new Set(codes).size).toBe(10);
    const elsewhere = await signIn(userId);
    expect(await recoveryCodesShown(elsewhere)).toEqual([]);
    await run({ ...elsewhere, sessionId: actor.sessionId }, "keepRecoveryCodes", userId, {});
    expect(await recoveryCodesShown(actor)).toEqual([]);
    expect(await db().recoveryCode.count({ where: { userId, shownCipher: { not: null } } })).toBe(0);
  });

  test("each count once, also in twenty sessions at the same time, however they are typed", async () => {
    const { userId } = world.finance2;
    const enrolled = await halfway(userId);
    const { code } = await offeredCode(enrolled);
    await run(enrolled, "addTotp", userId, { name: "Phone", code, tokenHash: freshHash() });
    const [first = "", next = ""] = await recoveryCodesShown(enrolled);
    const sessions = await Promise.all(Array.from({ length: 20 }, () => halfway(userId)));
    expect(await settled(sessions.map((actor) => second(actor, { by: "recovery", code: first })))).toEqual({
      stood: 1,
      codes: ["RECOVERY_CODE_USED"],
    });
    await second(await halfway(userId), {
      by: "recovery",
      code: ` ${next.toLowerCase().replaceAll("-", " ")} `,
    });
    const again = await halfway(userId);
    expect(await refusal(second(again, { by: "recovery", code: "0000-0000-0000-0000" }))).toBe(
      "WRONG_RECOVERY_CODE",
    );
    expect(await refusal(second(again, { by: "recovery", code: "0000" }))).toBe("INVALID");
    expect((await securityView(world.finance2)).codesLeft).toBe(8);
  });

  test("of an older list open nothing once there are newer ones", async () => {
    const { userId } = world.defender3;
    const enrolled = await halfway(userId);
    const { code } = await offeredCode(enrolled);
    await run(enrolled, "addTotp", userId, { name: "Phone", code, tokenHash: freshHash() });
    const [old = ""] = await recoveryCodesShown(enrolled);
    const actor = await signIn(userId);
    expect(await refusal(run(actor, "renewRecoveryCodes", userId, {}))).toBe("REAUTH_REQUIRED");
    await proves(actor, testPassword);
    await run(actor, "renewRecoveryCodes", userId, {});
    expect(await refusal(second(await halfway(userId), { by: "recovery", code: old }))).toBe(
      "WRONG_RECOVERY_CODE",
    );
    const [fresh = ""] = await recoveryCodesShown(actor);
    await second(await halfway(userId), { by: "recovery", code: fresh });
  });
});

describe("what somebody has", () => {
  test("changes only in a session whose person confirmed within five minutes that it is them", async () => {
    const { userId } = world.approver;
    const { factorId } = await enrolTotp(userId);
    const actor = await signIn(userId);
    const { sessionId } = actor;
    const add = () =>
      run(actor, "addPasskey", userId, {
        name: "Laptop",
        answer: softwarePasskey().introduce(asked({ for: "add", sessionId })),
      });
    expect(await refusal(add())).toBe("REAUTH_REQUIRED");
    await proves(actor, testPassword);
    moveClock(5 * minute + 1_000);
    expect(await refusal(add())).toBe("REAUTH_REQUIRED");
    expect(await db().factor.count({ where: { userId } })).toBe(1);
    setOffset(0);
    await proves(actor, testPassword);
    await add();
    await run(actor, "removeFactor", userId, { factorId });
    const row = await db().factor.findUniqueOrThrow({ where: { id: factorId } });
    expect(row).toMatchObject({ secretCipher: null, keyId: null });
  });

  test("is never taken away whole by its owner", async () => {
    const { userId } = world.facilitator2;
    const { factorId } = await enrolTotp(userId);
    expect(await refusal(run(await proven(userId), "removeFactor", userId, { factorId }))).toBe(
      "LAST_FACTOR",
    );
  });

  test("is of nobody else's to change", async () => {
    const { factorId } = await enrolTotp(world.defenderGtq.userId);
    const director = await proven(world.director.userId);
    const { userId } = world.defenderGtq;
    expect(await refusal(run(director, "removeFactor", userId, { factorId }))).toBe("NOT_FOUND");
    expect(await refusal(run(director, "renameFactor", director.userId, { factorId, name: "x" }))).toBe(
      "NOT_FOUND",
    );
  });

  test("that was lost a director takes away, with a reason that both read, and a new one is set up", async () => {
    const { userId } = world.facilitator;
    await enrolTotp(userId);
    const inside = await signIn(userId);
    const reason = "Her telephone was stolen on the train; I called her at home";
    const colleague = await proven(world.approver.userId);
    expect(await refusal(run(colleague, "resetFactors", userId, { reason }))).toBe("NOT_FOUND");
    const asleep = await signIn(world.director.userId);
    expect(await refusal(run(asleep, "resetFactors", userId, { reason }))).toBe("REAUTH_REQUIRED");
    const director = await proven(world.director.userId);
    await run(director, "resetFactors", userId, { reason });

    expect(await db().session.count({ where: { userId, endedAt: null } })).toBe(0);
    const told = await db().notification.findMany({
      where: { kind: { contains: "factors.reset" } },
      select: { kind: true, userId: true },
    });
    expect(told.toSorted((a, b) => a.kind.localeCompare(b.kind))).toEqual([
      { kind: "factors.reset", userId },
      { kind: "own.factors.reset", userId: director.userId },
    ]);
    expect(await refusal(run(inside, "renewRecoveryCodes", userId, {}))).toBe("REAUTH_REQUIRED");
    await enrolTotp(userId);
    const { resets } = await securityView(await signIn(userId));
    expect(resets).toMatchObject([{ reason, by: director.name }]);
  });

  test("a director does not take away their own", async () => {
    const director = await proven(world.director.userId);
    expect(await refusal(run(director, "resetFactors", director.userId, { reason: "Mine" }))).toBe(
      "OWN_ACCESS",
    );
  });
});
