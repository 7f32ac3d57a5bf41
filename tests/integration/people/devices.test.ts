import { randomUUID } from "node:crypto";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { actorOf } from "@/lib/auth/actor-of";
import { guesserOf } from "@/lib/auth/guesser";
import { newToken, tokenHashHex } from "@/lib/auth/tokens";
import type { UserActor } from "@/lib/authz/actor";
import { moveClock, setOffset } from "@/lib/clock";
import { db } from "@/lib/db/client";
import { devicesView } from "@/lib/people/device-queries";
import { enter } from "@/tests/support/enter";
import { refusal, run } from "@/tests/support/run";
import { makeWorld, type World } from "@/tests/support/world";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterEach(() => setOffset(0));

const phone =
  "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Mobile Safari/537.36";
const browser = () => tokenHashHex(newToken());

async function enterOn(userId: string, device: string): Promise<{ token: string; actor: UserActor }> {
  const token = await enter(userId, { device, browser: phone });
  const actor = await actorOf(token);
  if (!actor) throw new Error("Not let in");
  return { token, actor };
}

const mailsOfNewDevice = (userId: string) =>
  db().notification.count({ where: { userId, kind: "person.new_device" } });

test("whoever signs in on a second device is told, once; the first one of an account is no news", async () => {
  const { userId } = world.lawyer;
  const [first, second] = [browser(), browser()];
  await enterOn(userId, first);
  expect(await mailsOfNewDevice(userId)).toBe(0);
  await enterOn(userId, second);
  expect(await mailsOfNewDevice(userId)).toBe(1);
  for (const device of [first, second]) await enterOn(userId, device);
  expect(await mailsOfNewDevice(userId)).toBe(1);
});

test("after the last known device was signed out, whoever comes in is told of, on whichever browser", async () => {
  const { userId } = world.billing;
  const only = browser();
  const { actor } = await enterOn(userId, only);
  const { deviceId } = await db().session.findUniqueOrThrow({ where: { id: actor.sessionId } });
  await run(actor, "signOutDevice", userId, { deviceId });
  await enterOn(userId, browser());
  expect(await mailsOfNewDevice(userId)).toBe(1);
  await enterOn(userId, only);
  expect(await mailsOfNewDevice(userId)).toBe(2);
});

test("the page shows each device once, in plain words, this one first; not sessions that ran out", async () => {
  const { userId } = world.defender;
  const [own, other] = [browser(), browser()];
  await enterOn(userId, own);
  moveClock(61 * 60_000);
  expect(await devicesView(world.defender)).not.toContainEqual(
    expect.objectContaining({ system: "Android" }),
  );
  const { actor } = await enterOn(userId, own);
  await enterOn(userId, own);
  await enterOn(userId, other);
  const rows = (await devicesView(actor)).filter(({ deviceId }) => deviceId !== null);
  expect(rows).toHaveLength(2);
  expect(rows[0]).toMatchObject({ browser: "Chrome", system: "Android", current: true });
  expect(rows[1]).toMatchObject({ current: false, rememberedUntil: null });
});

test("a device that is signed out is out at its next request, with every session in it, and no longer known", async () => {
  const { email, userId } = world.lawyer2;
  const [own, other] = [browser(), browser()];
  const { actor, token } = await enterOn(userId, own);
  const [lost, lostToo] = [await enterOn(userId, other), await enterOn(userId, other)];
  const { deviceId } = await db().session.findUniqueOrThrow({ where: { id: lost.actor.sessionId } });
  await run(actor, "signOutDevice", userId, { deviceId });
  expect(await Promise.all([lost.token, lostToo.token].map(actorOf))).toEqual([null, null]);
  expect(await actorOf(token)).not.toBeNull();
  const stranger = { address: "198.51.100.1", browser: phone, requestId: randomUUID(), device: other };
  expect((await guesserOf(email, stranger)).deviceId).toBeNull();
});

test("all others are signed out, and this one stays", async () => {
  const { userId } = world.assistant;
  const [own, other] = [browser(), browser()];
  const { actor, token } = await enterOn(userId, own);
  const elsewhere = [await enterOn(userId, other), await enterOn(userId, browser())];
  await run(actor, "signOutOthers", userId, {});
  expect(await Promise.all(elsewhere.map((each) => actorOf(each.token)))).toEqual([null, null]);
  expect(await actorOf(token)).not.toBeNull();
  expect(await devicesView(actor)).toHaveLength(1);
});

test("a device of somebody else is nobody’s to sign out", async () => {
  const { actor } = await enterOn(world.stranger.userId, browser());
  const theirs = await enterOn(world.canadian.userId, browser());
  const { deviceId } = await db().session.findUniqueOrThrow({ where: { id: theirs.actor.sessionId } });
  expect(await refusal(run(actor, "signOutDevice", world.canadian.userId, { deviceId }))).toBe("NOT_FOUND");
  expect(await refusal(run(actor, "signOutDevice", world.stranger.userId, { deviceId }))).toBe(
    "ALREADY_DONE",
  );
  expect(await actorOf(theirs.token)).not.toBeNull();
});

describe("a device that is told of news", () => {
  const told = async (userId: string) =>
    (await db().pushDevice.findMany({ where: { userId } })).map(({ endpoint }) => endpoint.slice(-4)).sort();
  /** Signed in on a phone and a desk, and one more that was never known by a token; all are told. */
  async function onThree(who: UserActor) {
    const { userId } = who;
    await db().pushDevice.deleteMany({ where: { userId } });
    const [phoneToken, deskToken] = [browser(), browser()];
    const phone = (await enterOn(userId, phoneToken)).actor;
    const desk = (await enterOn(userId, deskToken)).actor;
    for (const [actor, name] of [
      [phone, "phon"],
      [desk, "desk"],
      [who, "else"],
    ] as const) {
      const endpoint = `https://updates.push.services.mozilla.com/wpush/v2/${randomUUID()}${name}`;
      await run(actor, "addPushDevice", userId, { endpoint, p256dh: "B".repeat(87), auth: "A".repeat(22) });
    }
    const { deviceId } = await db().session.findUniqueOrThrow({ where: { id: phone.sessionId } });
    return { phone, desk, deviceId };
  }

  test("is told no more once it is signed out, and the others are", async () => {
    const { userId } = world.stranger;
    const { desk, deviceId } = await onThree(world.stranger);
    expect(await told(userId)).toEqual(["desk", "else", "phon"]);
    await run(desk, "signOutDevice", userId, { deviceId });
    expect(await told(userId)).toEqual(["desk", "else"]);
  });

  test("nor when all others are signed out, but by whoever stays", async () => {
    const { userId } = world.canadian;
    const { desk } = await onThree(world.canadian);
    await run(desk, "signOutOthers", userId, {});
    expect(await told(userId)).toEqual(["desk"]);
  });

  test("nor once its owner is kept out", async () => {
    const { userId } = world.assistant;
    await onThree(world.assistant);
    await run(world.director, "disablePerson", userId, { reason: "Left" });
    expect(await told(userId)).toEqual([]);
  });
});
