import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { userIdOf, type Actor } from "@/lib/authz/actor";
import { now } from "@/lib/clock";
import { db } from "@/lib/db/client";
import { DomainError } from "@/lib/errors";
import { execute, type Outcome } from "@/lib/workflow/execute";
import { commandNamed } from "@/lib/workflow/registry";
import { transitionOf, type CommandName } from "@/lib/workflow/transitions";
import { makeWorld, type World } from "@/tests/support/world";
import type { Fixture, Prepared } from "./fixture";
import { breaksOf, ledger, otherJobs, writtenBy, type Ledger } from "./ledger";

type Run = { actor: Actor; input: object; operationId: string; requestId: string };
type Heard =
  { run: Run; outcome: Outcome; refused: null } | { run: Run; outcome: null; refused: DomainError };

/** Every command of a table twice at the same time, and each operation id twice. */
export function testTwice(fixtures: Partial<Record<CommandName, Fixture>>): void {
  let world: World;
  beforeAll(async () => {
    world = await makeWorld();
  });
  for (const [name, fixture] of Object.entries(fixtures) as [CommandName, Fixture][]) {
    describe(name, () => {
      test("twice at the same time", async () => twiceAtOnce(name, await fixture(world)));
      test("the same operation twice is one operation", async () => sameTwice(name, await fixture(world)));
    });
  }
}

async function twiceAtOnce(name: CommandName, prepared: Prepared): Promise<void> {
  const { actor, input, second = {}, stands, count } = prepared;
  agreesWithMode(name, prepared);
  const mine = newRun(actor, input);
  const theirs = newRun(second.actor ?? actor, second.input ?? input);
  const [rows, before, jobs] = [await count(), await ledger(), await otherJobs()];
  const heard = await atOnce(name, prepared, [mine, theirs]);
  const after = await ledger();
  const winners = heard.filter(({ refused }) => refused === null);
  const losers = heard.filter(({ refused }) => refused !== null);
  const codes = losers.map(({ refused }) => refused?.code);

  if (stands.who === "one") expect(codes).toEqual([stands.other]);
  if (stands.who === "both") expect(codes).toEqual([]);
  if (stands.who === "nobody") expect(codes).toEqual(stands.code ? [stands.code, stands.code] : []);
  const rise = { one: 1, both: stands.who === "both" ? stands.rise : 0, nobody: 0 }[stands.who];
  expect((await count()) - rows, "rows").toBe(rise);

  // What was written is what those who stand wrote, and nothing of whoever was refused.
  const written = await Promise.all(winners.map(({ run }) => writtenBy(run.requestId, run.operationId)));
  const delivered = (await otherJobs()).slice(jobs.length);
  expect(difference(after, before)).toEqual(plusJobs(written, delivered.length));
  for (const kind of new Set(delivered)) {
    expect(delivered.filter((one) => one === kind).length, kind).toBeLessThanOrEqual(winners.length);
  }
  for (const { run } of losers) {
    expect(await writtenBy(run.requestId, run.operationId)).toMatchObject({ events: 0, operations: 0 });
  }
  const loud = written.filter(({ events }) => events > 0).length;
  expect(loud, "runs that left events").toBe(prepared.quiet === undefined ? rise : 0);
  expect(await breaksOf([mine.requestId, theirs.requestId])).toEqual([]);

  const [winner, loser] = [winners[0], losers[0]];
  if (stands.who === "one" && winner && loser) await isRefusedAgain(name, prepared, winner.run, loser);
}

/** Who came second hears who came first, or both texts; and a refusal leaves nothing, however often. */
async function isRefusedAgain(
  name: CommandName,
  prepared: Prepared,
  winner: Run,
  loser: Heard,
): Promise<void> {
  const { refused } = loser;
  if (!refused || prepared.stands.who !== "one") throw new Error("It was not refused");
  if (refused.code === "WRONG_STATUS" || "at" in refused.params) {
    expect(refused.params.by).toBe(userIdOf(winner.actor) ?? "");
  }
  expect(refused.clashes.map(({ field }) => field).sort()).toEqual([...prepared.stands.clashes].sort());
  for (const { theirs, yours } of refused.clashes) expect(yours).not.toBe(theirs);
  const before = await ledger();
  const [again] = await atOnce(name, prepared, [newRun(loser.run.actor, loser.run.input)]);
  expect(again?.refused?.code).toBe(refused.code);
  expect(await ledger()).toEqual(before);
}

