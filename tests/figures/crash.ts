import { randomUUID } from "node:crypto";
import { pathOf } from "@/e2e/support/paths";
import { sessionCookie } from "@/lib/auth/cookie";
import type { UserActor } from "@/lib/authz/actor";
import { asksProof } from "@/lib/authz/policy";
import { now } from "@/lib/clock";
import { closeDb, db } from "@/lib/db/client";
import { commandNames, transitionOf, type CommandName } from "@/lib/workflow/transitions";
import { startChild, type Child } from "@/scripts/child";
import { fixtures } from "../integration/twice/every-command";
import type { Prepared } from "../integration/twice/fixture";
import { openSession } from "../support/enter";
import { run } from "../support/run";
import { sql } from "../support/sql";
import { reauthenticate } from "../support/proof";
import { makeWorld, type World } from "../support/world";
import { moments, watchFor, type Moment } from "./crash-moments";
import { KillablePortal } from "./crash-portal";
import type { Due } from "./crash-runner";
import { leftBetween, stateNow, type Left, type State } from "./crash-state";
import type { Figure, Scale } from "./figure";
import { actionsOfBuild, routeOf, Visitor } from "./visitor";

const victims = ["server", "database"] as const;
type Victim = (typeof victims)[number];

/** Who runs a command for whoever asks: the server for a person, a process of its own for what is done on a later day. */
type Runner = {
  /** @returns whether it was acknowledged; false: the answer was another, or there was none */
  send(operationId: string): Promise<boolean>;
  kill(): Promise<void>;
  startAgain(): Promise<void>;
};

/** What is struck, and when. */
type Extent = { names: readonly CommandName[]; victims: readonly Victim[]; moments: readonly Moment[] };

function extentOf({ only, small }: Scale): Extent {
  const asked: readonly string[] | undefined = only ?? (small ? ["startReview"] : undefined);
  const names = commandNames.filter((name) => transitionOf(name).to && (!asked || asked.includes(name)));
  // One strike that must leave nothing, and one that must leave all.
  return small
    ? { names, victims: ["database"], moments: ["before its notices", "once committed"] }
    : { names, victims, moments };
}

/** Every kind of transition, struck in its midst: afterwards all of it is there, or nothing is, and nothing acknowledged is lost. */
export const crash: Figure = {
  shows: "server and database killed (SIGKILL) in the midst of each kind of transition: nothing half done",
  async run(say, scale) {
    const extent = extentOf(scale);
    const portal = await KillablePortal.start();
    const counts: Counts = { strikes: 0, nothing: 0, whole: 0 };
    try {
      const world = await makeWorld();
      const broken: string[] = [];
      let kinds = 0;
      for (const name of extent.names) {
        const whole = await unstruck(name, world);
        if (!whole) continue;
        kinds += 1;
        for (const victim of extent.victims)
          broken.push(
            ...(await struck(portal, world, name, { victim, moments: extent.moments }, whole, counts)),
          );
        say(`${name}: ${counts.strikes} strikes so far, ${broken.length} broken`);
      }
      say(`${kinds} kinds of transitions × ${extent.victims.join(", ")} × ${extent.moments.join(", ")}`);
      if (counts.strikes === 0) broken.push("nothing was struck");
      say(
        `${counts.strikes} strikes: ${counts.nothing} left nothing, ${counts.whole} left all, ${broken.length} broken`,
      );
      return broken;
    } finally {
      await portal.stop();
    }
  },
};

type Counts = { strikes: number; nothing: number; whole: number };

/** What a command leaves when nobody strikes it; null: by itself it is never run, as its fixture says. */
async function unstruck(name: CommandName, world: World): Promise<Left | null> {
  const prepared: Prepared = await fixtures[name](world);
  const { actor, subjectId, input, at, stands } = prepared;
  if (stands.who === "nobody") return null;
  if (actor.kind === "user" && asksProof(name)) await reauthenticate(actor);
  const before = await stateNow();
  await run(actor, name, subjectId, input, at ? { now: at } : {});
  return leftBetween(before.left, (await stateNow()).left);
}

