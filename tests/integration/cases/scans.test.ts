import { Readable } from "node:stream";
import { afterEach, beforeAll, expect, test } from "vitest";
import type { UserActor } from "@/lib/authz/actor";
import { documentsOf } from "@/lib/cases/documents";
import { downloadFor } from "@/lib/cases/download";
import { resumeScans, scanDocument } from "@/lib/cases/scans/job";
import { takeUpload } from "@/lib/cases/upload";
import { db } from "@/lib/db/client";
import { openKey } from "@/lib/db/keys";
import { health } from "@/lib/health";
import { enqueue } from "@/lib/jobs/enqueue";
import { startWorker } from "@/lib/jobs/runner";
import { metricsText } from "@/lib/metrics/answer";
import { freePort } from "@/scripts/free-port";
import { eicar, startScanner, type ScannerOptions } from "@/tests/support/clamd";
import { refusal, run } from "@/tests/support/run";
import { sql } from "@/tests/support/sql";
import { draftCase, submittedCase } from "@/tests/support/walk/review";
import { makeWorld, type World } from "@/tests/support/world";

// The scanner of this installation: nobody listens there until a test starts it.
const port = await freePort();
process.env.CLAMD_ADDRESS = `127.0.0.1:${port}`;

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
  await sql("owner", "DELETE FROM graphile_worker._private_jobs");
  await db().document.updateMany({ where: { scan: "PENDING" }, data: { removedAt: new Date() } });
});

async function scanner(options: Omit<ScannerOptions, "port"> = {}) {
  const started = await startScanner({ ...options, port });
  ends.push(() => started.stop());
  return started;
}

async function bring(actor: UserActor, caseId: string, text = ""): Promise<string> {
  const bytes = Readable.from([Buffer.from(`%PDF-1.4\n${text}\n%%EOF\n`)]);
  return (await takeUpload(async () => actor, caseId, "intake", { name: "paper.pdf", bytes })).documentId;
}

const scanOf = async (id: string) => (await db().document.findUniqueOrThrow({ where: { id } })).scan;
const opens = async (actor: UserActor, id: string) => (await downloadFor(actor, id)).kind;
const jobs = () =>
  sql<{ key: string; attempts: number; last_error: string | null; is_later: boolean }>(
    "owner",
    "SELECT key, attempts, last_error, run_at > now() AS is_later FROM graphile_worker._private_jobs WHERE key LIKE 'scan:%'",
  );

async function standing(caseId: string, id: string) {
  const { keyId } = await db().case.findUniqueOrThrow({ where: { id: caseId } });
  const files = await documentsOf(db(), await openKey(db(), keyId), { caseId });
  return files.find((file) => file.id === id)?.standing;
}

test("a file waits for its verdict and is opened by nobody; a clean one is opened as ever", async () => {
  const { seen } = await scanner();
  const { caseId } = await submittedCase(world);
  const id = await bring(world.lawyer, caseId);
  await run(world.lawyer, "attachDocument", caseId, { documentIds: [id] });
  expect(await scanOf(id)).toBe("PENDING");
  expect(await standing(caseId, id)).toBe("checking");
  for (const reader of [world.lawyer, world.facilitator, world.director])
    expect(await refusal(downloadFor(reader, id))).toBe("NOT_FOUND");

  const worker = startWorker({ scanDocument });
  ends.push(() => worker.stop());
  await expect.poll(() => scanOf(id), { timeout: 20_000 }).toBe("CLEAN");
  expect(seen).toHaveLength(1);
  expect(await standing(caseId, id)).toBe("open");
  expect(await opens(world.facilitator, id)).toBe("application/pdf");
  const [event] = await db().event.findMany({ where: { subjectId: caseId, type: "document.cleared" } });
  expect(event).toMatchObject({ actorId: null, payload: { documentId: id } });
});

test("an infected one is never opened; whoever brought it and staff are told, and nobody else", async () => {
  await scanner();
  const { caseId } = await submittedCase(world);
  const id = await bring(world.assistant, caseId, eicar);
  await run(world.assistant, "attachDocument", caseId, { documentIds: [id] });
  await scanDocument({ documentId: id });
  expect(await scanOf(id)).toBe("INFECTED");
  expect(await standing(caseId, id)).toBe("infected");
  for (const reader of [world.assistant, world.lawyer, world.facilitator, world.director])
    expect(await refusal(downloadFor(reader, id))).toBe("NOT_FOUND");
  const event = await db().event.findFirstOrThrow({
    where: { subjectId: caseId, type: "document.infected" },
  });
  expect(event.payload).toEqual({ documentId: id, purpose: "intake", found: "Eicar-Test-Signature" });
  const told = await db().notification.findMany({ where: { eventId: event.id } });
  const facilitators = [world.facilitator.userId, world.facilitator2.userId];
  expect(told.map(({ userId }) => userId)).toContain(world.assistant.userId);
  for (const { userId } of told) expect([world.assistant.userId, ...facilitators]).toContain(userId);
  expect(told.some(({ userId }) => facilitators.includes(userId))).toBe(true);
  // A second verdict, be it a clean one, changes nothing.
  await scanDocument({ documentId: id });
  expect(await scanOf(id)).toBe("INFECTED");
});

