import { randomInt } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { db } from "@/lib/db/client";
import type { Child } from "@/scripts/child";
import { type MailCatcher, startCatcher } from "../support/mail-catcher";
import { run } from "../support/run";
import { sql } from "../support/sql";
import { activeCase } from "../support/walk/agreement";
import { makeWorld } from "../support/world";
import { startWorkerProcess } from "./worker-process";

/** How long no mail may come before it is given up. Jobs of a worker that was killed are free again within 20 seconds. */
const patience = 90_000;

/**
 * Messages of a case, whose notices `npm run worker` mails to a real SMTP server of this machine. The worker is killed
 * (SIGKILL) while mails are in its hands, and started again, until it was killed so often; the last one finishes.
 * @param ground `smtpPort`: where the portal's mail goes, and nobody listens yet; `folder`: where the worker writes its log
 * @returns what is broken
 */
export async function killedWhileMailing(
  ground: { smtpPort: number; folder: string },
  { events, kills }: { events: number; kills: number },
  say: (line: string) => void,
): Promise<string[]> {
  const notices = await tell(events);
  say(`${events} events, ${notices.size} mails to send`);
  const catcher = await startCatcher({ port: ground.smtpPort });
  let worker: Child | undefined;
  try {
    let inHands = 0;
    for (let kill = 1; kill <= kills; kill += 1) {
      worker = startWorkerProcess(ground.folder);
      // Spread over all mails; the last kills find some too.
      const until = Math.ceil((notices.size * kill) / (kills + 1));
      await arrived(catcher, until);
      await wait(randomInt(0, 40));
      await worker.kill();
      if ((await jobs("held")) > 0) inHands += 1;
    }
    say(
      `${kills} times killed, ${inHands} of them with mails in its hands; ${catcher.mails.length} mails had come`,
    );
    worker = startWorkerProcess(ground.folder);
    await arrived(catcher, notices.size);
    await idle();
    return judged(notices, catcher, kills, say);
  } finally {
    await worker?.stop();
    await catcher.stop();
  }
}

/** So many events, each with its notices, and nothing else in the queue; the ids of the notices' mails and their readers. */
async function tell(events: number): Promise<Map<string, string>> {
  const world = await makeWorld();
  const { caseId } = await activeCase(world);
  await sql(
    "app",
    "SELECT graphile_worker.complete_jobs(ARRAY(SELECT id FROM graphile_worker._private_jobs))",
  );
  const before = (await db().event.findMany({ select: { id: true } })).map(({ id }) => id);
  const people = [world.lawyer, world.defender];
  for (let number = 0; number < events; number += 1) {
    const sender = people[number % people.length] ?? world.lawyer;
    await run(sender, "sendMessage", caseId, { words: `Message ${number}`, documentIds: [] });
  }
  const told = await db().event.findMany({ where: { id: { notIn: before } }, select: { id: true } });
  if (told.length !== events) throw new Error(`${told.length} events instead of ${events}`);
  const rows = await sql<{ id: string; email: string }>(
    "owner",
    `SELECT m.id, u.email FROM "Mail" m JOIN "User" u ON u.id = m."userId" JOIN "Notification" n ON n."mailId" = m.id
     WHERE n."eventId" = ANY($1::uuid[])`,
    [told.map(({ id }) => id)],
  );
  return new Map(rows.map(({ id, email }) => [id, email]));
}

const idOf = (messageId: string | undefined) => messageId?.slice(1).split("@")[0] ?? "";
const distinct = ({ mails }: MailCatcher) => new Set(mails.map(({ parsed }) => idOf(parsed.messageId)));

/** Resolves once so many different mails came. */
async function arrived(catcher: MailCatcher, count: number): Promise<void> {
  let [seen, at] = [0, Date.now()];
  for (;;) {
    const now = distinct(catcher).size;
    if (now >= count) return;
    if (now > seen) [seen, at] = [now, Date.now()];
    if (Date.now() - at > patience) throw new Error(`${seen} of ${count} mails came, and no more`);
    await wait(5);
  }
}

/** How many jobs of mails the queue holds, be it for a worker that is dead; `held`: those alone that some worker has. */
async function jobs(held?: "held"): Promise<number> {
  const [row] = await sql<{ n: number }>(
    "owner",
    `SELECT count(*)::int AS n FROM graphile_worker._private_jobs
     WHERE payload->>'notificationId' IS NOT NULL ${held ? "AND locked_by IS NOT NULL" : ""}`,
  );
  return row?.n ?? 0;
}

/** Mails that came are sent a second time where their worker died before it wrote that they went: waits for these too. */
async function idle(): Promise<void> {
  for (const deadline = Date.now() + patience; Date.now() < deadline; await wait(100)) {
    if ((await jobs()) === 0) return;
  }
}

async function judged(
  notices: ReadonlyMap<string, string>,
  catcher: MailCatcher,
  kills: number,
  say: (line: string) => void,
): Promise<string[]> {
  const came = distinct(catcher);
  const lost = [...notices.keys()].filter((id) => !came.has(id));
  const strange = [...came].filter((id) => !notices.has(id));
  const astray = catcher.mails.filter(
    ({ to, parsed }) => to.length !== 1 || to[0] !== notices.get(idOf(parsed.messageId)),
  );
  const twice = catcher.mails.length - came.size;
  const left = await sql("owner", `SELECT id FROM "Mail" WHERE id = ANY($1::uuid[]) AND state <> 'sent'`, [
    [...notices.keys()],
  ]);
  const waiting = await jobs();
  say(
    `${catcher.mails.length} mails came, under ${came.size} Message-IDs: ${lost.length} lost, ${twice} raw duplicates`,
  );
  say(`${left.length} not marked as sent, ${waiting} jobs left`);
  return [
    ...(lost.length === 0 ? [] : [`${lost.length} mails were lost`]),
    ...(strange.length === 0 ? [] : [`${strange.length} Message-IDs are nobody's`]),
    ...(astray.length === 0 ? [] : [`${astray.length} mails went to somebody else`]),
    ...(twice <= kills ? [] : [`${twice} mails came twice, by ${kills} kills`]),
    ...(left.length === 0 ? [] : [`${left.length} mails are not marked as sent`]),
    ...(waiting === 0 ? [] : [`${waiting} jobs are left`]),
  ];
}
