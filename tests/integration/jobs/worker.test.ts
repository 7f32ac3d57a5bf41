import { afterEach, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { enqueue } from "@/lib/jobs/enqueue";
import { undelivered } from "@/lib/jobs/given-up";
import { holdLiveness, liveWorkers, releaseJobsOfDeadWorkers } from "@/lib/jobs/liveness";
import { startWorker } from "@/lib/jobs/runner";
import { sql } from "@/tests/support/sql";

const started: { stop(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of started.splice(0)) await one.stop();
  await sql("owner", "DELETE FROM graphile_worker._private_jobs");
});

/** A worker that records what it is given; `failing` says how often it throws first. */
function recordingWorker(failing = 0) {
  const seen: string[] = [];
  let failures = failing;
  let arrive = () => {};
  const arrived = new Promise<void>((resolve) => (arrive = resolve));
  const handle = ({ notificationId }: { notificationId: string }) => {
    if (failures > 0) {
      failures -= 1;
      return Promise.reject(new TypeError("to ana@example.test: refused"));
    }
    seen.push(notificationId);
    arrive();
    return Promise.resolve();
  };
  const worker = startWorker({ deliverNotification: handle, runDue: () => Promise.resolve() });
  started.push(worker);
  return { seen, arrived };
}

const jobs = () =>
  sql<{ locked_by: string | null; attempts: number; last_error: string | null }>(
    "owner",
    "SELECT locked_by, attempts, last_error FROM graphile_worker._private_jobs",
  );

test("a job is run when its transaction commits, as the runtime's role", async () => {
  const { seen, arrived } = recordingWorker();
  await db().$transaction((tx) => enqueue(tx, "deliverNotification", { notificationId: "one" }));
  await arrived;
  expect(seen).toEqual(["one"]);
});

test("a transaction that is rolled back leaves no job", async () => {
  const failing = db().$transaction(async (tx) => {
    await enqueue(tx, "deliverNotification", { notificationId: "never" });
    throw new Error("changed my mind");
  });
  await expect(failing).rejects.toThrow("changed my mind");
  expect(await jobs()).toEqual([]);
});

test("jobs of one key are one job until it starts", async () => {
  await db().$transaction(async (tx) => {
    await enqueue(tx, "deliverNotification", { notificationId: "a" }, { key: "k" });
    await enqueue(tx, "deliverNotification", { notificationId: "b" }, { key: "k" });
  });
  const { seen, arrived } = recordingWorker();
  await arrived;
  expect(seen).toEqual(["b"]);
});

test("a job that fails stays, and its row keeps the kind of the error but not its words", async () => {
  recordingWorker(99);
  await db().$transaction((tx) => enqueue(tx, "deliverNotification", { notificationId: "later" }));
  await expect.poll(jobs).toMatchObject([{ locked_by: null, attempts: 1, last_error: "TypeError" }]);
});

test("a job that failed at its last try is counted as given up; one that is tried again is not", async () => {
  recordingWorker(99);
  await db().$transaction(async (tx) => {
    await enqueue(tx, "deliverNotification", { notificationId: "often" });
    await enqueue(tx, "deliverNotification", { notificationId: "once" });
    await tx.$executeRaw`UPDATE graphile_worker._private_jobs SET max_attempts = 1
      WHERE payload->>'notificationId' = 'once'`;
  });
  await expect.poll(async () => (await jobs()).map(({ attempts }) => attempts)).toEqual([1, 1]);
  await expect.poll(async () => (await undelivered()).givenUp).toBe(1);
});

test("a job locked by a worker that is gone is free again; one of a live worker is left alone", async () => {
  const live = holdLiveness(process.env.DATABASE_URL ?? "", "pool-live");
  started.push(live);
  await expect.poll(liveWorkers).toBe(1);
  await db().$transaction(async (tx) => {
    for (const notificationId of ["of the dead", "of the living", "of the newborn"]) {
      await enqueue(tx, "deliverNotification", { notificationId });
    }
  });
  const lock = (id: string, worker: string, age: string) =>
    sql(
      "owner",
      `UPDATE graphile_worker._private_jobs SET locked_by = $1, locked_at = now() - $2::interval
       WHERE payload->>'notificationId' = $3`,
      [worker, age, id],
    );
  await lock("of the dead", "pool-dead", "1 minute");
  await lock("of the living", "pool-live", "1 minute");
  await lock("of the newborn", "pool-newborn", "1 second");

  expect(await releaseJobsOfDeadWorkers()).toBe(1);
  const lockers = (await jobs()).map((job) => job.locked_by);
  expect(lockers.sort()).toEqual([null, "pool-live", "pool-newborn"].sort());
});

test("a worker outlives a database that throws everyone out", async () => {
  const { seen, arrived } = recordingWorker();
  await expect.poll(liveWorkers).toBe(1);
  const others = "pid <> pg_backend_pid() AND usename = current_user AND datname = current_database()";
  await sql("app", `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE ${others}`);
  await expect
    .poll(() =>
      db()
        .$transaction((tx) => enqueue(tx, "deliverNotification", { notificationId: "after" }))
        .then(
          () => true,
          () => false,
        ),
    )
    .toBe(true);
  await arrived;
  expect(seen[0]).toBe("after");
});
