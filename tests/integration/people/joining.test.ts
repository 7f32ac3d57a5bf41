import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { newToken, tokenHashHex } from "@/lib/auth/tokens";
import { nobody, systemActor, type UserActor } from "@/lib/authz/actor";
import { now, setOffset } from "@/lib/clock";
import { db } from "@/lib/db/client";
import { peopleView } from "@/lib/people/list";
import { linkView, ownerOfLink } from "@/lib/people/queries";
import { proven } from "@/tests/support/proof";
import { refusal, run } from "@/tests/support/run";
import { tokenInJob } from "@/prisma/seed/mailed-token";
import { makeWorld, signIn, type World } from "@/tests/support/world";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

const password = "three words together";
const newcomer = () => ({
  name: "Ida Venn",
  email: `ida.${randomUUID()}@example.test`,
  locale: "en",
  timeZone: "America/New_York",
  post: { kind: "advocate_side", organizationId: world.firm, membership: "LAWYER" },
});

async function invite(actor = world.facilitator, input: object = newcomer()) {
  const { result } = await run(await proven(actor), "invitePerson", null, input);
  const userId = String(result.userId);
  return { userId, token: await tokenMailedTo(userId) };
}

/** The token that the mail to somebody will carry, for the link of theirs that is still open. */
async function tokenMailedTo(userId: string): Promise<string> {
  return tokenInJob(await db().accessLink.findFirstOrThrow({ where: { userId, usedAt: null } }));
}

const eventsOf = async (userId: string) =>
  (
    await db().event.findMany({ where: { subject: "person", subjectId: userId }, orderBy: { seq: "asc" } })
  ).map((event) => event.type);

