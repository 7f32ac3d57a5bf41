import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { actorOf } from "@/lib/auth/actor-of";
import { limitingGuesses } from "@/lib/auth/guarded";
import type { UserActor } from "@/lib/authz/actor";
import { now } from "@/lib/clock";
import { db } from "@/lib/db/client";
import { newEmailView } from "@/lib/people/queries";
import { tokenInJob } from "@/prisma/seed/mailed-token";
import { enter } from "../../support/enter";
import { proven } from "../../support/proof";
import { refusal, run } from "../../support/run";
import { makeWorld, person, signIn, type World } from "../../support/world";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

let mover: UserActor;
beforeEach(async () => {
  const tag = randomUUID().slice(0, 8);
  mover = await person(tokenInJob, tag, "Nora Vance", "en", "America/Chicago", {
    kind: "advocate_side",
    organizationId: world.firm,
    membership: "LAWYER",
  });
});

const fresh = () => `moved.${randomUUID()}@example.test`;
const ask = async (email: string) => run(await proven(mover), "askNewEmail", mover.userId, { email });
const change = (token: string, who = mover) => run(who, "changeEmail", who.userId, { token });
const emailNow = async () => (await db().user.findUniqueOrThrow({ where: { id: mover.userId } })).email;
const links = () => db().accessLink.findMany({ where: { userId: mover.userId, kind: "email" } });

async function newestToken(): Promise<string> {
  const link = await db().accessLink.findFirstOrThrow({
    where: { userId: mover.userId, kind: "email", usedAt: null, expiresAt: { gt: now() } },
  });
  return tokenInJob(link);
}

/** Where the mails go that carry notices of this kind, in the order in which they were queued. */
async function mailedTo(kind: string, userId = mover.userId): Promise<(string | null)[]> {
  const notices = await db().notification.findMany({ where: { userId, kind } });
  const mails = await db().mail.findMany({
    where: { id: { in: notices.map(({ id }) => id) } },
    orderBy: { at: "asc" },
  });
  return mails.map(({ to }) => to);
}

