import { randomUUID } from "node:crypto";
import type { UserActor } from "@/lib/authz/actor";
import { addDays, officeToday } from "@/lib/calendar";
import { systemActor } from "@/lib/authz/actor";
import { now } from "@/lib/clock";
import { plusDays } from "@/lib/dates";
import { db } from "@/lib/db/client";
import { run } from "@/tests/support/run";
import { proven, reauthenticate } from "@/tests/support/proof";
import { tokenInJob } from "@/prisma/seed/mailed-token";
import { person, type World } from "@/tests/support/world";
import { draftCase, negotiatingCase, submittedCase } from "@/tests/support/walk/review";
import { bothStand, bothStandAsOne, eventsOf, oneStands, sharing, type Fixture } from "./fixture";
import { upload } from "./files";

const shared = sharing(negotiatingCase);

async function savedFilter(actor: UserActor): Promise<string> {
  const input = { name: `Kept ${randomUUID()}`, query: "turn=mine" };
  return String((await run(actor, "saveFilter", actor.userId, input)).result.filterId);
}

async function invitedCounsel(world: World, email = `invited.${randomUUID()}@example.test`) {
  const { caseId } = await draftCase(world);
  await run(world.lawyer, "inviteCounsel", caseId, { email, locale: "en" });
  const { id } = await db().counselInvitation.findFirstOrThrow({ where: { caseId, email } });
  return { caseId, invitationId: id };
}

