import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { actorOf } from "@/lib/auth/actor-of";
import { halfwayOf } from "@/lib/auth/halfway-of";
import { codeOfStep, stepAt, stepSeconds } from "@/lib/auth/totp";
import { newToken, tokenHashHex } from "@/lib/auth/tokens";
import { systemActor, type UserActor } from "@/lib/authz/actor";
import { moveClock, now, setOffset } from "@/lib/clock";
import { db } from "@/lib/db/client";
import { recoveryCodesShown, securityView } from "@/lib/people/factors/queries";
import { softwarePasskey } from "@/tests/support/authenticator";
import {
  asked,
  enrolPasskey,
  enrolTotp,
  freshHash,
  halfway,
  offeredCode,
  proves,
} from "@/tests/support/factors";
import { refusal, run } from "@/tests/support/run";
import { makeWorld, signIn, testPassword, type World } from "@/tests/support/world";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterEach(() => setOffset(0));

const minute = 60_000;
const second = (actor: { userId: string }, proof: object, tokenHash = freshHash()) =>
  run(actor as never, "passSecondStep", actor.userId, { ...proof, tokenHash });
const codeAt = (secret: Buffer, steps: number) => ({
  by: "totp",
  code: codeOfStep(secret, stepAt(now()) + steps),
});

/** How many were carried out, and the codes with which the others were refused. */
async function settled(runs: Promise<unknown>[]) {
  const outcomes = await Promise.allSettled(runs);
  const refused = outcomes.flatMap((one) =>
    one.status === "rejected" ? [one.reason as { code: string }] : [],
  );
  return { stood: runs.length - refused.length, codes: [...new Set(refused.map(({ code }) => code))] };
}

/** In by both steps, and confirmed again just now. */
async function proven(userId: string): Promise<UserActor> {
  const actor = await signIn(userId);
  await proves(actor, testPassword);
  return actor;
}

describe("an authenticator app", () => {
  test("opens the session that the password began, under a new token; the old one opens nothing", async () => {
    const { userId } = world.lawyer;
    const { secret } = await enrolTotp(userId);
    const [before, token] = [newToken(), newToken()];
    await run(systemActor, "openSession", userId, { tokenHash: tokenHashHex(before) });
    const actor = await halfwayOf(before);
    if (!actor) throw new Error("Not halfway");
    await second(actor, codeAt(secret, 0), tokenHashHex(token));
    expect(await actorOf(token)).toMatchObject({ userId, sessionId: actor.sessionId, provenAt: null });
    expect(await actorOf(before)).toBeNull();
    expect(await halfwayOf(before)).toBeNull();
  });

  test("counts each step once, also in twenty sessions at the same time", async () => {
    const { userId } = world.lawyer2;
    const { secret } = await enrolTotp(userId);
    const sessions = await Promise.all(Array.from({ length: 20 }, () => halfway(userId)));
    const proof = codeAt(secret, 0);
    expect(await settled(sessions.map((actor) => second(actor, proof)))).toEqual({
      stood: 1,
      codes: ["CODE_USED"],
    });
    expect(await db().session.count({ where: { userId, enteredBy: "totp" } })).toBe(1);
  });

  test("takes the step before and after, and says of what else is wrong", async () => {
    // At the beginning of a step, so that none of these moments lies in the next.
    moveClock(stepSeconds * 1_000 - (now().getTime() % (stepSeconds * 1_000)));
    const { userId } = world.assistant;
    const { secret } = await enrolTotp(userId);
    const tries = async (proof: object) => refusal(second(await halfway(userId), proof));
    // The step before was used by setting it up.
    expect(await tries(codeAt(secret, -1))).toBe("CODE_USED");
    await second(await halfway(userId), codeAt(secret, 1));
    expect(await tries(codeAt(secret, 0)), "an older one after a newer one").toBe("CODE_USED");
    const right = [-1, 0, 1].map((steps) => codeAt(secret, steps).code);
    const wrong = ["000000", "111111", "222222", "333333"].find((code) => !right.includes(code));
    expect(await tries({ by: "totp", code: wrong })).toBe("WRONG_CODE");
    expect(await tries({ by: "totp", code: "12345" })).toBe("INVALID");
  });

  test.each([
    [-6, 3],
    [9, 5],
    [-20, 10],
  ])("whose clock is off by %i steps is told by about how much", async (steps, minutes) => {
    const { userId } = world.canadian;
    const factor = await db().factor.findFirst({ where: { userId, removedAt: null } });
    const secret = factor ? canadianSecret : (canadianSecret = (await enrolTotp(userId)).secret);
    await expect(second(await halfway(userId), codeAt(secret, steps))).rejects.toMatchObject({
      code: "CLOCK_OFF",
      params: { minutes },
      fields: { code: "CLOCK_OFF" },
    });
  });
  let canadianSecret: Buffer;

  test("is added at the first sign-in by its first code alone, and lets its owner in", async () => {
    const { userId } = world.billing;
    const actor = await halfway(userId);
    const token = newToken();
    const { secret, code } = await offeredCode(actor);
    const other = codeOfStep(secret, stepAt(now()) + 3);
    const add = (typed: string) =>
      run(actor, "addTotp", userId, { name: "Phone", code: typed, tokenHash: tokenHashHex(token) });
    expect(await refusal(add(other))).toBe("CLOCK_OFF");
    expect(await halfwayOf(token)).toBeNull();
    await add(code);
    expect(await actorOf(token)).toMatchObject({ userId });
    const row = await db().factor.findFirstOrThrow({ where: { userId } });
    expect(Buffer.from(row.secretCipher ?? []).includes(secret)).toBe(false);
  });

  test("is added by the password alone to nobody who has a second step", async () => {
    const { userId } = world.stranger;
    await enrolTotp(userId);
    const actor = await halfway(userId);
    const { code } = await offeredCode(actor);
    const input = { name: "Thief’s phone", code, tokenHash: freshHash() };
    expect(await refusal(run(actor, "addTotp", userId, input))).toBe("NOT_ALLOWED");
    const answer = softwarePasskey().introduce(asked({ for: "add", sessionId: actor.sessionId }));
    const passkey = { name: "Thief’s key", answer, tokenHash: freshHash() };
    expect(await refusal(run(actor, "addPasskey", userId, passkey))).toBe("NOT_ALLOWED");
    expect(await db().factor.count({ where: { userId } })).toBe(1);
  });
});

