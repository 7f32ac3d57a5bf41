import { randomUUID } from "node:crypto";
import { officeToday } from "@/lib/calendar";
import { now } from "@/lib/clock";
import { db } from "@/lib/db/client";
import { plusDays } from "@/lib/dates";
import { oneTimeInput } from "@/tests/support/one-time";
import { run } from "@/tests/support/run";
import { proven, reauthenticate } from "@/tests/support/proof";
import { signIn } from "@/tests/support/world";
import { joined } from "./accounts.fixtures";
import { bothStand, eventsOf, oneStands, type Fixture } from "./fixture";

const profile = (version: number, title: string) => ({
  ...{ version, title, address: "feminine", locale: "en", timeZone: "America/Chicago", phone: "" },
});

/** What somebody is here, and what is known of them. */
export const peopleFixtures = {
  changeProfile: async ({ assistant: actor }) => {
    const { userId } = actor;
    const { version } = await db().user.findUniqueOrThrow({ where: { id: userId } });
    return {
      ...{ actor, subjectId: userId, input: profile(version, "Dra.") },
      second: { input: profile(version, "Lic.") },
      stands: oneStands("CONFLICT", ["title"]),
      count: eventsOf(userId, "person.changed"),
    };
  },
  disablePerson: async (world) => {
    const { userId } = await joined(world);
    return {
      ...{ actor: world.director, subjectId: userId, input: { reason: "Left the firm" } },
      stands: oneStands("ALREADY_DONE"),
      count: () => db().user.count({ where: { id: userId, disabledAt: { not: null } } }),
    };
  },
  enablePerson: async (world) => {
    const { userId } = await joined(world);
    await run(world.director, "disablePerson", userId, { reason: "On leave" });
    return {
      ...{ actor: await proven(world.director), subjectId: userId, input: { reason: "Is back" } },
      stands: oneStands("ALREADY_DONE"),
      count: eventsOf(userId, "person.enabled"),
    };
  },
  renamePerson: async (world) => {
    const { userId } = await joined(world);
    const { version } = await db().user.findUniqueOrThrow({ where: { id: userId } });
    await reauthenticate(world.director);
    return {
      ...{
        actor: world.director,
        subjectId: userId,
        input: { name: "Nora Vance-Ortiz", reason: "Married", version },
      },
      second: { input: { name: "Nora Ortiz", reason: "Misspelled", version } },
      stands: oneStands("CONFLICT", ["name"]),
      count: eventsOf(userId, "person.renamed"),
    };
  },
  changeDefenderProfile: async ({ defender3: { userId }, facilitator }) => {
    const { version } = await db().defender.findUniqueOrThrow({ where: { userId } });
    const input = {
      country: "SV",
      place: "",
      regions: [],
      areas: [],
      languages: ["es"],
      capacity: 3,
      version,
    };
    return {
      ...{ actor: facilitator, subjectId: userId, input },
      second: { input: { ...input, capacity: 4 } },
      stands: oneStands("CONFLICT", ["capacity"]),
      count: eventsOf(userId, "network.profile_changed"),
    };
  },
  changeCounselProfile: async ({ lawyer2: { userId }, facilitator }) => {
    const { version } = await db().user.findUniqueOrThrow({ where: { id: userId } });
    const input = { admissions: [{ jurisdiction: "US-IL", number: randomUUID().slice(0, 8) }], version };
    return {
      ...{ actor: facilitator, subjectId: userId, input: { ...input, arrangement: "spanish" } },
      second: { input: { ...input, arrangement: "interpreter" } },
      stands: oneStands("CONFLICT", ["arrangement"]),
      count: eventsOf(userId, "counsel.profile_changed"),
    };
  },
  // The same days stand once: two at once are of other days.
  addAwayDates: async ({ defender2: { userId }, facilitator, director }) => {
    const noted = await db().awayDates.count({ where: { defender: { userId } } });
    const from = plusDays(officeToday(now()), 30 * (noted + 1));
    const later = plusDays(from, 20);
    return {
      ...{ actor: facilitator, subjectId: userId, input: { from, to: plusDays(from, 9) } },
      second: { actor: director, input: { from: later, to: later } },
      stands: bothStand,
      count: () => db().awayDates.count({ where: { defender: { userId } } }),
    };
  },
  removeAwayDates: async ({ defender3: { userId }, facilitator, director }) => {
    const from = plusDays(officeToday(now()), 90);
    const { result } = await run(facilitator, "addAwayDates", userId, { from, to: from });
    return {
      ...{ actor: facilitator, subjectId: userId, input: { awayId: result.awayId } },
      second: { actor: director },
      stands: oneStands("NOT_FOUND"),
      count: eventsOf(userId, "network.away_removed"),
    };
  },
  // One role is held once: two at once are of two roles.
  giveStaffRole: async (world) => {
    const { userId } = await joined(world);
    await reauthenticate(world.director);
    return {
      ...{ actor: world.director, subjectId: userId, input: { role: "FINANCE" } },
      second: { input: { role: "APPROVER" } },
      stands: bothStand,
      count: () => db().staffRole.count({ where: { userId } }),
    };
  },
  endStaffRole: async (world) => {
    const { userId } = await joined(world);
    await reauthenticate(world.director);
    const { result } = await run(world.director, "giveStaffRole", userId, { role: "FINANCE" });
    const input = { roleId: result.roleId, lastDay: plusDays(officeToday(now()), 9) };
    return {
      ...{ actor: world.director, subjectId: userId, input },
      stands: oneStands("ALREADY_DONE"),
      count: eventsOf(userId, "role.ended"),
    };
  },
  // Of one organization somebody is one thing at a time: two at once are of two.
  startMembership: async (world) => {
    const { userId } = await joined(world);
    const of = (organizationId: string) => ({ organizationId, kind: "LAWYER" });
    return {
      ...{ actor: await proven(world.facilitator), subjectId: userId, input: of(world.other) },
      second: { actor: await proven(world.director), input: of(world.canada) },
      stands: bothStand,
      count: () => db().membership.count({ where: { userId } }),
    };
  },
  endMembership: async (world) => {
    const { userId } = await joined(world);
    const { id: membershipId } = await db().membership.findFirstOrThrow({ where: { userId } });
    const input = { membershipId, lastDay: plusDays(officeToday(now()), 9) };
    return {
      ...{ actor: world.facilitator, subjectId: userId, input, second: { actor: world.director } },
      stands: oneStands("ALREADY_DONE"),
      count: eventsOf(userId, "membership.ended"),
    };
  },
  signOneTimeAgreement: async (world) => {
    const actor = await signIn((await joined(world)).userId);
    await reauthenticate(actor);
    return {
      ...{ actor, subjectId: actor.userId, input: await oneTimeInput(actor, "ADVOCATE_AGREEMENT") },
      stands: oneStands("ALREADY_SIGNED"),
      count: () => db().oneTimeAgreement.count({ where: { userId: actor.userId } }),
    };
  },
} satisfies Record<string, Fixture>;