describe("another e-mail address", () => {
  test("by a link to it: the one before is told at once and again, and other devices are out", async () => {
    const [before, email] = [mover.email, fresh()];
    const elsewhere = await enter(mover.userId);
    expect(await refusal(run(mover, "askNewEmail", mover.userId, { email }))).toBe("REAUTH_REQUIRED");
    await ask(email.toUpperCase());
    expect(await mailedTo("person.email_asked")).toEqual([before]);
    expect(await emailNow()).toBe(before);
    const [link] = await links();
    expect(await db().mail.findUniqueOrThrow({ where: { id: link?.id } })).toMatchObject({
      ...{ kind: "link", to: email },
    });
    const token = await newestToken();
    expect(JSON.stringify(link)).not.toContain(token);
    expect(await newEmailView(mover, token)).toEqual({ state: "open", email });
    await run({ kind: "system" }, "requestReset", mover.userId, { email: before });

    await change(token);
    expect(await emailNow()).toBe(email);
    expect(await mailedTo("person.email_changed")).toEqual([before]);
    expect(await actorOf(elsewhere)).toBeNull();
    expect(await db().session.count({ where: { id: mover.sessionId, endedAt: null } })).toBe(1);
    const resets = await db().accessLink.findMany({ where: { userId: mover.userId, kind: "reset" } });
    expect(resets.every(({ expiresAt }) => expiresAt <= now())).toBe(true);
    expect(await refusal(change(token))).toBe("LINK_USED");
    expect(await newEmailView(mover, token)).toEqual({ state: "used" });
  });

  test("that is somebody’s is answered alike: no link goes, and they are told", async () => {
    const free = await ask(fresh());
    const taken = await ask(world.stranger.email);
    expect(taken.result).toEqual(free.result);
    expect(await links()).toHaveLength(1);
    expect(await mailedTo("person.email_wanted", world.stranger.userId)).toEqual([null]);
    expect(await mailedTo("person.email_asked")).toHaveLength(2);
    const wanted = await db().event.findFirstOrThrow({
      where: { subjectId: world.stranger.userId, type: "person.email_wanted" },
    });
    expect(wanted.payload).toEqual({});
  });

  test("opens for fifteen minutes, for whoever asked, and by the newest link alone", async () => {
    await ask(fresh());
    const older = await newestToken();
    await ask(fresh());
    const token = await newestToken();
    expect(await refusal(change(older))).toBe("LINK_EXPIRED");
    expect(await refusal(change(token, world.lawyer))).toBe("LINK_EXPIRED");
    expect(await newEmailView(world.lawyer, token)).toEqual({ state: "expired" });
    expect(await refusal(run(world.director, "changeEmail", mover.userId, { token }))).toBe("NOT_FOUND");
    const later = { now: new Date(now().getTime() + 15 * 60_000 + 1) };
    expect(await refusal(run(mover, "changeEmail", mover.userId, { token }, later))).toBe("LINK_EXPIRED");
    await expect(change(token)).resolves.toBeDefined();
  });

  test("takes along what was held for the dead one; what the dead one was told stays with it", async () => {
    const before = mover.email;
    await run({ kind: "system" }, "requestReset", mover.userId, { email: before });
    const { id: first } = await db().mail.findFirstOrThrow({
      where: { userId: mover.userId, state: "queued" },
    });
    await db().mail.update({ where: { id: first }, data: { address: before, tries: 1 } });
    await run({ kind: "system" }, "bounceMail", mover.userId, { mailId: first, status: "5.1.1" });
    await ask(fresh());
    const billing = { organizationId: world.other, kind: "BILLING", from: null };
    await run(await proven(world.director), "startMembership", mover.userId, billing);
    const notices = await db().notification.findMany({
      where: { userId: mover.userId },
      select: { id: true },
    });
    const ofKind = { id: { in: notices.map(({ id }) => id) }, to: null };
    const { id: held } = await db().mail.findFirstOrThrow({ where: ofKind });
    await db().mail.update({ where: { id: held }, data: { state: "held", address: before } });
    await change(await newestToken());
    expect((await db().mail.findUniqueOrThrow({ where: { id: held } })).state).toBe("queued");
    expect(await db().mailHold.count({ where: { address: before } })).toBe(0);
    const told = await db().mail.findFirstOrThrow({
      where: { userId: mover.userId, to: before, kind: "notice" },
    });
    await db().mail.update({ where: { id: told.id }, data: { state: "bounced" } });
    const again = { mailId: told.id };
    expect(await refusal(run(world.director, "retryMail", mover.userId, again))).toBe("ALREADY_DONE");
  });

  test("costs one of five mails an hour, in whatever session; a refusal costs none", async () => {
    const ask = async (actor: UserActor) => {
      const operationId = randomUUID();
      const context = { actor, now: now(), operationId };
      return limitingGuesses("askNewEmail", context, () =>
        run(actor, "askNewEmail", actor.userId, { email: fresh() }, { operationId }),
      );
    };
    for (let time = 0; time < 7; time += 1) expect(await refusal(ask(mover))).toBe("REAUTH_REQUIRED");
    for (let time = 0; time < 5; time += 1) await ask(await proven(await signIn(mover.userId)));
    expect(await refusal(ask(await proven(await signIn(mover.userId))))).toBe("TOO_MANY_TRIES");
  });

  test("that somebody took meanwhile is refused, and nothing changes", async () => {
    const email = fresh();
    await ask(email);
    const token = await newestToken();
    await db().user.update({ where: { id: world.canadian.userId }, data: { email } });
    expect(await refusal(change(token))).toBe("EMAIL_IN_USE");
    expect(await emailNow()).toBe(mover.email);
  });

  test("is one: not the same, and one that mail servers take", async () => {
    for (const email of [mover.email, ` ${mover.email.toUpperCase()} `, "núria@example.test", "nobody", ""])
      expect(await refusal(ask(email))).toBe("INVALID");
    expect(await links()).toEqual([]);
  });
});
