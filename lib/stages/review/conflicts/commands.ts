import { userIdOf } from "@/lib/authz/actor";
import { claimDocuments } from "@/lib/cases/documents";
import { DomainError } from "@/lib/errors";
import { defineCommand } from "@/lib/workflow/define";
import { opened, sealed } from "@/lib/workflow/sealed-words";
import { savedPersons } from "../intake/load";
import { namesOf } from "../intake/parties";
import { everybodyKnown } from "./known";
import * as rules from "./rules";
import * as schema from "./schema";

const live = ["pending", "clear", "possible", "waived", "blocked"] as const;

const runCheck = defineCommand({
  name: "runCheck",
  schema: schema.runCheckInput,
  load: async ({ tx, subjectId, case: facts }, { defenderId }) => {
    const defender = await tx.defender.findFirst({
      where: { id: defenderId, user: { disabledAt: null } },
      select: { id: true },
    });
    if (!defender) throw new DomainError("INVALID", {}, { defenderId: "INVALID" });
    return {
      parties: (await savedPersons(tx, subjectId)).map((person) => ({
        personId: person.id,
        names: namesOf(person),
      })),
      known: await everybodyKnown(tx, subjectId),
      partiesVersion: facts.partiesVersion,
      earlier: await tx.conflictCheck.findMany({
        where: { caseId: subjectId, defenderId, state: { in: [...live] } },
        orderBy: { runAt: "desc" },
        select: { id: true, state: true, partiesVersion: true },
      }),
    };
  },
  decide: rules.decideRunCheck,
  persist: async ({ tx, subjectId, actor, now }, changes) => {
    const { checkId, superseded, hits, ...check } = changes;
    await tx.conflictCheck.updateMany({
      where: { id: { in: superseded } },
      data: { state: "stale", version: { increment: 1 } },
    });
    await tx.conflictCheck.create({
      data: { id: checkId, caseId: subjectId, ...check, runBy: userIdOf(actor) ?? "", runAt: now },
    });
    await tx.conflictHit.createMany({ data: hits.map((hit) => ({ ...hit, checkId })) });
    return { checkId, state: changes.state, hits: hits.length };
  },
});

const decideHit = defineCommand({
  name: "decideHit",
  schema: schema.decideHitInput,
  load: async (scope, { hitId }) => {
    const { tx, subjectId, actor } = scope;
    const hit = await tx.conflictHit.findFirst({
      where: { id: hitId, check: { caseId: subjectId } },
      include: {
        check: {
          select: { id: true, version: true, state: true, hits: { select: { id: true, decision: true } } },
        },
      },
    });
    if (!hit) throw new DomainError("NOT_FOUND");
    const { hits, ...check } = hit.check;
    const walls =
      hit.againstKind === "person"
        ? await tx.wallOff.count({
            where: { userId: userIdOf(actor) ?? "", case: { parties: { some: { id: hit.againstId } } } },
          })
        : 0;
    const reason = opened(await scope.caseKey(), `ConflictHit:reasonCipher:${hitId}`, hit.reasonCipher);
    const decided = hit.decision && { decision: hit.decision, reason };
    return { check, hits, decided, walledOff: walls > 0 };
  },
  decide: rules.decideHit,
  persist: async (scope, { checkId, version, hitId, decision, reason, state }) => {
    const { tx, now, actor } = scope;
    const written = await tx.conflictCheck.updateMany({
      where: { id: checkId, version },
      data: { state, version: { increment: 1 } },
    });
    if (written.count !== 1) throw new DomainError("CONFLICT");
    await tx.conflictHit.update({
      where: { id: hitId },
      data: {
        decision,
        reasonCipher: await sealed(scope, `ConflictHit:reasonCipher:${hitId}`, reason),
        decidedBy: userIdOf(actor),
        decidedAt: now,
      },
    });
    return { checkId, version: version + 1, state };
  },
});

const waiveCheck = defineCommand({
  name: "waiveCheck",
  schema: schema.waiveCheckInput,
  load: async ({ tx, subjectId, case: facts }, { checkId }) => {
    const row = await tx.conflictCheck.findFirst({ where: { id: checkId, caseId: subjectId } });
    if (!row) throw new DomainError("NOT_FOUND");
    const { id, state, runBy, partiesVersion } = row;
    return { check: { id, state, runBy, current: partiesVersion === facts.partiesVersion } };
  },
  decide: rules.decideWaive,
  persist: async (scope, { checkId, state, reason, consentId }) => {
    const { tx, subjectId, actor } = scope;
    await claimDocuments(tx, {
      ...{ caseId: subjectId, ids: consentId ? [consentId] : [], purpose: "consent", ref: checkId },
      by: userIdOf(actor),
    });
    await tx.conflictCheck.update({
      where: { id: checkId },
      data: {
        ...{ state, consentId, waivedBy: userIdOf(actor), version: { increment: 1 } },
        waiverCipher: await sealed(scope, `ConflictCheck:waiverCipher:${checkId}`, reason),
      },
    });
    return { checkId, state };
  },
});

export const conflictCommands = { runCheck, decideHit, waiveCheck };
