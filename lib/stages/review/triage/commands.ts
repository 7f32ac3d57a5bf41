import { userIdOf } from "@/lib/authz/actor";
import { DomainError } from "@/lib/errors";
import { defineCommand } from "@/lib/workflow/define";
import { sealed } from "@/lib/workflow/sealed-words";
import * as rules from "./rules";
import * as schema from "./schema";

const startReview = defineCommand({
  name: "startReview",
  schema: schema.startReviewInput,
  load: async () => null,
  decide: rules.decideStartReview,
  persist: async ({ tx, subjectId }, { facilitatorId }) => {
    await tx.case.update({ where: { id: subjectId }, data: { facilitatorId } });
    return {};
  },
});

const askAdvocate = defineCommand({
  name: "askAdvocate",
  schema: schema.askAdvocateInput,
  load: async ({ tx, subjectId }) => ({
    intakeId: (await tx.intake.findUniqueOrThrow({ where: { caseId: subjectId }, select: { id: true } })).id,
  }),
  decide: rules.decideAsk,
  persist: async (scope, questions, { intakeId }) => {
    for (const { id, part, question } of questions) {
      await scope.tx.question.create({
        data: {
          ...{ id, intakeId, part, askedAt: scope.now, askedBy: userIdOf(scope.actor) ?? "" },
          questionCipher: await sealed(scope, `Question:questionCipher:${id}`, question),
        },
      });
    }
    return { count: questions.length };
  },
});

const answerQuestions = defineCommand({
  name: "answerQuestions",
  schema: schema.answerQuestionsInput,
  load: async ({ tx, subjectId }) => ({
    open: (
      await tx.question.findMany({
        where: { intake: { caseId: subjectId }, answeredAt: null },
        select: { id: true },
      })
    ).map(({ id }) => id),
  }),
  decide: rules.decideAnswer,
  persist: async (scope, answers) => {
    for (const { id, answer } of answers) {
      await scope.tx.question.update({
        where: { id },
        data: {
          answerCipher: await sealed(scope, `Question:answerCipher:${id}`, answer),
          answeredBy: userIdOf(scope.actor),
          answeredAt: scope.now,
        },
      });
    }
    return { count: answers.length };
  },
});

const closeUnanswered = defineCommand({
  name: "closeUnanswered",
  schema: schema.closeUnansweredInput,
  load: async ({ tx, subjectId }) => {
    const last = await tx.question.findFirst({
      where: { intake: { caseId: subjectId }, answeredAt: null },
      orderBy: { askedAt: "desc" },
      select: { askedAt: true },
    });
    if (!last) throw new DomainError("WRONG_STATE");
    return last;
  },
  decide: rules.decideCloseUnanswered,
  persist: async () => ({}),
});

const acceptCase = defineCommand({
  name: "acceptCase",
  schema: schema.acceptCaseInput,
  load: async () => null,
  decide: rules.decideAccept,
  persist: async () => ({}),
});

const declineCase = defineCommand({
  name: "declineCase",
  schema: schema.declineCaseInput,
  load: async () => null,
  decide: rules.decideDecline,
  persist: async () => ({}),
});

const reopenCase = defineCommand({
  name: "reopenCase",
  schema: schema.reopenCaseInput,
  load: async ({ tx, subjectId }) => ({
    submitted: (await tx.intake.count({ where: { caseId: subjectId, submittedAt: { not: null } } })) > 0,
  }),
  decide: rules.decideReopen,
  persist: async ({ tx, subjectId, actor }) => {
    // A case that nobody had yet is whose who opens it again.
    await tx.case.updateMany({
      where: { id: subjectId, facilitatorId: null },
      data: { facilitatorId: userIdOf(actor) },
    });
    return {};
  },
});

const withdraw = defineCommand({
  name: "withdraw",
  schema: schema.withdrawInput,
  load: async ({ tx, subjectId }) => {
    const offer = await tx.offer.findFirst({
      where: { caseId: subjectId, state: { in: ["sent", "interested"] } },
      select: { id: true, defenderId: true },
    });
    const contract = await tx.contract.findFirst({
      where: { caseId: subjectId, state: { in: ["negotiating", "signing"] } },
      select: { id: true },
    });
    return { offer, contractId: contract?.id ?? null };
  },
  decide: rules.decideWithdraw,
  persist: async ({ tx, subjectId, now }, { offerId, contractId }) => {
    if (offerId) {
      await tx.offer.update({
        where: { id: offerId },
        data: { state: "revoked", endedAt: now, endedCode: "withdrawn" },
      });
    }
    if (contractId) await tx.contract.update({ where: { id: contractId }, data: { state: "ended" } });
    // Before the signatures nobody was assigned: the names close for the Defender with the case.
    await tx.case.update({ where: { id: subjectId }, data: { defenderId: null } });
    return {};
  },
});

export const triageCommands = {
  startReview,
  askAdvocate,
  answerQuestions,
  closeUnanswered,
  acceptCase,
  declineCase,
  reopenCase,
  withdraw,
};
