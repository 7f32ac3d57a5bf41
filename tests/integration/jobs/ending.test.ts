import { type ChildProcess, spawn } from "node:child_process";
import { on, once } from "node:events";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { health } from "@/lib/health";
import { undelivered } from "@/lib/jobs/given-up";
import { queueState } from "@/lib/metrics/queue";
import { type MailCatcher, startMailCatcher } from "@/tests/support/mail-catcher";
import { sql } from "@/tests/support/sql";
import { submittedCase } from "@/tests/support/walk/review";
import { makeWorld } from "@/tests/support/world";

const root = join(import.meta.dirname, "../../..");
const atOnce = 4;

const gate = { arrivals: 0, open: Promise.resolve(), release: () => {} };
/** From now on the mail server takes mails and does not answer for them until `gate.release()`. */
function close(): void {
  gate.arrivals = 0;
  gate.open = new Promise((resolve) => (gate.release = resolve));
}

let catcher: MailCatcher;
const workers: ChildProcess[] = [];

/** The worker of `npm run worker`, as a process of its own. */
function startWorkerProcess(settings: Record<string, string> = {}): ChildProcess {
  const worker = spawn(process.execPath, ["--import", "tsx", "scripts/worker.ts"], {
    cwd: root,
    env: { ...process.env, ...settings },
    stdio: ["ignore", "pipe", "inherit"],
  });
  workers.push(worker);
  return worker;
}

/** Resolves once the worker's log says so. */
async function told(worker: ChildProcess, words: string): Promise<void> {
  for await (const [chunk] of on(worker.stdout ?? worker, "data")) if (String(chunk).includes(words)) return;
}

const ended = async (worker: ChildProcess) => (await once(worker, "exit")) as [number | null, string | null];
/** Mails in a worker's hands. What falls due is looked at every minute, and is no mail. */
const locked = async () =>
  (
    await sql<{ n: number }>(
      "owner",
      `SELECT count(*)::int AS n FROM graphile_worker._private_jobs
       WHERE locked_by IS NOT NULL AND payload->>'notificationId' IS NOT NULL`,
    )
  )[0]?.n;
const idle = () => expect.poll(async () => (await queueState(db())).due, { timeout: 60_000 }).toBe(0);

beforeAll(async () => {
  catcher = await startMailCatcher({
    slow: () => {
      gate.arrivals += 1;
      return gate.open;
    },
  });
  const world = await makeWorld();
  for (let count = 0; count < 8; count += 1) await submittedCase(world);
});
afterAll(() => catcher.stop());
afterEach(() => {
  gate.release();
  for (const worker of workers.splice(0)) worker.kill("SIGKILL");
});

test("with no worker health says so and nothing is lost; one that comes catches up, oldest first", async () => {
  expect(await health()).toMatchObject({ status: "degraded", worker: "down", degraded: ["worker"] });
  const waiting = await sql<{ id: string }>(
    "owner",
    `SELECT payload->>'notificationId' AS id FROM graphile_worker._private_jobs j
     JOIN graphile_worker._private_tasks t ON t.id = j.task_id WHERE t.identifier = 'deliverNotification'
     ORDER BY run_at, j.id`,
  );
  expect(waiting.length).toBeGreaterThan(10);

  startWorkerProcess();
  await expect.poll(async () => (await health()).worker, { timeout: 30_000 }).toBe("ok");
  await idle();
  await expect.poll(locked).toBe(0);
  const arrived = catcher.mails.map(({ parsed }) => parsed.messageId?.slice(1).split("@")[0]);
  const mailed = waiting.map(({ id }) => id).filter((id) => arrived.includes(id));
  const came = arrived.filter((id) => id !== undefined && mailed.includes(id));
  expect(mailed.length).toBeGreaterThan(10);
  expect(new Set(came).size).toBe(came.length);
  for (const [place, id] of mailed.entries())
    expect(Math.abs(came.indexOf(id) - place), `${id} was mailed in its turn`).toBeLessThan(2 * atOnce);
  expect(await undelivered()).toEqual({ givenUp: 0, mailRefused: 0 });
});

test("a worker that is told to end takes nothing new and finishes the mails in its hands", async () => {
  close();
  await sql("owner", `UPDATE "Mail" SET state = 'queued', "sentAt" = NULL WHERE kind = 'notice'`);
  await sql(
    "owner",
    `SELECT graphile_worker.add_job('deliverNotification', json_build_object('notificationId', id))
     FROM "Mail" WHERE kind = 'notice'`,
  );
  const all = (await queueState(db())).due;
  const before = catcher.mails.length;
  const worker = startWorkerProcess();
  await expect.poll(() => gate.arrivals, { timeout: 30_000 }).toBe(atOnce);
  worker.kill("SIGTERM");
  await told(worker, "ending: nothing new is taken");
  gate.release();
  expect(await ended(worker)).toEqual([0, null]);
  expect(catcher.mails.length - before).toBe(atOnce);
  expect(await locked()).toBe(0);
  expect((await queueState(db())).due).toBeGreaterThan(0);
  expect((await queueState(db())).due).toBeLessThanOrEqual(all - atOnce);
});

test("when its time is up it gives the rest back at once, and another worker does it", async () => {
  close();
  const worker = startWorkerProcess({ SHUTDOWN_SECONDS: "1" });
  await expect.poll(() => gate.arrivals, { timeout: 30_000 }).toBe(atOnce);
  worker.kill("SIGTERM");
  expect(await ended(worker)).toEqual([1, null]);
  expect(await locked()).toBe(0);
  gate.release();
  startWorkerProcess();
  await idle();
  await expect.poll(locked).toBe(0);
  const [left] = await sql<{ n: number }>(
    "owner",
    `SELECT count(*)::int AS n FROM "Mail" WHERE kind = 'notice' AND state IN ('queued', 'failed')`,
  );
  expect(left).toEqual({ n: 0 });
});
