import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { now } from "@/lib/clock";
import { db } from "@/lib/db/client";
import { enqueue } from "@/lib/jobs/enqueue";
import { startWorker } from "@/lib/jobs/runner";
import { log, logTo } from "@/lib/log";
import { metricsText } from "@/lib/metrics/answer";
import { tellOfFailure } from "@/lib/web/request-failure";
import { watchRequests } from "@/lib/web/request-log";
import { refusal, run } from "@/tests/support/run";
import { makeWorld, type World } from "@/tests/support/world";

const mark = "Zqxcanary";
let lines: Record<string, unknown>[] = [];
let world: World;

beforeAll(async () => {
  logTo({ write: (line: string) => void lines.push(JSON.parse(line) as Record<string, unknown>) });
  world = await makeWorld();
});
afterAll(() => logTo());

/** A server of this process that fails, breaks off or answers, by the address. */
async function serving<T>(ask: (origin: string) => Promise<T>): Promise<T> {
  watchRequests();
  const server = createServer((request, response) => {
    response.setHeader("x-request-id", "6f1d0a52-0000-4000-8000-000000000001");
    if (request.url?.includes("break")) {
      response.destroy();
      return;
    }
    response.statusCode = request.url?.includes("missing") ? 404 : 200;
    response.end("ok");
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  try {
    return await ask(`http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

test("a request is one line: its id, route by pattern, status and duration, and nothing that was typed", async () => {
  lines = [];
  await serving(async (origin) => {
    await fetch(`${origin}/cases/CF-2026-0007?q=${mark}`, { headers: { "user-agent": mark, cookie: mark } });
    await fetch(`${origin}/reset/${mark}missing`, { method: "POST", body: mark });
    await fetch(`${origin}/${mark}/missing`);
    await fetch(`${origin}/_next/static/chunks/a.js`);
    await fetch(`${origin}/dashboard?break`).catch(() => undefined);
    await expect.poll(() => lines.length).toBe(4);
  });
  const requestId = "6f1d0a52-0000-4000-8000-000000000001";
  const milliseconds = expect.any(Number) as number;
  expect(lines).toMatchObject([
    { msg: "request", requestId, method: "GET", route: "/cases/[code]", status: 200, milliseconds },
    { method: "POST", route: "/reset/[token]", status: 404 },
    { method: "GET", route: "none", status: 404 },
    { method: "GET", route: "/dashboard", status: 499 },
  ]);
  expect(JSON.stringify(lines)).not.toContain(mark);
});

test("errors that quote a row, an address or a statement leave their kind and place", async () => {
  lines = [];
  const email = "zqxcanary@example.test";
  const twice = { name: mark, email, locale: "en", timeZone: "America/Chicago", createdAt: now() } as const;
  const create = () => db().user.create({ data: { ...twice, id: randomUUID() } });
  await create();
  await create().catch((error: unknown) => log().error({ error }, "command failed"));
  const statement = db().$queryRawUnsafe(`SELECT '${mark}'::int`);
  await statement.catch((error: unknown) => log().error({ error }, "command failed"));
  log().error({ error: Object.assign(new Error(`was seen\n    at ${mark}`), { code: mark }) }, "mail failed");
  tellOfFailure(Object.assign(new TypeError(mark), { digest: "12345" }), "an id", "/cases/[code]");
  expect(lines).toMatchObject([
    { error: { name: "PrismaClientKnownRequestError", code: "P2002" } },
    { error: { name: "PrismaClientKnownRequestError" } },
    { error: { name: "Error" } },
    { msg: "request failed", digest: "12345", requestId: "an id", route: "/cases/[code]" },
  ]);
  expect(JSON.stringify(lines).toLowerCase()).not.toContain(mark.toLowerCase());
});

test("a job that is done or fails leaves its kind, and not what it was told", async () => {
  lines = [];
  const handle = ({ notificationId }: { notificationId: string }) =>
    notificationId.endsWith("bad") ? Promise.reject(new RangeError(mark)) : Promise.resolve();
  const worker = startWorker({ deliverNotification: handle, runDue: () => Promise.resolve() });
  await db().$transaction(async (tx) => {
    await enqueue(tx, "deliverNotification", { notificationId: mark });
    await enqueue(tx, "deliverNotification", { notificationId: `${mark}bad` });
  });
  await expect.poll(() => lines.filter(({ job }) => job === "deliverNotification").length).toBe(2);
  await worker.stop();
  expect(lines).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ msg: "job done", job: "deliverNotification" }),
      expect.objectContaining({ msg: "job failed", error: expect.objectContaining({ name: "RangeError" }) }),
    ]),
  );
  expect(JSON.stringify(lines)).not.toContain(mark);
});

test("the metrics count commands by outcome, the queue and the pool, and name nobody", async () => {
  const organization = {
    ...{ name: mark, kind: "LAW_FIRM", country: "US", city: mark, billingAddress: mark, currency: "USD" },
  };
  await run(world.director, "registerOrganization", null, organization);
  expect(await refusal(run(world.stranger, "registerOrganization", null, organization))).toBe("NOT_ALLOWED");
  await db().$transaction((tx) =>
    enqueue(tx, "deliverNotification", { notificationId: mark }, { runAt: new Date(Date.now() - 90_000) }),
  );
  const text = await metricsText();
  expect(text).toMatch(/portal_commands_total\{command="registerOrganization",outcome="done"\} \d/);
  expect(text).toMatch(/portal_commands_total\{command="registerOrganization",outcome="NOT_ALLOWED"\} 1/);
  expect(Number(/^portal_job_oldest_seconds (\S+)/m.exec(text)?.[1])).toBeGreaterThan(85);
  expect(text).toMatch(/portal_jobs\{state="due"\} [1-9]/);
  expect(text).toMatch(/portal_database_connections\{state="open"\} [1-9]/);
  expect(text).toContain("process_resident_memory_bytes");
  expect(text).not.toContain(mark);
});