/** One command at one kind of victim, at each moment; anew where a strike came too late to leave nothing. */
async function struck(
  portal: KillablePortal,
  world: World,
  name: CommandName,
  { victim, moments }: { victim: Victim; moments: readonly Moment[] },
  whole: Left,
  counts: Counts,
): Promise<string[]> {
  const broken: string[] = [];
  let prepared: Prepared | null = null;
  for (const moment of moments) {
    prepared ??= await fixtures[name](world);
    const runner = await runnerOf(portal, name, prepared);
    const { before, after, operationId, reached, acknowledged } = await strike(
      portal,
      runner,
      moment,
      victim,
    );
    const where = `${name}, the ${victim} ${moment}`;
    broken.push(...after.disagrees.map((what) => `${where}: ${what}`));
    if (reached) counts.strikes += 1;
    if (after.rows === before.rows) {
      counts.nothing += 1;
      if (acknowledged) broken.push(`${where}: it was acknowledged and is lost`);
      else if (moment === "once committed") broken.push(`${where}: it was committed and is lost`);
      continue;
    }
    counts.whole += 1;
    prepared = null;
    const left = leftBetween(before.left, after.left);
    if (JSON.stringify(left) !== JSON.stringify(whole))
      broken.push(`${where}: ${JSON.stringify(left)} instead of ${JSON.stringify(whole)}`);
    if (!(await runner.send(operationId))) broken.push(`${where}: sent again, it was refused`);
    if ((await stateNow()).rows !== after.rows) broken.push(`${where}: sent again, it was done twice`);
  }
  return broken;
}

type Strike = {
  before: State;
  after: State;
  operationId: string;
  /** Not: the command has no such moment, and was done. */
  reached: boolean;
  acknowledged: boolean;
};

async function strike(
  portal: KillablePortal,
  runner: Runner,
  moment: Moment,
  victim: Victim,
): Promise<Strike> {
  const operationId = randomUUID();
  const before = await stateNow();
  await closeDb();
  const watch = await watchFor(moment, operationId, portal.adminUrl);
  let answered = false;
  const sent = runner.send(operationId).finally(() => (answered = true));
  try {
    const reached = await watch.reached(() => answered);
    if (reached && victim === "server") {
      await runner.kill();
      await watch.end();
      await lettingGo();
      await runner.startAgain();
    } else if (reached) {
      await portal.killDatabase();
      await watch.end();
      await portal.startDatabase();
      await portal.healthy();
    }
    await watch.end();
    return { before, operationId, reached, acknowledged: await sent, after: await stateNow() };
  } finally {
    await watch.end();
  }
}

/** Until the database has seen that the process that was killed is gone, and has ended what it had begun. */
async function lettingGo(): Promise<void> {
  for (const last = Date.now() + 60_000; Date.now() < last;) {
    const rows = await sql(
      "owner",
      "SELECT 1 FROM pg_stat_activity WHERE usename = 'portal_app' AND state <> 'idle'",
    );
    if (rows.length === 0) return;
  }
  throw new Error("The database goes on with what nobody waits for");
}

async function runnerOf(portal: KillablePortal, name: CommandName, prepared: Prepared): Promise<Runner> {
  const { actor, at } = prepared;
  if (actor.kind === "system" || at) return ownProcess(name, prepared);
  if (actor.kind !== "user") throw new Error(`${name} is run by ${actor.kind}`);
  return throughServer(portal, name, actor, prepared);
}

async function throughServer(
  portal: KillablePortal,
  name: CommandName,
  actor: UserActor,
  { subjectId, input }: Prepared,
): Promise<Runner> {
  const action = actionsOfBuild().get(name);
  if (!action) throw new Error(`The build has no action ${name}`);
  const { token, sessionId } = await openSession(actor.userId);
  if (asksProof(name)) await reauthenticate({ ...actor, sessionId });
  const { code } = await db().case.findUniqueOrThrow({
    where: { id: subjectId ?? "" },
    select: { code: true },
  });
  const ids = { invoiceId: randomUUID(), payoutId: randomUUID(), fileId: randomUUID() };
  const path = pathOf(routeOf(action), { code, step: "who", number: "1", token: "0".repeat(43), ...ids });
  const visitor = new Visitor(portal.origin, null, { [sessionCookie().name]: token, locale: "en" });
  return {
    send: (operationId) =>
      visitor.act(action.id, path, { subjectId, operationId, input }).then(
        ({ body }) => body.includes('"ok":true'),
        () => false,
      ),
    kill: () => portal.killServer(),
    startAgain: () => portal.startServer(),
  };
}

function ownProcess(name: CommandName, { actor, subjectId, input, at }: Prepared): Runner {
  let child: Child | undefined;
  return {
    async send(operationId) {
      const due: Due = { actor, name, subjectId, input, operationId, at: (at ?? now()).toISOString() };
      const args = ["--import", "tsx", "tests/figures/crash-runner.ts", JSON.stringify(due)];
      child = startChild({ name: "What falls due", args, logFile: "/dev/null" });
      return (await child.exited) === 0;
    },
    kill: async () => child?.kill(),
    startAgain: () => Promise.resolve(),
  };
}