export const casesFixtures = {
  readParties: async (world) => {
    const { caseId } = await shared(world);
    return {
      ...{ actor: world.lawyer, subjectId: caseId, input: {}, second: { actor: world.defender } },
      stands: bothStand,
      count: eventsOf(caseId, "parties.read"),
    };
  },
  // One wall for each person: two at once are for two people.
  wallOff: async (world) => {
    const { caseId } = await draftCase(world);
    const against = (userId: string) => ({ userId, reason: "Their sister works for the employer" });
    return {
      ...{ actor: world.director, subjectId: caseId, input: against(world.facilitator2.userId) },
      second: { input: against(world.finance2.userId) },
      stands: bothStand,
      count: () => db().wallOff.count({ where: { caseId } }),
    };
  },
  liftWall: async (world) => {
    const { caseId } = await draftCase(world);
    const input = { userId: world.facilitator2.userId, reason: "The sister left the employer" };
    await run(world.director, "wallOff", caseId, input);
    return {
      ...{ actor: world.director, subjectId: caseId, input },
      stands: oneStands("ALREADY_DONE"),
      count: eventsOf(caseId, "case.wall_lifted"),
    };
  },
  assignFacilitator: async (world) => {
    const { caseId } = await submittedCase(world);
    const to = (facilitatorId: string) => ({ facilitatorId, instead: null });
    return {
      ...{ actor: world.facilitator, subjectId: caseId, input: to(world.facilitator.userId) },
      second: { actor: world.facilitator2, input: to(world.facilitator2.userId) },
      stands: oneStands("WRONG_STATE"),
      count: eventsOf(caseId, "case.facilitator_assigned"),
    };
  },
  exportCases: async ({ facilitator: actor }) => {
    await reauthenticate(actor);
    return {
      ...{ actor, subjectId: actor.userId, input: { query: "late=yes&find=somebody" } },
      second: { input: { query: "kind=asylum" } },
      stands: bothStand,
      count: eventsOf(actor.userId, "person.cases_exported"),
    };
  },
  saveFilter: async ({ facilitator: actor }) => ({
    ...{
      actor,
      subjectId: actor.userId,
      input: { name: `Late ${randomUUID()}`, query: "late=yes&find=somebody" },
    },
    second: { input: { name: `Asylum ${randomUUID()}`, query: "kind=asylum" } },
    stands: bothStand,
    count: () => db().savedFilter.count({ where: { userId: actor.userId } }),
    quiet: "a list that somebody keeps is nobody else's matter",
  }),
  renameFilter: async ({ facilitator: actor }) => {
    const id = await savedFilter(actor);
    const input = { filterId: id, name: `First ${id}`, version: 1 };
    return {
      ...{ actor, subjectId: actor.userId, input, second: { input: { ...input, name: `Second ${id}` } } },
      stands: oneStands("CONFLICT", ["name"]),
      count: () => db().savedFilter.count({ where: { id, version: 2 } }),
      quiet: "a list that somebody keeps is nobody else's matter",
    };
  },
  deleteFilter: async ({ facilitator: actor }) => {
    const id = await savedFilter(actor);
    return {
      ...{ actor, subjectId: actor.userId, input: { filterId: id } },
      stands: oneStands("NOT_FOUND"),
      count: async () => 1 - (await db().savedFilter.count({ where: { id } })),
      quiet: "a list that somebody keeps is nobody else's matter",
    };
  },
  chooseDefaultFilter: async ({ facilitator: actor }) => {
    const id = await savedFilter(actor);
    return {
      ...{ actor, subjectId: actor.userId, input: { filterId: id } },
      stands: bothStandAsOne("one list opens, whoever said so last"),
      count: () => db().savedFilter.count({ where: { id, isDefault: true } }),
      quiet: "a list that somebody keeps is nobody else's matter",
    };
  },
  changeLead: async (world) => {
    const { caseId } = await draftCase(world);
    const input = { leadId: world.lawyer2.userId, instead: world.lawyer.userId };
    return {
      ...{ actor: world.director, subjectId: caseId, input, second: { actor: world.facilitator } },
      stands: oneStands("ALREADY_DONE"),
      count: eventsOf(caseId, "case.lead_changed"),
    };
  },
  // One seat for each lawyer: two at once are for two.
  addCounsel: async (world) => {
    const { caseId } = await draftCase(world);
    return {
      ...{ actor: world.lawyer, subjectId: caseId, input: { email: world.stranger.email } },
      second: { input: { email: world.canadian.email } },
      stands: bothStand,
      count: () => db().caseMember.count({ where: { caseId, kind: "COUNSEL" } }),
    };
  },
  // One invitation for each address: two at once are for two.
  inviteCounsel: async (world) => {
    const { caseId } = await draftCase(world);
    const input = () => ({ email: `invited.${randomUUID()}@example.test`, locale: "en" });
    return {
      ...{ actor: world.lawyer, subjectId: caseId, input: input(), second: { input: input() } },
      stands: bothStand,
      count: eventsOf(caseId, "case.counsel_invited"),
    };
  },
  withdrawCounselInvitation: async (world) => {
    const { caseId, invitationId } = await invitedCounsel(world);
    return {
      ...{ actor: world.lawyer, subjectId: caseId, input: { invitationId } },
      second: { actor: world.facilitator },
      stands: oneStands("ALREADY_DONE"),
      count: eventsOf(caseId, "case.counsel_invitation_withdrawn"),
    };
  },
  // Joined as an assistant, a lawyer since: nothing seats them by itself, and the command may.
  seatCounsel: async (world) => {
    const tag = randomUUID().slice(0, 8);
    const post = { kind: "advocate_side", organizationId: world.other, membership: "ASSISTANT" } as const;
    const { userId, email } = await person(tokenInJob, tag, "Ines Roca", "en", "America/Chicago", post);
    const { caseId } = await invitedCounsel(world, email);
    const membership = { organizationId: world.firm, kind: "LAWYER", from: null };
    await run(await proven(world.director), "startMembership", userId, membership);
    return {
      ...{ actor: systemActor, subjectId: caseId, input: { userId } },
      stands: bothStandAsOne("one seat, however often it is given"),
      count: eventsOf(caseId, "case.counsel_joined"),
    };
  },
  removeCounsel: async (world) => {
    const { caseId } = await draftCase(world);
    await run(world.lawyer, "addCounsel", caseId, { email: world.stranger.email });
    return {
      ...{ actor: world.lawyer, subjectId: caseId, input: { userId: world.stranger.userId } },
      second: { actor: world.facilitator },
      stands: oneStands("ALREADY_DONE"),
      count: eventsOf(caseId, "case.counsel_removed"),
    };
  },
  addNote: async (world) => {
    const { caseId } = await shared(world);
    return {
      ...{ actor: world.facilitator, subjectId: caseId, input: { words: "The clerk called back" } },
      second: { actor: world.facilitator2, input: { words: "Two names are spelled otherwise" } },
      stands: bothStand,
      count: () => db().staffNote.count({ where: { caseId } }),
    };
  },
  // A file is tied once: two at once bring two files.
  attachDocument: async (world) => {
    const { caseId } = await shared(world);
    const documentIds = async () => [await upload(world.lawyer, caseId, "intake")];
    return {
      ...{ actor: world.lawyer, subjectId: caseId, input: { documentIds: await documentIds() } },
      second: { input: { documentIds: await documentIds() } },
      stands: bothStand,
      count: () => db().document.count({ where: { caseId, purpose: "intake", ref: caseId } }),
    };
  },
  removeDocument: async (world) => {
    const { caseId } = await draftCase(world);
    const documentId = await upload(world.lawyer, caseId, "intake");
    await run(world.lawyer, "attachDocument", caseId, { documentIds: [documentId] });
    return {
      ...{ actor: world.lawyer, subjectId: caseId, input: { documentId } },
      second: { actor: world.assistant },
      stands: oneStands("NOT_FOUND"),
      count: () => db().document.count({ where: { caseId, removedAt: { not: null } } }),
    };
  },
  readDocument: async (world) => {
    const { caseId } = await shared(world);
    const documentId = await upload(world.lawyer, caseId, "intake");
    return {
      ...{ actor: world.lawyer, subjectId: caseId, input: { documentId } },
      second: { actor: world.facilitator },
      stands: bothStand,
      count: eventsOf(caseId, "document.read"),
    };
  },
  recordScan: async (world) => {
    const { caseId } = await draftCase(world);
    const documentId = await upload(world.lawyer, caseId, "intake");
    const input = { documentId, verdict: "CLEAN" };
    return {
      ...{ actor: systemActor, subjectId: caseId, input },
      second: { input: { documentId, verdict: "INFECTED", found: "Eicar-Test-Signature" } },
      stands: oneStands("ALREADY_DONE"),
      count: async () => {
        const scanned = await db().document.count({ where: { caseId, scannedAt: { not: null } } });
        const told = await db().event.count({
          where: { subjectId: caseId, type: { in: ["document.cleared", "document.infected"] } },
        });
        return scanned === told ? told : NaN;
      },
    };
  },
  remind: async (world) => {
    const { caseId } = await draftCase(world);
    const { id: waitId } = await db().wait.findFirstOrThrow({ where: { caseId, kind: "finishIntake" } });
    return {
      ...{ actor: systemActor, subjectId: caseId, input: { waitId, step: 0 }, at: addDays(now(), 7) },
      stands: oneStands("NOT_FOUND", [], "a strike of the clock is one reminder, whichever worker runs it"),
      count: eventsOf(caseId, "wait.reminded"),
    };
  },
  // A clock stands still once, whoever lets it.
  pauseClock: async (world) => {
    const { caseId } = await submittedCase(world);
    const { id: waitId } = await db().wait.findFirstOrThrow({ where: { caseId, kind: "readIntake" } });
    const input = { waitId, until: plusDays(officeToday(now()), 10), reason: "The office moves this week" };
    return {
      ...{ actor: world.facilitator, subjectId: caseId, input, second: { actor: world.director } },
      stands: oneStands("ALREADY_DONE"),
      count: eventsOf(caseId, "clock.paused"),
    };
  },
  resumeClock: async (world) => {
    const { caseId } = await submittedCase(world);
    const { id: ref } = await db().wait.findFirstOrThrow({ where: { caseId, kind: "readIntake" } });
    const until = plusDays(officeToday(now()), 10);
    await run(world.facilitator, "pauseClock", caseId, { waitId: ref, until, reason: "The office moves" });
    return {
      ...{ actor: world.facilitator, subjectId: caseId, input: { ref }, second: { actor: world.director } },
      stands: oneStands("WRONG_STATE"),
      count: eventsOf(caseId, "clock.resumed"),
    };
  },
} satisfies Record<string, Fixture>;
