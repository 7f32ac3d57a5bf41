import { userIdOf } from "@/lib/authz/actor";
import { notOver } from "@/lib/db/dated";
import { defineCommand } from "@/lib/workflow/define";
import { sealed } from "@/lib/workflow/sealed-words";
import { strikeAfter, strikesOf, type WaitKind } from "@/lib/workflow/wait-kinds";
import { claimDocuments, defenderOfDocument, hasScanner } from "./documents";
import { peopleOf } from "./people";
import { clockCommands } from "./clocks/commands";
import { exportCommands } from "./export/command";
import { handoverCommands } from "./handover/commands";
import { scanCommands } from "./scans/commands";
import { opens, standingOf } from "./scans/standing";
import { savedFilterCommands } from "./saved/commands";
import * as rules from "./rules";
import * as schema from "./schema";

/** What stands beside the five stages on any case: names read, notes, documents, reminders, walls. */

const readParties = defineCommand({
  name: "readParties",
  schema: schema.readPartiesInput,
  load: async ({ tx, subjectId, actor, case: facts }) => {
    const defenderId = actor.kind === "user" ? actor.defenderId : null;
    const offer = defenderId
      ? await tx.offer.findFirst({
          where: { caseId: subjectId, defenderId, state: { in: ["interested"] } },
          include: { check: { select: { state: true, partiesVersion: true } } },
        })
      : null;
    const people = await peopleOf(tx, subjectId);
    return {
      people: rules.isOnlyOffered(facts.relations) ? people.map(rules.namesAlone) : people,
      offerInterested: offer !== null,
      checkValid:
        offer !== null &&
        ["clear", "waived"].includes(offer.check.state) &&
        offer.check.partiesVersion === facts.partiesVersion,
    };
  },
  decide: rules.decideReadParties,
  persist: async (_scope, _changes, { people }) => ({ personIds: people.map(({ id }) => id).join(" ") }),
  reply: ({ people }, { personIds }) => {
    const named = String(personIds).split(" ");
    return { people: people.filter(({ id }) => named.includes(id)) };
  },
});

const wallOff = defineCommand({
  name: "wallOff",
  schema: schema.wallOffInput,
  load: async ({ tx, subjectId, now }, input) => ({
    isStaff: (await tx.staffRole.count({ where: { userId: input.userId, ...notOver(now) } })) > 0,
    already: (await tx.wallOff.count({ where: { caseId: subjectId, userId: input.userId } })) > 0,
  }),
  decide: rules.decideWallOff,
  persist: async (scope, changes) => {
    const id = crypto.randomUUID();
    await scope.tx.wallOff.create({
      data: {
        id,
        caseId: scope.subjectId,
        userId: changes.userId,
        reasonCipher: await sealed(scope, `WallOff:reasonCipher:${id}`, changes.reason),
        at: scope.now,
      },
    });
    return {};
  },
});

const liftWall = defineCommand({
  name: "liftWall",
  schema: schema.liftWallInput,
  load: async ({ tx, subjectId }, { userId }) => ({
    walled: (await tx.wallOff.count({ where: { caseId: subjectId, userId } })) > 0,
  }),
  decide: rules.decideLiftWall,
  persist: async ({ tx, subjectId }, { userId }) => {
    await tx.wallOff.delete({ where: { caseId_userId: { caseId: subjectId, userId } } });
    return {};
  },
});

const addNote = defineCommand({
  name: "addNote",
  schema: schema.addNoteInput,
  load: async () => null,
  decide: rules.decideAddNote,
  persist: async (scope, changes) => {
    await scope.tx.staffNote.create({
      data: {
        id: changes.id,
        caseId: scope.subjectId,
        authorId: userIdOf(scope.actor) ?? "",
        wordsCipher: await sealed(scope, `StaffNote:wordsCipher:${changes.id}`, changes.words),
        at: scope.now,
      },
    });
    return { noteId: changes.id };
  },
});

const attachDocument = defineCommand({
  name: "attachDocument",
  schema: schema.attachDocumentInput,
  load: async () => null,
  decide: rules.decideAttach,
  persist: async (scope, changes) => {
    await claimDocuments(scope.tx, {
      caseId: scope.subjectId,
      ids: changes.documentIds,
      purpose: "intake",
      ref: scope.subjectId,
      by: userIdOf(scope.actor),
    });
    return { count: changes.documentIds.length };
  },
});

const removeDocument = defineCommand({
  name: "removeDocument",
  schema: schema.removeDocumentInput,
  load: async ({ tx, subjectId }, input) => ({
    attached:
      (await tx.document.count({
        where: { id: input.documentId, caseId: subjectId, purpose: "intake", removedAt: null },
      })) > 0,
  }),
  decide: rules.decideRemoveDocument,
  persist: async ({ tx, now }, changes) => {
    await tx.document.update({ where: { id: changes.documentId }, data: { removedAt: now } });
    return {};
  },
});

const readDocument = defineCommand({
  name: "readDocument",
  schema: schema.readDocumentInput,
  load: async ({ tx, subjectId, actor }, input) => {
    const document = await tx.document.findFirst({
      where: { id: input.documentId, caseId: subjectId, removedAt: null },
      select: { visibility: true, uploadedBy: true, ref: true, scan: true },
    });
    if (!document) return null;
    const reader = actor.kind === "user" ? actor.defenderId : null;
    const signed = reader
      ? await tx.contract.count({ where: { sealedDocumentId: input.documentId, defenderId: reader } })
      : 0;
    const { scan, ...facts } = document;
    return {
      ...facts,
      ...{ opens: opens(standingOf(scan, hasScanner())), signed: signed > 0 },
      defenderId: await defenderOfDocument(tx, document.ref),
    };
  },
  decide: rules.decideReadDocument,
  persist: async () => ({}),
});

const remind = defineCommand({
  name: "remind",
  schema: schema.remindInput,
  load: async ({ tx, subjectId, now }, input): Promise<rules.WaitFacts | null> => {
    const wait = await tx.wait.findFirst({ where: { id: input.waitId, caseId: subjectId } });
    if (!wait) return null;
    const strikes = strikesOf(wait.kind as WaitKind, wait.clockFrom ?? wait.since, wait.by);
    return {
      id: wait.id,
      kind: wait.kind,
      party: wait.party,
      userId: wait.userId,
      open: wait.closedAt === null,
      step: wait.step,
      warns: strikes[input.step]?.act === "warn",
      tells: strikes[input.step]?.tells ?? null,
      next: strikeAfter(strikes, input.step, now),
    };
  },
  decide: rules.decideRemind,
  persist: async ({ tx }, changes) => {
    await tx.wait.update({ where: { id: changes.id }, data: { step: changes.step, nextAt: changes.nextAt } });
    return {};
  },
});

export const caseCommands = {
  ...handoverCommands,
  ...savedFilterCommands,
  ...clockCommands,
  ...scanCommands,
  ...exportCommands,
  readParties,
  wallOff,
  liftWall,
  addNote,
  attachDocument,
  removeDocument,
  readDocument,
  remind,
};
