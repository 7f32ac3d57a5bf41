import { expect, test } from "@playwright/test";
import { Client } from "pg";
import { databaseOwnerUrl } from "@/lib/env";
import { type SecondServer, startSecondServer } from "./second-server";

let server: SecondServer;
test.afterEach(() => void server.process.kill("SIGKILL"));

/**
 * A request that the server has taken and can't answer yet: the health page waits for a table that is locked until
 * `release`.
 */
async function requestInHand(): Promise<{ answer: Promise<Response>; release(): Promise<void> }> {
  const client = new Client({ connectionString: databaseOwnerUrl() });
  await client.connect();
  await client.query('BEGIN; LOCK TABLE "_prisma_migrations" IN ACCESS EXCLUSIVE MODE');
  const answer = fetch(`${server.origin}/api/health`);
  const waiting = `SELECT 1 FROM pg_locks WHERE NOT granted AND relation = '"_prisma_migrations"'::regclass`;
  await expect.poll(async () => (await client.query(waiting)).rowCount).toBe(1);
  return { answer, release: () => client.end() };
}

/** Asks for what needs no database: what a locked table holds back would never say whether it was taken. */
const refuses = () =>
  fetch(`${server.origin}/robots.txt`).then(
    () => false,
    () => true,
  );

test("told to end, a server takes nothing new, answers what it has taken, and ends with 0", async () => {
  server = await startSecondServer({ WORKER_IN_SERVER: "true" });
  const { answer, release } = await requestInHand();
  server.process.kill("SIGTERM");
  await expect.poll(refuses).toBe(true);
  expect(server.process.exitCode).toBe(null);
  await release();
  expect(await (await answer).json()).toMatchObject({ database: "ok", migrations: "ok" });
  expect(await server.ended).toBe(0);
  expect(server.output()).toContain('"msg":"ended"');
});

test("a request that never ends is broken off when the time is up, and the exit code tells of it", async () => {
  server = await startSecondServer({ SHUTDOWN_SECONDS: "1", WORKER_IN_SERVER: "true" });
  const { answer, release } = await requestInHand();
  const cut = answer.then(
    () => false,
    () => true,
  );
  server.process.kill("SIGTERM");
  expect(await server.ended).toBe(1);
  expect(await cut).toBe(true);
  await release();
});

test("each request is one line with the id that its answer names, and no address", async () => {
  server = await startSecondServer();
  const answer = await fetch(`${server.origin}/cases/CF-2026-0001?q=canary`, { redirect: "manual" });
  const id = answer.headers.get("x-request-id");
  expect(id).toMatch(/^[0-9a-f-]{36}$/);
  await expect.poll(() => server.output()).toContain(`"requestId":"${id}"`);
  const line =
    server
      .output()
      .split("\n")
      .find((text) => text.includes(String(id))) ?? "";
  expect(JSON.parse(line)).toMatchObject({
    ...{ msg: "request", method: "GET", route: "/cases/[code]", status: answer.status },
  });
  expect(server.output()).not.toContain("canary");
  expect(server.output()).not.toContain("CF-2026-0001");
});

test("metrics are given to whoever shows the token, and are no page otherwise", async () => {
  const token = "a token of this test alone";
  server = await startSecondServer({ METRICS_TOKEN: token });
  const ask = (authorization?: string) =>
    fetch(`${server.origin}/api/metrics`, { headers: authorization ? { authorization } : {} });
  await fetch(`${server.origin}/api/health`);
  const shown = await ask(`Bearer ${token}`);
  expect(shown.status).toBe(200);
  const line = /^portal_http_request_seconds_count\{route="\/api\/health",method="GET",status="200"\} [1-9]/m;
  await expect.poll(async () => (await ask(`Bearer ${token}`)).text()).toMatch(line);
  const text = await shown.text();
  expect(text).toMatch(/portal_database_connections\{state="open"\} [1-9]/);
  expect(text).toMatch(/^portal_job_oldest_seconds /m);
  for (const wrong of [undefined, "Bearer another token", token]) {
    const denied = await ask(wrong);
    expect([denied.status, await denied.text()]).toEqual([404, ""]);
  }
  const off = await fetch(`${process.env.PORTAL_ORIGIN}/api/metrics`, {
    headers: { authorization: `Bearer ${token}` },
  });
  expect([off.status, await off.text()]).toEqual([404, ""]);
});