describe("an invitation", () => {
  test("makes an account without a password, a membership from today, and one mail", async () => {
    const { userId, token } = await invite();
    const user = await db().user.findUniqueOrThrow({ where: { id: userId }, include: { memberships: true } });
    expect(user).toMatchObject({
      passwordHash: null,
      memberships: [{ kind: "LAWYER", organizationId: world.firm }],
    });
    expect(await linkView("invitation", token)).toMatchObject({ state: "open", userId });
    expect(await eventsOf(userId)).toEqual(["person.invited"]);
  });

  test("keeps its token in the clear nowhere", async () => {
    const { token } = await invite();
    const [found] = await db().$queryRaw<{ n: number }[]>`
      SELECT (SELECT count(*) FROM graphile_worker._private_jobs WHERE payload::text LIKE ${`%${token}%`})::int
        + (SELECT count(*) FROM "Event" WHERE payload::text LIKE ${`%${token}%`})::int
        + (SELECT count(*) FROM "Operation" WHERE result::text LIKE ${`%${token}%`})::int AS n`;
    expect(found?.n).toBe(0);
  });

  test("is made by casework and the system; a lawyer can't even see that there is such a thing", async () => {
    expect(await refusal(run(world.finance, "invitePerson", null, newcomer()))).toBe("NOT_ALLOWED");
    expect(await refusal(run(world.lawyer, "invitePerson", null, newcomer()))).toBe("NOT_ALLOWED");
    expect(await refusal(run(world.defender, "invitePerson", null, newcomer()))).toBe("NOT_FOUND");
    expect(await refusal(run(nobody, "invitePerson", null, newcomer()))).toBe("NOT_FOUND");
    const asStaff = { ...newcomer(), post: { kind: "staff", roles: ["FINANCE"] } };
    expect(await refusal(run(world.facilitator, "invitePerson", null, asStaff))).toBe("NOT_ALLOWED");
    await expect(
      run(await proven(world.director), "invitePerson", null, { ...asStaff, email: newcomer().email }),
    ).resolves.toBeDefined();
  });

  test("asks whoever sends it who they are, as every command that gives somebody access does; the installation itself not", async () => {
    const { joined, userId } = { joined: await invite(), userId: world.canadian.userId };
    await run(world.director, "disablePerson", joined.userId, { reason: "A mistake" });
    const director = await signIn(world.director.userId);
    const facilitator = await signIn(world.facilitator.userId);
    const asStaff = { ...newcomer(), post: { kind: "staff", roles: ["DIRECTOR"] } };
    const place = { organizationId: world.firm, kind: "LAWYER" };
    for (const refused of [
      () => run(director, "invitePerson", null, asStaff),
      () => run(facilitator, "invitePerson", null, newcomer()),
      () => run(facilitator, "startMembership", userId, place),
      () => run(director, "enablePerson", joined.userId, { reason: "It was not" }),
    ])
      expect(await refusal(refused())).toBe("REAUTH_REQUIRED");
    expect(await db().membership.count({ where: { userId, organizationId: world.firm } })).toBe(0);
    await expect(run(systemActor, "invitePerson", null, newcomer())).resolves.toBeDefined();
  });

  test("goes to an address once, also when two send it at the same time", async () => {
    const input = newcomer();
    const both = await Promise.allSettled([
      run(await proven(world.facilitator), "invitePerson", null, input),
      run(await proven(world.director), "invitePerson", null, input),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(both.find(({ status }) => status === "rejected")).toMatchObject({
      reason: { code: "INVALID", fields: { email: "EMAIL_TAKEN" } },
    });
    expect(await db().user.count({ where: { email: input.email } })).toBe(1);
    expect(await refusal(run(world.director, "invitePerson", null, input))).toBe("INVALID");
  });

  test("sent twice under one operation id is one", async () => {
    const input = newcomer();
    const operationId = randomUUID();
    const first = await run(await proven(world.facilitator), "invitePerson", null, input, { operationId });
    const again = await run(await proven(world.facilitator), "invitePerson", null, input, { operationId });
    expect(again).toMatchObject({ result: first.result, replayed: true });
    expect(await db().accessLink.count({ where: { userId: String(first.result.userId) } })).toBe(1);
  });

  test("that is refused leaves nothing", async () => {
    const before = await db().stream.count();
    const input = {
      ...newcomer(),
      post: { kind: "advocate_side", organizationId: world.practice, membership: "LAWYER" },
    };
    expect(await refusal(run(world.facilitator, "invitePerson", null, input))).toBe("INVALID");
    expect(await db().stream.count()).toBe(before);
    expect(await db().user.count({ where: { email: input.email } })).toBe(0);
  });
});

describe("an invitation sent again", () => {
  const newestLink = async (userId: string) =>
    db().accessLink.findFirstOrThrow({ where: { userId }, orderBy: { expiresAt: "desc" } });
  const renew = async (userId: string, how: { actor?: UserActor; now?: Date; linkId?: string } = {}) =>
    run(
      how.actor ?? world.facilitator,
      "renewInvitation",
      userId,
      { linkId: how.linkId ?? (await newestLink(userId)).id },
      how.now ? { now: how.now } : {},
    );

  test("works anew for seven days, by mail; the link before it is dead", async () => {
    const { userId, token } = await invite();
    const later = new Date(now().getTime() + 8 * 24 * 3_600_000);
    await renew(userId, { now: later });
    const link = await newestLink(userId);
    expect(link.expiresAt).toEqual(new Date(later.getTime() + 7 * 24 * 3_600_000));
    const fresh = await tokenInJob(link);
    expect(fresh).not.toBe(token);
    const join = (withToken: string) =>
      run(nobody, "acceptInvitation", userId, { token: withToken, password }, { now: later });
    expect(await refusal(join(token))).toBe("LINK_EXPIRED");
    await join(fresh);
    expect(await eventsOf(userId)).toEqual(["person.invited", "person.invited_again", "person.joined"]);
  });

  test("ends a link that still worked", async () => {
    const { userId, token } = await invite();
    await renew(userId);
    expect(await linkView("invitation", token)).toEqual({ state: "expired" });
    expect(await refusal(run(nobody, "acceptInvitation", userId, { token, password }))).toBe("LINK_EXPIRED");
    const fresh = await tokenInJob(await newestLink(userId));
    expect(await linkView("invitation", fresh)).toMatchObject({ state: "open", userId });
  });

  test("is for whoever may invite, and of somebody who has not joined and is not disabled", async () => {
    const { userId, token } = await invite();
    for (const actor of [world.finance, world.lawyer]) {
      expect(await refusal(renew(userId, { actor }))).toBe("NOT_FOUND");
    }
    expect(await refusal(renew(userId, { actor: world.defender }))).toBe("NOT_FOUND");
    await run(nobody, "acceptInvitation", userId, { token, password });
    expect(await refusal(renew(userId))).toBe("ALREADY_DONE");
    const asStaff = { ...newcomer(), post: { kind: "staff", roles: ["FINANCE"] } };
    const colleague = await invite(world.director, asStaff);
    expect(await refusal(renew(colleague.userId))).toBe("NOT_ALLOWED");
    await renew(colleague.userId, { actor: world.director });
    await run(world.director, "disablePerson", colleague.userId, { reason: "Left" });
    expect(await refusal(renew(colleague.userId, { actor: world.director }))).toBe("WRONG_STATE");
  });

  test("is named on the people's page with its state", async () => {
    const { userId } = await invite();
    await renew(userId);
    const link = await newestLink(userId);
    const { email } = await db().user.findUniqueOrThrow({ where: { id: userId } });
    const { rows } = await peopleView({ find: email }, null);
    const row = rows.find(({ id }) => id === userId);
    expect(row).toMatchObject({ joined: false, invitationId: link.id, invitedUntil: link.expiresAt });
  });
});

describe("joining", () => {
  test("sets a password that is stored as argon2id, and the language of the page", async () => {
    const { userId, token } = await invite();
    await run(nobody, "acceptInvitation", userId, { token, password, locale: "es" });
    const user = await db().user.findUniqueOrThrow({ where: { id: userId } });
    expect(user.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(user.locale).toBe("es");
    expect(await linkView("invitation", token)).toEqual({ state: "used" });
  });

  test("takes no password that is guessed first, and the link works on", async () => {
    const { userId, token } = await invite();
    const { email } = await db().user.findUniqueOrThrow({ where: { id: userId } });
    for (const guessed of ["passwordpassword", "contraseña1234", "IdaVenn12345", email]) {
      const refused = run(nobody, "acceptInvitation", userId, { token, password: guessed });
      await expect(refused, guessed).rejects.toMatchObject({ fields: { password: "ui.zod.passwordCommon" } });
    }
    await run(nobody, "acceptInvitation", userId, { token, password });
  });

  test("works once, also when two send it at the same time", async () => {
    const { userId, token } = await invite();
    const both = await Promise.allSettled([
      run(nobody, "acceptInvitation", userId, { token, password }),
      run(nobody, "acceptInvitation", userId, { token, password: "another three words" }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(both.find(({ status }) => status === "rejected")).toMatchObject({ reason: { code: "LINK_USED" } });
    expect(await eventsOf(userId)).toEqual(["person.invited", "person.joined"]);
  });

  test("needs the link of this person and this kind", async () => {
    const one = await invite();
    const other = await invite();
    const join = (userId: string, token: string) =>
      refusal(run(nobody, "acceptInvitation", userId, { token, password }));
    expect(await join(one.userId, other.token)).toBe("LINK_EXPIRED");
    expect(await join(one.userId, newToken())).toBe("LINK_EXPIRED");
    expect(await refusal(run(nobody, "resetPassword", one.userId, { token: one.token, password }))).toBe(
      "LINK_EXPIRED",
    );
  });

  test("ends with the link, after seven days", async () => {
    const { userId, token } = await invite();
    const late = new Date(now().getTime() + 7 * 24 * 3_600_000);
    expect(await refusal(run(nobody, "acceptInvitation", userId, { token, password }, { now: late }))).toBe(
      "LINK_EXPIRED",
    );
    setOffset(7 * 24 * 3_600_000);
    expect(await linkView("invitation", token)).toEqual({ state: "expired" });
    setOffset(0);
  });

  test("is refused to whoever was disabled meanwhile, as a link that ran out", async () => {
    const { userId, token } = await invite();
    await run(world.director, "disablePerson", userId, { reason: "Invited by mistake" });
    expect(await refusal(run(nobody, "acceptInvitation", userId, { token, password }))).toBe("LINK_EXPIRED");
    expect((await db().user.findUniqueOrThrow({ where: { id: userId } })).passwordHash).toBeNull();
  });

  test("by a token that nobody was sent says that it has run out", async () => {
    expect(await refusal(ownerOfLink({ token: newToken() }))).toBe("LINK_EXPIRED");
  });
});

describe("a new password", () => {
  async function asked(userId: string) {
    await run(systemActor, "requestReset", userId, { email: "ignored@example.test" });
    return tokenMailedTo(userId);
  }

  test("ends every session, and the old password with them", async () => {
    const { userId, token } = await invite();
    await run(nobody, "acceptInvitation", userId, { token, password });
    const session = newToken();
    const hashed = tokenHashHex(session);
    await run(systemActor, "openSession", userId, { tokenHash: hashed, secondStep: "waived" });
    const reset = await asked(userId);
    await run(nobody, "resetPassword", userId, { token: reset, password: "quite another secret" });
    expect(await db().session.count({ where: { userId, endedAt: null } })).toBe(0);
    expect(await linkView("reset", reset)).toEqual({ state: "used" });
    expect(await refusal(run(nobody, "resetPassword", userId, { token: reset, password }))).toBe("LINK_USED");
  });

  test("is not one that is guessed first", async () => {
    const { userId } = world.assistant;
    const reset = await asked(userId);
    const refused = run(nobody, "resetPassword", userId, { token: reset, password: "qwertyuiop123" });
    await expect(refused).rejects.toMatchObject({ fields: { password: "ui.zod.passwordCommon" } });
    expect(await linkView("reset", reset)).toMatchObject({ state: "open" });
  });

  test("ends every other link that was asked for", async () => {
    const { userId } = world.stranger;
    const first = await asked(userId);
    await run(systemActor, "requestReset", userId, { email: "ignored@example.test" });
    const links = await db().accessLink.findMany({ where: { userId, kind: "reset" } });
    expect(links).toHaveLength(2);
    await run(nobody, "resetPassword", userId, { token: first, password: "quite another secret" });
    const other = await db().accessLink.findFirstOrThrow({ where: { userId, kind: "reset", usedAt: null } });
    expect(other.expiresAt.getTime()).toBeLessThanOrEqual(now().getTime());
    const left = await tokenInJob(other);
    expect(await refusal(run(nobody, "resetPassword", userId, { token: left, password }))).toBe(
      "LINK_EXPIRED",
    );
  });

  test("is offered for a quarter of an hour", async () => {
    const reset = await asked(world.lawyer2.userId);
    const late = new Date(now().getTime() + 15 * 60_000);
    const input = { token: reset, password };
    expect(await refusal(run(nobody, "resetPassword", world.lawyer2.userId, input, { now: late }))).toBe(
      "LINK_EXPIRED",
    );
  });

  test("is not mailed to somebody who has not joined", async () => {
    const { userId } = await invite();
    await run(systemActor, "requestReset", userId, { email: "ignored@example.test" });
    expect(await db().accessLink.count({ where: { userId, kind: "reset" } })).toBe(0);
  });
});
