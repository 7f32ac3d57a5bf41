import { systemActor, type UserActor } from "@/lib/authz/actor";
import { db } from "@/lib/db/client";
import { softwarePasskey } from "@/tests/support/authenticator";
import {
  asked,
  enrolPasskey,
  enrolTotp,
  freshHash,
  halfway,
  offeredCode,
  proves,
  rememberPhone,
  unusedCode,
} from "@/tests/support/factors";
import { run } from "@/tests/support/run";
import { signIn, testPassword, type World } from "@/tests/support/world";
import { bothStand, eventsOf, oneStands, type Fixture } from "./fixture";
import { joined } from "./accounts.fixtures";

const live = (userId: string) => () => db().factor.count({ where: { userId, removedAt: null } });

/** Somebody with an app, in a session in which they confirmed that it is them. */
async function proven(world: World): Promise<{ actor: UserActor; factorId: string }> {
  const { userId } = await joined(world);
  const { factorId } = await enrolTotp(userId);
  const actor = await signIn(userId);
  await proves(actor, testPassword);
  return { actor, factorId };
}

/** One who has no app yet: each code counts once, and three of them can be shown within a moment. */
const freshDefender = (world: World) => {
  const { userId } = [world.defender2, world.defender3][used++ % 2] ?? world.defender;
  return { userId };
};
let used = 0;

export const factorFixtures = {
  passSecondStep: async (world) => {
    const { userId } = await joined(world);
    await enrolTotp(userId);
    const code = await unusedCode(userId);
    return {
      ...{ actor: await halfway(userId), subjectId: userId },
      input: { by: "totp", code, tokenHash: freshHash() },
      stands: oneStands("SIGN_IN_AGAIN"),
      count: () => db().session.count({ where: { userId, enteredBy: "totp" } }),
    };
  },
  enterByPasskey: async (world) => {
    const { userId } = await joined(world);
    const { passkey } = await enrolPasskey(userId);
    const answer = passkey.answer(asked({ for: "enter" }), { counter: 0 });
    return {
      ...{ actor: systemActor, subjectId: userId, input: { answer, tokenHash: freshHash() } },
      second: { input: { answer, tokenHash: freshHash() } },
      stands: oneStands("PASSKEY_STALE"),
      count: () => db().session.count({ where: { userId, enteredBy: "passkey" } }),
    };
  },
  enterByCode: async (world) => {
    const { userId } = freshDefender(world);
    await enrolTotp(userId);
    const device = await rememberPhone(userId);
    const code = await unusedCode(userId);
    return {
      ...{ actor: systemActor, subjectId: userId, device, input: { code, tokenHash: freshHash() } },
      stands: oneStands("CODE_USED"),
      count: () => db().session.count({ where: { userId, enteredBy: "totp" } }),
    };
  },
  addTotp: async (world) => {
    const { userId } = await joined(world);
    const actor = await halfway(userId);
    const { code } = await offeredCode(actor);
    return {
      ...{ actor, subjectId: userId, input: { name: "Phone", code, tokenHash: freshHash() } },
      stands: oneStands("SIGN_IN_AGAIN"),
      count: live(userId),
    };
  },
  addPasskey: async (world) => {
    const { actor } = await proven(world);
    const { userId, sessionId } = actor;
    const answer = softwarePasskey().introduce(asked({ for: "add", sessionId }));
    return {
      ...{ actor, subjectId: userId, input: { name: "Laptop", answer } },
      stands: oneStands("PASSKEY_STALE"),
      count: live(userId),
    };
  },
  renameFactor: async (world) => {
    const { actor, factorId } = await proven(world);
    return {
      ...{ actor, subjectId: actor.userId, input: { factorId, name: "Old phone" } },
      stands: bothStand,
      count: eventsOf(actor.userId, "factor.renamed"),
    };
  },
  removeFactor: async (world) => {
    const { actor, factorId } = await proven(world);
    const { userId, sessionId } = actor;
    const answer = softwarePasskey().introduce(asked({ for: "add", sessionId }));
    await run(actor, "addPasskey", userId, { name: "Laptop", answer });
    return {
      ...{ actor, subjectId: userId, input: { factorId } },
      stands: oneStands("ALREADY_DONE"),
      count: () => db().factor.count({ where: { userId, removedAt: { not: null } } }),
    };
  },
  renewRecoveryCodes: async (world) => {
    const { actor } = await proven(world);
    return {
      ...{ actor, subjectId: actor.userId, input: {} },
      stands: bothStand,
      count: eventsOf(actor.userId, "recovery_codes.renewed"),
    };
  },
  keepRecoveryCodes: async (world) => {
    const { actor } = await proven(world);
    return {
      ...{ actor, subjectId: actor.userId, input: {} },
      stands: oneStands("ALREADY_DONE"),
      count: eventsOf(actor.userId, "recovery_codes.kept"),
    };
  },
  resetFactors: async (world) => {
    const { actor } = await proven(world);
    const director = await signIn(world.director.userId);
    await proves(director, testPassword);
    return {
      ...{ actor: director, subjectId: actor.userId, input: { reason: "The phone fell into the river" } },
      stands: oneStands("ALREADY_DONE"),
      count: () => db().factorReset.count({ where: { userId: actor.userId } }),
    };
  },
} satisfies Record<string, Fixture>;
