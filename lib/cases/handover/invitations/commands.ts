import { enqueueMail, queueMails } from "@/lib/outbox/queue";
import { defineCommand } from "@/lib/workflow/define";
import { lawyerBy } from "../eligible";
import { giveSeat, hasSeat } from "../seats";
import * as rules from "./rules";
import * as schema from "./schema";

/** Co-counsel who have no account yet. */

const inviteCounsel = defineCommand({
  name: "inviteCounsel",
  schema: schema.inviteCounselInput,
  load: async ({ tx, subjectId, now }, { email }): Promise<rules.InviteFacts> => ({
    isLawyer: (await lawyerBy(tx, subjectId, email, now)) !== null,
    waits: (await tx.counselInvitation.count({ where: { caseId: subjectId, email, ...waiting(now) } })) > 0,
  }),
  decide: rules.decideInviteCounsel,
  persist: async ({ tx, subjectId: caseId, now }, invitation) => {
    const { id, email } = invitation;
    // One that ran out makes room for the new one.
    const before = { caseId, email, endedAt: null };
    await tx.counselInvitation.updateMany({ where: before, data: { endedAt: now } });
    await tx.counselInvitation.create({ data: { ...invitation, caseId, askedAt: now } });
    await queueMails(tx, [{ id, userId: null, kind: "counsel", to: email, at: now }]);
    await enqueueMail(tx, "mailCounselInvitation", { invitationId: id }, id);
    return {};
  },
});

const withdrawCounselInvitation = defineCommand({
  name: "withdrawCounselInvitation",
  schema: schema.withdrawCounselInvitationInput,
  load: async ({ tx, subjectId: caseId }, { invitationId: id }) => ({
    invitation: await tx.counselInvitation.findUnique({ where: { id, caseId }, select: { endedAt: true } }),
  }),
  decide: rules.decideWithdraw,
  persist: async ({ tx, now }, id) => {
    await tx.counselInvitation.update({ where: { id }, data: { endedAt: now } });
    return {};
  },
});

const seatCounsel = defineCommand({
  name: "seatCounsel",
  schema: schema.seatCounselInput,
  load: async ({ tx, subjectId: caseId, now }, { userId }): Promise<rules.SeatFacts> => {
    const { email } = await tx.user.findUniqueOrThrow({ where: { id: userId }, select: { email: true } });
    const invitation = await tx.counselInvitation.findFirst({
      where: { caseId, email, ...waiting(now) },
      select: { id: true },
    });
    return {
      invitationId: invitation?.id ?? null,
      isLawyer: (await lawyerBy(tx, caseId, email, now)) === userId,
      there: await hasSeat(tx, caseId, userId, now),
    };
  },
  decide: rules.decideSeat,
  persist: async ({ tx, subjectId: caseId, now }, seat) => {
    if (!seat) return {};
    const { invitationId, userId } = seat;
    await giveSeat(tx, caseId, userId, "COUNSEL", now);
    await tx.counselInvitation.update({ where: { id: invitationId }, data: { endedAt: now, userId } });
    return {};
  },
});

const waiting = (now: Date) => ({ endedAt: null, until: { gt: now } });

export const counselInvitationCommands = { inviteCounsel, withdrawCounselInvitation, seatCounsel };