test("one that was found infected before it was added is refused where it is added", async () => {
  await scanner();
  const { caseId } = await draftCase(world);
  const id = await bring(world.lawyer, caseId, eicar);
  await scanDocument({ documentId: id });
  expect(await refusal(run(world.lawyer, "attachDocument", caseId, { documentIds: [id] }))).toBe(
    "FILE_INFECTED",
  );
});

test("while the scanner is down files stay pending, and it is seen; once it is back they do not wait long", async () => {
  const { caseId } = await submittedCase(world);
  const id = await bring(world.lawyer, caseId);
  await run(world.lawyer, "attachDocument", caseId, { documentIds: [id] });
  const worker = startWorker({ scanDocument });
  ends.push(() => worker.stop());
  await expect.poll(jobs, { timeout: 20_000 }).toMatchObject([{ last_error: "ScannerAway" }]);
  // As after hours: its next try lies far off.
  await sql(
    "owner",
    "UPDATE graphile_worker._private_jobs SET run_at = now() + interval '1 day', attempts = 20",
  );
  await resumeScans();
  expect(await jobs()).toMatchObject([{ is_later: true, attempts: 20 }]);
  expect(await scanOf(id)).toBe("PENDING");
  expect(await health()).toMatchObject({
    ...{ scanner: "down", degraded: expect.arrayContaining(["scanner"]) },
    unscanned: { pending: 1, oldestSeconds: expect.any(Number) },
  });
  expect(await metricsText()).toMatch(/^portal_files_pending 1$/m);

  await scanner();
  await resumeScans();
  await expect.poll(() => scanOf(id), { timeout: 20_000 }).toBe("CLEAN");
  await expect
    .poll(health, { timeout: 10_000 })
    .toMatchObject({ scanner: "ok", unscanned: { pending: 0, oldestSeconds: 0 } });
});

test("one that the scanner will not look at is not asked for every minute, and is never taken for clean", async () => {
  await scanner({ limit: 8 });
  const { caseId } = await submittedCase(world);
  const id = await bring(world.lawyer, caseId);
  const worker = startWorker({ scanDocument });
  ends.push(() => worker.stop());
  await expect.poll(jobs, { timeout: 20_000 }).toMatchObject([{ last_error: "ScanRefused" }]);
  const before = await jobs();
  await resumeScans();
  expect(await jobs()).toEqual(before);
  expect(await scanOf(id)).toBe("PENDING");
});

test("one that takes every call and says nothing holds up no mail", async () => {
  let release = () => {};
  const silence = new Promise<void>((resolve) => (release = resolve));
  await scanner({ slow: () => silence });
  const { caseId } = await submittedCase(world);
  const ids: string[] = [];
  for (let file = 0; file < 6; file += 1) ids.push(await bring(world.lawyer, caseId));
  const mailed: string[] = [];
  const worker = startWorker({
    scanDocument,
    deliverNotification: ({ notificationId }) => Promise.resolve(mailed.push(notificationId)),
  });
  ends.push(() => worker.stop());
  try {
    await expect
      .poll(() => sql("owner", "SELECT 1 FROM graphile_worker._private_jobs WHERE locked_at IS NOT NULL"), {
        timeout: 20_000,
      })
      .toHaveLength(1);
    await db().$transaction((tx) => enqueue(tx, "deliverNotification", { notificationId: "news" }));
    await expect.poll(() => mailed, { timeout: 20_000 }).toContain("news");
  } finally {
    release();
  }
  for (const id of ids) await expect.poll(() => scanOf(id), { timeout: 20_000 }).toBe("CLEAN");
});

test("an answer that is none is no verdict", async () => {
  await scanner({ answers: () => "stream: OK, probably" });
  const { caseId } = await submittedCase(world);
  const id = await bring(world.lawyer, caseId);
  await expect(scanDocument({ documentId: id })).rejects.toMatchObject({ name: "ScanRefused" });
  expect(await scanOf(id)).toBe("PENDING");
});

test("files that came before there was a scanner are looked at too, and opened meanwhile as they were", async () => {
  await scanner();
  const { caseId } = await submittedCase(world);
  const id = await bring(world.lawyer, caseId);
  await run(world.lawyer, "attachDocument", caseId, { documentIds: [id] });
  await sql("owner", "DELETE FROM graphile_worker._private_jobs");
  await db().document.update({ where: { id }, data: { scan: "NOT_SCANNED" } });
  expect(await standing(caseId, id)).toBe("unscanned");
  expect(await opens(world.facilitator, id)).toBe("application/pdf");
  await resumeScans();
  expect(await jobs()).toMatchObject([{ key: `scan:${id}` }]);
  await scanDocument({ documentId: id });
  expect(await scanOf(id)).toBe("CLEAN");
});

test("one that was taken away meanwhile is not looked at", async () => {
  const { seen } = await scanner();
  const { caseId } = await draftCase(world);
  const id = await bring(world.lawyer, caseId);
  await run(world.lawyer, "attachDocument", caseId, { documentIds: [id] });
  await run(world.lawyer, "removeDocument", caseId, { documentId: id });
  await scanDocument({ documentId: id });
  expect(seen).toEqual([]);
  expect(await scanOf(id)).toBe("PENDING");
});
