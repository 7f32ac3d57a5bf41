import { randomUUID } from "node:crypto";
import { newToken, tokenHash, tokenHashHex } from "@/lib/auth/tokens";
import { nobody, systemActor } from "@/lib/authz/actor";
import { officeToday } from "@/lib/calendar";
import { now } from "@/lib/clock";
import { db } from "@/lib/db/client";
import { parsePlainDate, plusDays } from "@/lib/dates";
import { feesId } from "@/lib/fees/subject";
import type { LinkKind } from "@/lib/people/rules";
import { shippedTemplates } from "@/lib/templates/shipped";
import { templateIds } from "@/lib/templates/subject";
import { oneTimeInput } from "@/tests/support/one-time";
import { run } from "@/tests/support/run";
import { proven, reauthenticate } from "@/tests/support/proof";
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

const profile = (version: number, title: string) => ({
  ...{ version, title, address: "feminine", locale: "en", timeZone: "America/Chicago", phone: "" },
});

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

let days = 0;
/** A day for which nothing was set yet. */
const freshDay = () => plusDays(parsePlainDate("2031-01-01"), (days += 1));
const rate = () => ({
  ...{ currency: "USD", from: freshDay(), billRateMinor: 7000, payRateMinor: 5600 },
  ...{ feeBasisPoints: 1000, reducedBasisPoints: 5000 },
});
const fxRate = () => ({
  base: "USD",
  foreign: "GTQ",
  day: freshDay(),
  rate: "7.7",
  source: "Banco de prueba",
});
const holiday = () => ({ day: freshDay(), name: "Office closed", nameEs: "Oficina cerrada" });
let lastYear = 2040;
const freshYear = () => (lastYear += 1);

export const peopleFixtures = {
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
  signOneTimeAgreement: async (world) => {
    const actor = await signIn((await joined(world)).userId);
    await reauthenticate(actor);
    return {
      ...{ actor, subjectId: actor.userId, input: await oneTimeInput(actor, "ADVOCATE_AGREEMENT") },
      stands: oneStands("ALREADY_SIGNED"),
      count: () => db().oneTimeAgreement.count({ where: { userId: actor.userId } }),
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
  publishTemplate: async (world) => ({
    ...{ actor: world.director, subjectId: templateIds.NETWORK_TERMS },
    input: { kind: "NETWORK_TERMS", material: false, clauses: shippedTemplates.NETWORK_TERMS },
    stands: bothStand,
    count: () => db().templateVersion.count({ where: { kind: "NETWORK_TERMS" } }),
  }),
  // A day has one rate, one exchange rate and one holiday: two at once are of two days.
  setRate: async (world) => ({
    ...{ actor: world.director, subjectId: feesId, input: rate(), second: { input: rate() } },
    stands: bothStand,
    count: () => db().rate.count(),
  }),
  recordFxRate: async ({ finance, finance2 }) => ({
    ...{ actor: finance, subjectId: feesId, input: fxRate(), second: { actor: finance2, input: fxRate() } },
    stands: bothStand,
    count: () => db().fxRate.count(),
  }),
  setHoliday: async (world) => ({
    ...{ actor: world.director, subjectId: feesId, input: holiday(), second: { input: holiday() } },
    stands: bothStand,
    count: () => db().holiday.count(),
  }),
  removeHoliday: async (world) => {
    const kept = holiday();
    await run(world.director, "setHoliday", feesId, kept);
    return {
      ...{ actor: world.director, subjectId: feesId, input: { day: kept.day } },
      stands: oneStands("NOT_FOUND"),
      count: () => db().event.count({ where: { subjectId: feesId, type: "holiday.removed" } }),
    };
  },
  suggestHolidays: async (world) => ({
    ...{ actor: world.director, subjectId: feesId, input: { year: freshYear() } },
    stands: oneStands("ALREADY_DONE", [], "what the first one added, the second has nothing to add to"),
    count: () => db().event.count({ where: { subjectId: feesId, type: "holidays.added" } }),
  }),
} satisfies Record<string, Fixture>;
