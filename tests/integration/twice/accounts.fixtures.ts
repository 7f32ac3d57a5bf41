import { randomUUID } from "node:crypto";
import { newToken, tokenHash, tokenHashHex } from "@/lib/auth/tokens";
import { nobody, systemActor } from "@/lib/authz/actor";
import { db } from "@/lib/db/client";
import type { LinkKind } from "@/lib/people/rules";
import { run } from "@/tests/support/run";
import { proven } from "@/tests/support/proof";
import { tokenInJob } from "@/prisma/seed/mailed-token";
import { accessRequest } from "@/tests/support/access-request";
import { signIn, testPassword, type World } from "@/tests/support/world";
import { bothStand, eventsOf, oneStands, type Fixture } from "./fixture";

const password = "another horse, another battery";

const invitation = (world: World) => ({
  name: "Nora Vance",
  email: `nora.${randomUUID()}@example.test`,
  locale: "en",
  timeZone: "America/New_York",
  post: { kind: "advocate_side", organizationId: world.firm, membership: "LAWYER" },
});

async function invited(world: World): Promise<{ userId: string; email: string; token: string }> {
  const input = invitation(world);
  const { result } = await run(await proven(world.director), "invitePerson", null, input);
  const userId = String(result.userId);
  return { userId, email: input.email, token: await linkOf(userId, "invitation") };
}

async function linkOf(userId: string, kind: LinkKind): Promise<string> {
  return tokenInJob(await db().accessLink.findFirstOrThrow({ where: { userId, kind } }));
}

export async function joined(world: World): Promise<{ userId: string; email: string }> {
  const { token, ...person } = await invited(world);
  await run(nobody, "acceptInvitation", person.userId, { token, password: testPassword });
  return person;
}

const session = () => ({ tokenHash: tokenHashHex(newToken()) });

/** In, on a browser that is theirs from then on. */
async function device(userId: string): Promise<string> {
  const hash = Buffer.from(tokenHash(newToken()));
  const input = { ...session(), secondStep: "waived" };
  await run(systemActor, "openSession", userId, input, { device: hash.toString("hex") });
  const known = { userId, tokenHash: Uint8Array.from(hash) };
  return (await db().knownDevice.findUniqueOrThrow({ where: { userId_tokenHash: known } })).id;
}

const firm = () => ({
  name: `Harbor Law ${randomUUID().slice(0, 8)}`,
  kind: "LAW_FIRM",
  country: "US",
  city: "Boston",
  billingAddress: "1 Wharf Street",
  currency: "USD",
});

async function asked(): Promise<string> {
  const input = accessRequest();
  await run(nobody, "requestAccess", null, input);
  return (await db().accessRequest.findFirstOrThrow({ where: { email: input.email } })).id;
}

