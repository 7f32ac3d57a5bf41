import { randomUUID } from "node:crypto";
import type { Tx } from "@/lib/db/tx";
import { DomainError } from "@/lib/errors";
import { enqueueMail, queueMails } from "@/lib/outbox/queue";
import { alikeIn } from "@/lib/organizations/alike";
import { defineCommand, type Lock } from "@/lib/workflow/define";
import { sealed } from "@/lib/workflow/sealed-words";
import { makeAccount } from "../new-account";
import * as rules from "./rules";
import * as schema from "./schema";

/** Who asks for an account, and what staff decide. */

const requestAccess = defineCommand({
  name: "requestAccess",
  schema: schema.requestAccessInput,
  load: async () => null,
  decide: rules.decideRequest,
  persist: async (scope, { heard, ...asked }) => {
    const { tx, subjectId: id, now } = scope;
    const heardCipher = heard ? await sealed(scope, `AccessRequest:heardCipher:${id}`, heard) : null;
    await tx.accessRequest.create({ data: { id, ...asked, heardCipher, askedAt: now } });
    // Nothing is told to whoever asked: not even the id of what they sent.
    return {};
  },
});

async function requestOf(tx: Tx, id: string) {
  const request = await tx.accessRequest.findUnique({ where: { id } });
  if (!request) throw new DomainError("NOT_FOUND");
  return request;
}

const approveAccess = defineCommand({
  name: "approveAccess",
  schema: schema.approveAccessInput,
  // Held, so that it is not merged into another meanwhile.
  locks: async (tx, _id, { organization }): Promise<Lock[]> => {
    if (organization.kind === "new") return [];
    const { organizationId: id } = organization;
    return (await tx.organization.count({ where: { id } })) > 0 ? [{ type: "organization", id }] : [];
  },
  load: async ({ tx, subjectId }, { organization, seen }): Promise<rules.ApproveFacts> => {
    const request = await requestOf(tx, subjectId);
    const { state, decidedBy, decidedAt, admissions, ...asked } = request;
    const chosen =
      organization.kind === "existing"
        ? await tx.organization.findUnique({
            where: { id: organization.organizationId, mergedIntoId: null },
            select: { kind: true },
          })
        : null;
    return {
      ...{ state, decidedBy, decidedAt },
      asked: { ...asked, admissions: admissions as schema.Admission[] },
      emailTaken: (await tx.user.count({ where: { email: request.email } })) > 0,
      alike: organization.kind === "new" && seen ? await alikeIn(tx, organization.record.name) : [],
      organization: chosen && (chosen.kind === "DEFENDER_PRACTICE" ? "practice" : "firm"),
    };
  },
  decide: rules.decideApprove,
  persist: async ({ tx, subjectId, now }, changes) => {
    const { userId, organizationId, organization, person, link, advocate, decidedBy } = changes;
    if (organization)
      await tx.organization.create({ data: { id: organizationId, ...organization, createdAt: now } });
    await makeAccount(tx, userId, person, link, now);
    await tx.advocate.create({ data: { userId, arrangement: advocate.arrangement } });
    await tx.barAdmission.createMany({
      data: advocate.admissions.map((admission) => ({ id: randomUUID(), userId, ...admission })),
    });
    await tx.accessRequest.update({
      where: { id: subjectId },
      data: { state: "approved", decidedAt: now, decidedBy, userId },
    });
    return { userId, organizationId };
  },
});

const declineAccess = defineCommand({
  name: "declineAccess",
  schema: schema.declineAccessInput,
  load: ({ tx, subjectId }) => requestOf(tx, subjectId),
  decide: rules.decideDecline,
  persist: async (scope, { email, reason, note, decidedBy }) => {
    const { tx, subjectId: id, now } = scope;
    const noteCipher = note ? await sealed(scope, `AccessRequest:noteCipher:${id}`, note) : null;
    await tx.accessRequest.update({
      where: { id },
      data: { state: "declined", decidedAt: now, decidedBy, reason, noteCipher },
    });
    await queueMails(tx, [{ id, userId: null, kind: "answer", to: email, at: now }]);
    await enqueueMail(tx, "mailAccessAnswer", { requestId: id }, id);
    return {};
  },
});

export const accessCommands = { requestAccess, approveAccess, declineAccess };