async function sameTwice(name: CommandName, prepared: Prepared): Promise<void> {
  const { actor, input, stands, count } = prepared;
  const first = newRun(actor, input);
  const again = { ...first, requestId: randomUUID() };
  const [rows, before, jobs] = [await count(), await ledger(), await otherJobs()];
  const heard = await atOnce(name, prepared, [first, again]);
  const after = await ledger();
  if (stands.who === "nobody" && stands.code) {
    expect(heard.map(({ refused }) => refused?.code)).toEqual([stands.code, stands.code]);
    expect(after).toEqual(before);
    return;
  }
  expect(heard.map(({ refused }) => refused?.code)).toEqual([undefined, undefined]);
  expect(heard.map(({ outcome }) => outcome?.replayed).sort()).toEqual([false, true]);
  expect(heard[0]?.outcome?.result).toEqual(heard[1]?.outcome?.result);
  expect(heard[0]?.outcome?.reply).toEqual(heard[1]?.outcome?.reply);
  expect((await count()) - rows, "rows").toBe(stands.who === "nobody" ? 0 : 1);
  expect(await db().operation.count({ where: { id: first.operationId } })).toBe(1);

  const done = heard.find(({ outcome }) => outcome?.replayed === false)?.run ?? first;
  const written = await writtenBy(done.requestId, done.operationId);
  const delivered = (await otherJobs()).slice(jobs.length);
  expect(difference(after, before)).toEqual(plusJobs([written], delivered.length));
  expect(new Set(delivered).size).toBe(delivered.length);
  expect(written.events > 0).toBe(prepared.quiet === undefined && stands.who !== "nobody");
  expect(await breaksOf([first.requestId, again.requestId])).toEqual([]);
}

/** One of a mode that behaves otherwise says why. */
function agreesWithMode(name: CommandName, { stands, second = {} }: Prepared): void {
  const { mode } = transitionOf(name);
  const usual = mode === "appends" ? "both" : "one";
  if (stands.who !== usual) expect(stands.because ?? "", `${name} ${mode}`).not.toBe("");
  if (mode === "edits" && stands.who === "one") {
    expect(stands.other).toBe("CONFLICT");
    expect(second.input, "two texts").toBeDefined();
  }
}

const newRun = (actor: Actor, input: object): Run => ({
  actor,
  input,
  operationId: randomUUID(),
  requestId: randomUUID(),
});

async function atOnce(
  name: CommandName,
  { subjectId, at, device }: Prepared,
  runs: readonly Run[],
): Promise<Heard[]> {
  const outcomes = await Promise.allSettled(
    runs.map(({ actor, input, operationId, requestId }) =>
      execute(
        {
          ...{ actor, operationId, now: at ?? now() },
          request: { address: "203.0.113.7", browser: "test", requestId, ...(device ? { device } : {}) },
        },
        commandNamed(name),
        subjectId,
        input,
      ),
    ),
  );
  return outcomes.map((outcome, index): Heard => {
    const run = runs[index];
    if (!run) throw new Error("More were heard than were run");
    if (outcome.status === "fulfilled") return { run, outcome: outcome.value, refused: null };
    if (!(outcome.reason instanceof DomainError)) throw outcome.reason;
    return { run, outcome: null, refused: outcome.reason };
  });
}

const difference = (after: Ledger, before: Ledger): Ledger => ({
  events: after.events - before.events,
  notices: after.notices - before.notices,
  operations: after.operations - before.operations,
  jobs: after.jobs - before.jobs,
});

function plusJobs(written: readonly Ledger[], others: number): Ledger {
  const sum = (key: keyof Ledger) => written.reduce((total, one) => total + one[key], 0);
  return {
    events: sum("events"),
    notices: sum("notices"),
    operations: sum("operations"),
    jobs: sum("jobs") + others,
  };
}