/** How somebody gets an account, gets in, and stays in. */
export const accountsFixtures = {
  openSession: async ({ lawyer }) => ({
    ...{ actor: systemActor, subjectId: lawyer.userId, input: session(), second: { input: session() } },
    stands: bothStand,
    count: () => db().session.count({ where: { userId: lawyer.userId } }),
  }),
  closeSession: async (world) => {
    const actor = await signIn(world.lawyer.userId);
    const { userId, sessionId } = actor;
    return {
      ...{ actor, subjectId: userId, input: { sessionId } },
      stands: oneStands("ALREADY_DONE"),
      count: () => db().session.count({ where: { userId, endedAt: { not: null } } }),
    };
  },
  signOutDevice: async ({ lawyer2: actor }) => {
    const deviceId = await device(actor.userId);
    return {
      ...{ actor, subjectId: actor.userId, input: { deviceId } },
      stands: oneStands("ALREADY_DONE"),
      count: () => db().session.count({ where: { deviceId, endedAt: { not: null } } }),
    };
  },
  signOutOthers: async ({ lawyer2: actor }) => {
    await device(actor.userId);
    return {
      ...{ actor, subjectId: actor.userId, input: {} },
      stands: bothStand,
      count: eventsOf(actor.userId, "person.others_signed_out"),
    };
  },
  reauthenticate: async ({ lawyer2: actor }) => ({
    ...{ actor, subjectId: actor.userId, input: { password: testPassword } },
    stands: bothStand,
    count: eventsOf(actor.userId, "person.reauthenticated"),
  }),
  // One address is one account: two invitations at once are to two addresses.
  invitePerson: async (world) => ({
    ...{ actor: await proven(world.director), subjectId: null, input: invitation(world) },
    second: { input: invitation(world) },
    stands: bothStand,
    count: () => db().user.count(),
  }),
  renewInvitation: async (world) => {
    const { userId } = await invited(world);
    const { id: linkId } = await db().accessLink.findFirstOrThrow({ where: { userId } });
    return {
      ...{ actor: world.director, subjectId: userId, input: { linkId } },
      second: { actor: world.facilitator },
      stands: oneStands("WRONG_STATE"),
      count: () => db().accessLink.count({ where: { userId } }),
    };
  },
  acceptInvitation: async (world) => {
    const { userId, token } = await invited(world);
    return {
      ...{ actor: nobody, subjectId: userId, input: { token, password } },
      stands: oneStands("LINK_USED"),
      count: () => db().user.count({ where: { id: userId, passwordHash: { not: null } } }),
    };
  },
  requestReset: async ({ lawyer: { userId, email } }) => ({
    ...{ actor: systemActor, subjectId: userId, input: { email } },
    stands: bothStand,
    count: () => db().accessLink.count({ where: { userId, kind: "reset" } }),
  }),
  resetPassword: async (world) => {
    const { userId, email } = await joined(world);
    await run(systemActor, "requestReset", userId, { email });
    const token = await linkOf(userId, "reset");
    return {
      ...{ actor: nobody, subjectId: userId, input: { token, password } },
      stands: oneStands("LINK_USED"),
      count: () => db().accessLink.count({ where: { userId, kind: "reset", usedAt: { not: null } } }),
    };
  },
  // The link before opens nothing any more; who asked twice has two mails, and both are told of.
  askNewEmail: async (world) => {
    const actor = await proven(await signIn((await joined(world)).userId));
    const to = () => ({ email: `moved.${randomUUID()}@example.test` });
    return {
      ...{ actor, subjectId: actor.userId, input: to(), second: { input: to() } },
      stands: bothStand,
      count: eventsOf(actor.userId, "person.email_asked"),
    };
  },
  changeEmail: async (world) => {
    const actor = await proven(await signIn((await joined(world)).userId));
    const { userId } = actor;
    await run(actor, "askNewEmail", userId, { email: `moved.${randomUUID()}@example.test` });
    return {
      ...{ actor, subjectId: userId, input: { token: await linkOf(userId, "email") } },
      stands: oneStands("LINK_USED"),
      count: eventsOf(userId, "person.email_changed"),
    };
  },
  requestAccess: async () => ({
    ...{ actor: nobody, subjectId: null, input: accessRequest(), second: { input: accessRequest() } },
    stands: bothStand,
    count: () => db().accessRequest.count(),
  }),
  approveAccess: async (world) => {
    const record = firm();
    return {
      ...{ actor: await proven(world.facilitator), subjectId: await asked() },
      input: { name: "Nora Vance", membership: "LAWYER", organization: { kind: "new", record } },
      second: { actor: await proven(world.director) },
      stands: oneStands("ALREADY_DONE"),
      count: () => db().organization.count({ where: { name: record.name } }),
    };
  },
  declineAccess: async (world) => {
    const id = await asked();
    return {
      ...{ actor: world.facilitator, subjectId: id, input: { reason: "unconfirmed" } },
      second: { actor: world.director, input: { reason: "not_counsel" } },
      stands: oneStands("ALREADY_DONE"),
      count: () => db().accessRequest.count({ where: { id, state: "declined" } }),
    };
  },
} satisfies Record<string, Fixture>;
