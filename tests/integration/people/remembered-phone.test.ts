import { randomUUID } from "node:crypto";
import { afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { actorOf } from "@/lib/auth/actor-of";
import { limitingGuesses } from "@/lib/auth/guarded";
import { budgets } from "@/lib/auth/guess-limits";
import { rememberedPhone } from "@/lib/auth/remembered";
import { newToken, tokenHashHex } from "@/lib/auth/tokens";
import { systemActor } from "@/lib/authz/actor";
import { moveClock, now, setOffset } from "@/lib/clock";
import { db } from "@/lib/db/client";
import { devicesView } from "@/lib/people/device-queries";
import { enrolTotp, freshHash, halfway, rememberPhone, unusedCode } from "@/tests/support/factors";
import { refusal, run } from "@/tests/support/run";
import { makeWorld, type World } from "@/tests/support/world";

const minute = 60_000;
const day = 24 * 60 * minute;
let world: World;
let userId: string;
let phone: string;
beforeAll(async () => {
  world = await makeWorld();
  ({ userId } = world.defender);
  await enrolTotp(userId);
});
// Each code counts once: every test has days of its own.
let past = 0;
beforeEach(async () => {
  moveClock((past += 40 * day));
  phone = await rememberPhone(userId);
  moveClock(2 * minute);
});
afterEach(() => setOffset(0));

const comesBack = async (device = phone, code?: string, tokenHash = freshHash()) =>
  run(
    systemActor,
    "enterByCode",
    userId,
    { code: code ?? (await unusedCode(userId)), tokenHash },
    { device },
  );

test("coming back asks for the code alone, and the session is whole", async () => {
  expect(await rememberedPhone(phone)).toMatchObject({ userId, email: world.defender.email });
  const token = newToken();
  await comesBack(phone, undefined, tokenHashHex(token));
  const actor = await actorOf(token);
  expect(actor).toMatchObject({ userId });
  const [own] = actor ? await devicesView(actor) : [];
  expect(own).toMatchObject({ current: true, rememberedUntil: expect.any(Date) as Date });
});

test("a wrong code opens nothing", async () => {
  expect(await refusal(comesBack(phone, "000000"))).toBe("WRONG_CODE");
});

test("30 days after the password it is asked for again, however often the phone came back", async () => {
  moveClock(29 * day);
  await comesBack();
  moveClock(day);
  expect(await rememberedPhone(phone)).toBeNull();
  expect(await refusal(comesBack())).toBe("SIGN_IN_AGAIN");
});

test("another browser is asked for the password", async () => {
  expect(await rememberedPhone(freshHash())).toBeNull();
  expect(await refusal(comesBack(freshHash()))).toBe("SIGN_IN_AGAIN");
});

test("signing out ends it", async () => {
  const { result } = await comesBack();
  const session = await db().session.findUniqueOrThrow({ where: { id: String(result.sessionId) } });
  const actor = { ...world.defender, sessionId: session.id };
  await run(actor, "closeSession", userId, { sessionId: session.id });
  expect(await rememberedPhone(phone)).toBeNull();
});

test("an account that is disabled has no phone", async () => {
  await db().user.update({ where: { id: userId }, data: { disabledAt: now() } });
  expect(await rememberedPhone(phone)).toBeNull();
  expect(await refusal(comesBack())).toBe("SIGN_IN_AGAIN");
  await db().user.update({ where: { id: userId }, data: { disabledAt: null } });
});

test("only a Defender’s phone is remembered, and none by a recovery code", async () => {
  const { userId: lawyer } = world.lawyer;
  await enrolTotp(lawyer);
  const device = await rememberPhone(lawyer);
  expect(
    await db().knownDevice.findFirst({ where: { userId: lawyer, rememberedUntil: { not: null } } }),
  ).toBeNull();
  expect(await rememberedPhone(device)).toBeNull();
});

test("guesses at the code are few, and counted against the phone alone", async () => {
  const request = { address: "203.0.113.9", browser: "test", requestId: randomUUID(), device: phone };
  const guess = () =>
    limitingGuesses(
      "enterByCode",
      { actor: systemActor, now: now(), operationId: randomUUID(), request },
      () => comesBack(phone, "000000"),
    );
  for (let tries = 0; tries < budgets.code.device.points; tries += 1)
    expect(await refusal(guess())).toBe("WRONG_CODE");
  expect(await refusal(guess())).toBe("TOO_MANY_TRIES");
  // With the password, and from elsewhere, its owner still gets in.
  const actor = await halfway(userId);
  const input = { by: "totp", code: await unusedCode(userId), tokenHash: freshHash() };
  const elsewhere = { ...request, device: freshHash() };
  await limitingGuesses(
    "passSecondStep",
    { actor, now: now(), operationId: randomUUID(), request: elsewhere },
    () => run(actor, "passSecondStep", userId, input),
  );
});