describe("a passkey", () => {
  let mine: Awaited<ReturnType<typeof enrolPasskey>>;
  let userId: string;
  beforeAll(async () => {
    ({ userId } = world.defender);
    mine = await enrolPasskey(userId);
  });
  const enters = (answer: object, tokenHash = freshHash()) =>
    run(systemActor, "enterByPasskey", userId, { answer, tokenHash });

  test("is both steps at once", async () => {
    const token = newToken();
    await enters(mine.passkey.answer(asked({ for: "enter" })), tokenHashHex(token));
    expect(await actorOf(token)).toMatchObject({ userId });
  });

  test("is the second step after the password", async () => {
    const actor = await halfway(userId);
    const answer = mine.passkey.answer(asked({ for: "second", sessionId: actor.sessionId }));
    await second(actor, { by: "passkey", answer });
    expect(await db().session.findUniqueOrThrow({ where: { id: actor.sessionId } })).toMatchObject({
      enteredBy: "passkey",
    });
  });

  test("answers a question once, also twenty times at the same time", async () => {
    const answer = mine.passkey.answer(asked({ for: "enter" }));
    expect(await settled(Array.from({ length: 20 }, () => enters(answer)))).toEqual({
      stood: 1,
      codes: ["PASSKEY_STALE"],
    });
  });

  test("asked from another address is refused, and told at which one it counts", async () => {
    const answer = mine.passkey.answer(asked({ for: "enter" }), { origin: "https://portal.example.com" });
    await expect(enters(answer)).rejects.toMatchObject({
      code: "PASSKEY_ORIGIN",
      params: { origin: process.env.PORTAL_ORIGIN },
    });
  });

  test.each<[string, () => Promise<object> | object, string]>([
    ["after six minutes", () => later(mine.passkey.answer(asked({ for: "enter" }))), "PASSKEY_STALE"],
    [
      "asked for something else",
      () => mine.passkey.answer(asked({ for: "second", sessionId: world.defender.sessionId })),
      "PASSKEY_STALE",
    ],
    ["never asked", () => mine.passkey.answer(new Uint8Array(54)), "PASSKEY_STALE"],
    [
      "opened by nobody",
      () => mine.passkey.answer(asked({ for: "enter" }), { verified: false }),
      "PASSKEY_WRONG",
    ],
    [
      "that counts backwards, as a copy does",
      () => mine.passkey.answer(asked({ for: "enter" }), { counter: 1 }),
      "PASSKEY_WRONG",
    ],
    ["that nobody has", () => softwarePasskey().answer(asked({ for: "enter" })), "PASSKEY_UNKNOWN"],
    [
      "signed by another under its name",
      () => ({
        ...softwarePasskey().answer(asked({ for: "enter" })),
        ...{ id: mine.passkey.credentialId, rawId: mine.passkey.credentialId },
      }),
      "PASSKEY_WRONG",
    ],
  ])("%s opens nothing", async (_, answer, code) => {
    const before = await db().session.count();
    expect(await refusal(enters(await answer()))).toBe(code);
    expect(await db().session.count()).toBe(before);
  });
  const later = (answer: object) => {
    moveClock(6 * minute);
    return answer;
  };

  test("of somebody else is no second step of mine", async () => {
    const theirs = await enrolPasskey(world.defender2.userId);
    const actor = await halfway(userId);
    const answer = theirs.passkey.answer(asked({ for: "second", sessionId: actor.sessionId }));
    expect(await refusal(second(actor, { by: "passkey", answer }))).toBe("PASSKEY_UNKNOWN");
  });

  test("confirms within a session who it is, and is recorded as what confirmed it", async () => {
    const actor = await signIn(userId);
    const answer = mine.passkey.answer(asked({ for: "confirm", sessionId: actor.sessionId }));
    await run(actor, "reauthenticate", userId, { answer });
    expect(await db().session.findUniqueOrThrow({ where: { id: actor.sessionId } })).toMatchObject({
      provenBy: "passkey",
    });
  });
});

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
