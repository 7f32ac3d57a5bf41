import { randomUUID } from "node:crypto";
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { limitingGuesses } from "@/lib/auth/guarded";
import { budgets, withGuessLimit } from "@/lib/auth/guess-limits";
import { guesserOf } from "@/lib/auth/guesser";
import { signIn } from "@/lib/auth/sign-in";
import { newToken, tokenHashHex } from "@/lib/auth/tokens";
import { nobody, systemActor, type Actor } from "@/lib/authz/actor";
import { now } from "@/lib/clock";
import { closeDb, db } from "@/lib/db/client";
import { DomainError } from "@/lib/errors";
import { askedReset, askForReset } from "@/lib/people/asked-reset";
import type { CommandName } from "@/lib/workflow/transitions";
import { tokenInJob } from "@/prisma/seed/mailed-token";
import { enter } from "@/tests/support/enter";
import { refusal, run } from "@/tests/support/run";
import { makeWorld, testPassword, type World } from "@/tests/support/world";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
beforeEach(async () => {
  await db().guessBudget.deleteMany();
});
afterEach(() => vi.useRealTimers());

const browser = () => tokenHashHex(newToken());
let last = 0;
const elsewhere = () => `198.51.${(last += 1) >> 8}.${last & 255}`;
const from = (address: string, device?: string) => ({
  ...{ address, browser: "test", requestId: randomUUID() },
  ...(device ? { device } : {}),
});

const wrongly = (email: string, request: ReturnType<typeof from>) =>
  signIn(email, "not the password", request).then(
    (entered) => (entered ? "in" : "wrong"),
    (error: unknown) => (error instanceof Error ? error.message : "?"),
  );
const count = (answers: string[], what: string) => answers.filter((answer) => answer === what).length;

describe("guessing a password", () => {
  test("from many addresses at once, so many guesses are looked at and not one more", async () => {
    const tries = Array.from({ length: 40 }, () => wrongly(world.lawyer.email, from(elsewhere())));
    const answers = await Promise.all(tries);
    expect(count(answers, "wrong")).toBe(budgets.password.account.points);
    expect(count(answers, "TOO_MANY_TRIES")).toBe(40 - budgets.password.account.points);
  });

  test("then keeps even the right password out, but not from the browser of its owner", async () => {
    const own = browser();
    await enter(world.lawyer.userId, { device: own });
    for (let tried = 0; tried <= 10; tried += 1) await wrongly(world.lawyer.email, from(elsewhere()));
    const stranger = signIn(world.lawyer.email, testPassword, from(elsewhere(), browser()));
    expect(await refusal(stranger)).toBe("TOO_MANY_TRIES");
    expect(await signIn(world.lawyer.email, testPassword, from(elsewhere(), own))).not.toBeNull();
  });

  test("from the owner’s browser is slowed too, on a budget of its own", async () => {
    const own = browser();
    await enter(world.lawyer.userId, { device: own });
    const answers = [];
    for (let tried = 0; tried < 12; tried += 1)
      answers.push(await wrongly(world.lawyer.email, from("203.0.113.7", own)));
    expect(count(answers, "wrong")).toBe(10);
    expect(await signIn(world.lawyer.email, testPassword, from("203.0.113.7", browser()))).not.toBeNull();
  });

  test("with the browser of somebody else is a stranger’s guess", async () => {
    const theirs = browser();
    await enter(world.lawyer2.userId, { device: theirs });
    expect((await guesserOf(world.lawyer.email, from("203.0.113.7", theirs))).deviceId).toBeNull();
    expect((await guesserOf(world.lawyer2.email, from("203.0.113.7", theirs))).deviceId).not.toBeNull();
  });

  test("of many accounts from one address ends too", async () => {
    const answers = [];
    for (let tried = 0; tried < 62; tried += 1)
      answers.push(await wrongly(`${randomUUID()}@example.test`, from("192.0.2.1")));
    expect(count(answers, "wrong")).toBe(budgets.password.address.points);
    expect(await wrongly(`${randomUUID()}@example.test`, from("192.0.2.2"))).toBe("wrong");
  });

  test("an address that nobody has is counted like one that somebody has", async () => {
    const unknown = `${randomUUID()}@example.test`;
    const tried = async (email: string) => {
      const answers = [];
      for (let each = 0; each < 12; each += 1) answers.push(await wrongly(email, from(elsewhere())));
      return answers;
    };
    expect(await tried(unknown)).toEqual(await tried(world.stranger.email));
  });

  test("right ones cost nothing", async () => {
    for (let tried = 0; tried < 15; tried += 1)
      expect(await signIn(world.lawyer.email, testPassword, from("203.0.113.7"))).not.toBeNull();
  });

  test("is remembered over a restart, and ends with its time; no address stands in the table", async () => {
    for (let tried = 0; tried < 10; tried += 1) await wrongly(world.lawyer.email, from("203.0.113.7"));
    await closeDb();
    expect(await wrongly(world.lawyer.email, from("203.0.113.8"))).toBe("TOO_MANY_TRIES");
    const rows = JSON.stringify(await db().guessBudget.findMany({ select: { key: true } }));
    expect(rows).not.toContain(world.lawyer.email);
    expect(rows).not.toContain("203.0.113");
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + budgets.password.account.seconds * 1000 + 1000 });
    expect(await wrongly(world.lawyer.email, from("203.0.113.8"))).toBe("wrong");
  });

  test("says how long to wait", async () => {
    const guesser = { account: randomUUID(), address: "203.0.113.9", deviceId: null };
    for (let tried = 0; tried < 5; tried += 1) await withGuessLimit("code", guesser, async () => null);
    await expect(withGuessLimit("code", guesser, async () => "right")).rejects.toMatchObject({
      code: "TOO_MANY_TRIES",
      params: { minutes: 15 },
    });
  });
});

