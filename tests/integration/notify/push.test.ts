import { createECDH, randomBytes } from "node:crypto";
import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import webPush from "web-push";
import type { UserActor } from "@/lib/authz/actor";
import { db } from "@/lib/db/client";
import { pushNotice } from "@/lib/notify/deliver-push";
import { refusal, run } from "@/tests/support/run";
import { sql } from "@/tests/support/sql";
import { submittedCase } from "@/tests/support/walk/review";
import { makeWorld, type World } from "@/tests/support/world";

const vapid = webPush.generateVAPIDKeys();
Object.assign(process.env, {
  ...{ PUSH_PUBLIC_KEY: vapid.publicKey, PUSH_PRIVATE_KEY: vapid.privateKey },
  PUSH_CONTACT: "mailto:portal@example.test",
});

/** A push service: answers as the protocol says (RFC 8030), and keeps what it was given. */
const taken: { path: string; headers: IncomingHttpHeaders; body: Buffer }[] = [];
let answers = 201;
let server: Server;
let origin: string;
let world: World;
beforeAll(async () => {
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      taken.push({ path: request.url ?? "", headers: request.headers, body: Buffer.concat(chunks) });
      response.writeHead(answers, answers === 302 ? { location: `${origin}/elsewhere` } : {}).end();
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  world = await makeWorld();
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

/** A browser: its keys, and its address at the service. */
function browser(name: string) {
  const keys = createECDH("prime256v1");
  keys.generateKeys();
  const secret = randomBytes(16);
  const p256dh = keys.getPublicKey().toString("base64url");
  return { endpoint: `${origin}/push/${name}`, p256dh, auth: secret.toString("base64url") };
}

async function subscribed(reader: UserActor, name: string): Promise<string> {
  const given = browser(name);
  await run(reader, "addPushDevice", reader.userId, given);
  return (await db().pushDevice.findUniqueOrThrow({ where: { endpoint: given.endpoint } })).id;
}

type Told = { notificationId: string; deviceId: string };

/** What the jobs of a case's notices are to tell. */
async function toldOf(reader: UserActor): Promise<Told[]> {
  const { caseId } = await submittedCase(world);
  await run(world.facilitator, "startReview", caseId, {});
  const { id } = await db().notification.findFirstOrThrow({ where: { caseId, userId: reader.userId } });
  const jobs = await sql<{ payload: Told }>(
    "owner",
    "SELECT payload FROM graphile_worker._private_jobs WHERE payload->>'notificationId' = $1 AND payload->>'deviceId' IS NOT NULL",
    [id],
  );
  return jobs.map(({ payload }) => payload);
}

test("each device of a reader is told once that there is news, encrypted and without a word of the case", async () => {
  const { lawyer } = world;
  const devices = [await subscribed(lawyer, "phone"), await subscribed(lawyer, "desk")];
  const told = await toldOf(lawyer);
  expect(told.map(({ deviceId }) => deviceId).sort()).toEqual([...devices].sort());
  for (const one of told) await pushNotice(one);
  expect(taken.map(({ path }) => path).sort()).toEqual(["/push/desk", "/push/phone"]);
  for (const { headers, body } of taken) {
    expect(headers.authorization).toMatch(/^vapid t=/);
    expect(headers).toMatchObject({ topic: "news", ttl: "86400", "content-encoding": "aes128gcm" });
    expect(body.toString("latin1")).not.toMatch(/CF-|news|portal/);
  }
  const rows = await db().pushDevice.findMany({ where: { id: { in: devices } } });
  expect(rows.every(({ toldAt }) => toldAt !== null)).toBe(true);
});

test("what was seen in the portal meanwhile is not told, nor is what its reader turned off", async () => {
  const { lawyer } = world;
  const told = await toldOf(lawyer);
  const before = taken.length;
  await run(lawyer, "markNotice", lawyer.userId, { noticeId: told[0]?.notificationId, read: true });
  for (const one of told) await pushNotice(one);
  expect(taken.length).toBe(before);
  const plan = { version: 0, rhythm: "daily", hour: 7, weekday: 1, push: { review: false } };
  await run(lawyer, "chooseNotices", lawyer.userId, plan);
  expect(await toldOf(lawyer)).toEqual([]);
  await run(lawyer, "chooseNotices", lawyer.userId, { ...plan, version: 1, push: { review: true } });
});

test.each([404, 410])("a browser that is gone (%i) is forgotten", async (status) => {
  const { lawyer } = world;
  await db().pushDevice.deleteMany();
  const deviceId = await subscribed(lawyer, `gone-${status}`);
  const [told] = await toldOf(lawyer);
  answers = status;
  if (told) await pushNotice(told);
  expect(await db().pushDevice.findUnique({ where: { id: deviceId } })).toBeNull();
});

test.each([429, 500, 503])("a service in trouble (%i) is asked again by the queue", async (status) => {
  const { lawyer } = world;
  await db().pushDevice.deleteMany();
  const deviceId = await subscribed(lawyer, `busy-${status}`);
  const [told] = await toldOf(lawyer);
  answers = status;
  if (told) await expect(pushNotice(told)).rejects.toThrow(String(status));
  expect(await db().pushDevice.findUnique({ where: { id: deviceId } })).not.toBeNull();
  answers = 201;
  if (told) await pushNotice(told);
});

test("a service that sends the portal elsewhere is not followed", async () => {
  const { lawyer } = world;
  await db().pushDevice.deleteMany();
  await subscribed(lawyer, "moved");
  const [told] = await toldOf(lawyer);
  const before = taken.length;
  answers = 302;
  if (told) await expect(pushNotice(told)).rejects.toThrow();
  answers = 201;
  expect(taken.slice(before).map(({ path }) => path)).toEqual(["/push/moved"]);
});

test("only a browser's push service is taken, and only one's own device is removed", async () => {
  const { lawyer, defender } = world;
  const given = browser("own");
  const wrong = { ...given, endpoint: "https://10.0.0.5/internal" };
  expect(await refusal(run(lawyer, "addPushDevice", lawyer.userId, wrong))).toBe("INVALID");
  const deviceId = await subscribed(lawyer, "own");
  expect(await refusal(run(defender, "removePushDevice", defender.userId, { deviceId }))).toBe(
    "ALREADY_DONE",
  );
  await run(lawyer, "removePushDevice", lawyer.userId, { deviceId });
  expect(await db().pushDevice.findUnique({ where: { id: deviceId } })).toBeNull();
});

test("a browser that another person uses now tells them alone", async () => {
  const { lawyer, defender } = world;
  const given = browser("shared");
  await run(lawyer, "addPushDevice", lawyer.userId, given);
  await run(defender, "addPushDevice", defender.userId, given);
  const rows = await db().pushDevice.findMany({ where: { endpoint: given.endpoint } });
  expect(rows.map(({ userId }) => userId)).toEqual([defender.userId]);
});
