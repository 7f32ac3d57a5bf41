import { afterAll, beforeAll, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { handlers } from "@/lib/jobs/handlers";
import { logTo } from "@/lib/log";
import { anchorChains } from "@/lib/workflow/anchor";
import { verifyChains } from "@/lib/workflow/verify-chain";
import { type MailCatcher, startMailCatcher } from "@/tests/support/mail-catcher";
import { sql } from "@/tests/support/sql";
import { submittedCase } from "@/tests/support/walk/review";
import { makeWorld, type World } from "@/tests/support/world";

const lines: string[] = [];
let catcher: MailCatcher;
let world: World;
let caseId: string;

beforeAll(async () => {
  logTo({ write: (line: string) => void lines.push(line) });
  catcher = await startMailCatcher();
  world = await makeWorld();
  ({ caseId } = await submittedCase(world));
});
afterAll(async () => {
  logTo();
  await catcher.stop();
});

const difference = async () => (await verifyChains()).difference;
const witness = async (number: number) => {
  const { digest } = await db().chainAnchor.findUniqueOrThrow({ where: { number } });
  return { number, digest: Buffer.from(digest).toString("hex") };
};

/** Past the application, as somebody who holds the whole database; and back again. */
async function whileChanged<T>(change: string, back: string, look: () => Promise<T>): Promise<T> {
  await sql("owner", change);
  try {
    return await look();
  } finally {
    await sql("owner", back);
  }
}

test("one anchor a day, whichever worker comes first; in the log, and to each director by mail", async () => {
  const both = await Promise.all([anchorChains(), anchorChains()]);
  expect(both.filter((number) => number !== null)).toEqual([1]);
  const { digest } = await witness(1);
  expect(lines.filter((line) => line.includes("chain anchored") && line.includes(digest))).toHaveLength(1);

  const jobs = await sql<{ payload: { number: number; mailId: string } }>(
    "owner",
    `SELECT payload FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
     WHERE t.identifier = 'mailAnchor'`,
  );
  const mails = await db().mail.findMany({ where: { kind: "anchor" } });
  expect(mails.map(({ userId }) => userId)).toEqual([world.director.userId]);
  expect(jobs.map(({ payload }) => payload.mailId)).toEqual(mails.map(({ id }) => id));
  for (const { payload } of jobs) await handlers.mailAnchor(payload);
  const mail = await catcher.waitFor(({ parsed }) => parsed.text?.includes(digest) ?? false);
  expect(mail.parsed.messageId).toContain(mails[0]?.id);
  expect((await db().mail.findFirstOrThrow({ where: { kind: "anchor" } })).state).toBe("sent");
});

test("the chains hold, and so do the anchors of later days", async () => {
  await submittedCase(world);
  expect(await anchorChains(new Date(Date.now() + 86_400_000))).toBe(2);
  const report = await verifyChains([await witness(1), await witness(2)]);
  expect(report).toMatchObject({ difference: null, anchors: 2 });
  expect(report.events).toBeGreaterThan(60);
  const [second] = await sql<{ n: number }>(
    "owner",
    `SELECT jsonb_array_length(heads) AS n FROM "ChainAnchor" WHERE number = 2`,
  );
  expect(second?.n, "only what grew since").toBeLessThan(report.chains);
});

const of = () => `subject = 'case' AND "subjectId" = '${caseId}'`;

test("a changed event is named", async () => {
  const name = await whileChanged(
    `UPDATE "Event" SET "actorRole" = "actorRole" || '!' WHERE ${of()} AND seq = 3`,
    `UPDATE "Event" SET "actorRole" = rtrim("actorRole", '!') WHERE ${of()} AND seq = 3`,
    difference,
  );
  expect(name).toMatch(new RegExp(`^case ${caseId}: event 3 \\(`));
});

test("an event that was taken out is missed, be it the last", async () => {
  const [last] = await sql<{ seq: number }>("owner", `SELECT max(seq) AS seq FROM "Event" WHERE ${of()}`);
  const hide = (seq: number) => `UPDATE "Event" SET "subject" = 'gone' WHERE ${of()} AND seq = ${seq}`;
  const show = `UPDATE "Event" SET "subject" = 'case' WHERE subject = 'gone'`;
  expect(await whileChanged(hide(2), show, difference)).toContain(`case ${caseId}: event 3`);
  expect(await whileChanged(hide(last?.seq ?? 0), show, difference)).toContain(
    `event ${(last?.seq ?? 0) - 1} is the last`,
  );
  expect(await difference()).toBe(null);
});

test("a chain that was rewritten whole is found by the anchors, and anchors by what was sent out", async () => {
  const sent = await witness(2);
  const shorter = await whileChanged(
    `UPDATE "ChainAnchor" SET heads = heads - 0 WHERE number = 1`,
    `SELECT 1`,
    difference,
  );
  expect(shorter).toBe("anchor 1 is not as it was written");
  await sql("owner", `DELETE FROM "ChainAnchor"`);
  await anchorChains();
  await anchorChains(new Date(Date.now() + 86_400_000));
  expect(await difference(), "all agrees again, without a witness").toBe(null);
  expect((await verifyChains([sent])).difference).toBe("anchor 2 is not the one that was sent out");
});

test("the runtime's role changes no anchor", async () => {
  await expect(sql("app", `UPDATE "ChainAnchor" SET events = 0`)).rejects.toThrow(/permission denied/);
  await expect(sql("app", `DELETE FROM "ChainAnchor"`)).rejects.toThrow(/permission denied/);
});