describe("guessing with a command", () => {
  const attempt = async (name: CommandName, actor: Actor, device?: string) => {
    const context = { actor, now: now(), operationId: randomUUID(), request: from(elsewhere(), device) };
    return limitingGuesses(name, context, async () => {
      throw new DomainError("WRONG_PASSWORD");
    }).catch((error: unknown) => (error instanceof Error ? error.message : "?"));
  };
  const often = async (actor: Actor, times: number, device?: string) => {
    for (let tried = 1; tried < times; tried += 1) await attempt("reauthenticate", actor, device);
    return attempt("reauthenticate", actor, device);
  };

  test("ends in the session in which it is done, and in no other", async () => {
    const thief: Actor = { ...world.lawyer, sessionId: randomUUID() };
    expect(await often(thief, 10)).toBe("WRONG_PASSWORD");
    expect(await attempt("reauthenticate", thief)).toBe("TOO_MANY_TRIES");
    expect(await attempt("reauthenticate", world.lawyer)).toBe("WRONG_PASSWORD");
  });

  test("halfway in counts for the account, but apart in a browser of its owner", async () => {
    const own = browser();
    await enter(world.lawyer.userId, { device: own });
    const halfway = (): Actor => ({ kind: "halfway", userId: world.lawyer.userId, sessionId: randomUUID() });
    for (let tried = 0; tried < 10; tried += 1) await attempt("reauthenticate", halfway());
    expect(await attempt("reauthenticate", halfway())).toBe("TOO_MANY_TRIES");
    expect(await attempt("reauthenticate", halfway(), own)).toBe("WRONG_PASSWORD");
  });

  test("is not counted where there is nothing to guess", async () => {
    for (let tried = 0; tried < 12; tried += 1) await attempt("changeProfile", world.lawyer);
    expect(await attempt("changeProfile", world.lawyer)).toBe("WRONG_PASSWORD");
  });
});

describe("a link that was mailed", () => {
  test("lets its owner in on a new browser while others guess", async () => {
    const { email, userId } = world.canadian;
    const own = browser();
    for (let tried = 0; tried <= 10; tried += 1) await wrongly(email, from(elsewhere()));
    await run(systemActor, "requestReset", userId, { email });
    const link = await db().accessLink.findFirstOrThrow({ where: { userId, kind: "reset" } });
    const input = { token: await tokenInJob(link), password: "a third long phrase" };
    await run(nobody, "resetPassword", userId, input, { device: own });
    expect(await signIn(email, "a third long phrase", from(elsewhere(), own))).not.toBeNull();
    expect(await refusal(signIn(email, "a third long phrase", from(elsewhere())))).toBe("TOO_MANY_TRIES");
  });

  test("is asked for so often and no more, for an address that nobody has, too", async () => {
    for (const email of [world.lawyer.email, "nobody@example.test"]) {
      for (let each = 0; each < budgets.reset.account.points; each += 1) await ask(email);
      expect(await refusal(ask(email))).toBe("TOO_MANY_TRIES");
    }
  });

  test("that is asked for leaves the same behind for every address; the worker finds out whose it is", async () => {
    const { userId, email } = world.stranger;
    for (const [typed, links] of [
      [email.toUpperCase(), 1],
      ["nobody@example.test", 0],
    ] as const) {
      await db().$executeRaw`DELETE FROM graphile_worker._private_jobs`;
      await ask(typed);
      expect(await db().accessLink.count({ where: { kind: "reset", userId } })).toBe(0);
      const jobs = await db().$queryRaw<{ payload: { id: string; sealed: string } }[]>`
        SELECT payload FROM graphile_worker._private_jobs`;
      expect(jobs).toHaveLength(1);
      expect(JSON.stringify(jobs)).not.toContain("example.test");
      for (const { payload } of jobs) await askedReset(payload);
      const made = await db().accessLink.deleteMany({ where: { kind: "reset", userId } });
      expect(made.count, typed).toBe(links);
    }
  });
});

test("one form sent for several addresses mails a link to each, and sent again to none anew", async () => {
  const operationId = randomUUID();
  const others = [world.lawyer, world.stranger].map(({ email }) => email);
  const linksOf = () => db().accessLink.count({ where: { kind: "reset", user: { email: { in: others } } } });
  const before = await linksOf();
  for (const email of [...others, "nobody.here@example.test", ...others]) await ask(email, operationId);
  const jobs = await db().$queryRaw<{ payload: { id: string; sealed: string } }[]>`
    SELECT j.payload FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
    WHERE t.identifier = 'askedReset' ORDER BY j.id DESC LIMIT 5`;
  for (const { payload } of jobs.reverse()) await askedReset(payload);
  expect(await linksOf()).toBe(before + others.length);
});

/** Asks for a link as the form does. */
function ask(email: string, operationId: string = randomUUID()): Promise<void> {
  const context = { actor: nobody, now: now(), operationId, request: from(elsewhere()) };
  return askForReset(context, { email });
}
