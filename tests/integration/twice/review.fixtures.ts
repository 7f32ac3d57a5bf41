import { addDays } from "@/lib/calendar";
import { now } from "@/lib/clock";
import { db } from "@/lib/db/client";
import { run } from "@/tests/support/run";
import {
  acceptedCase,
  askedCase,
  clearCheck,
  confirmed,
  draftCase,
  reviewedCase,
  submittedCase,
  surname,
  versionOf,
  writtenCase,
  clientInput,
} from "@/tests/support/walk/review";
import { offerFixtures } from "./offers.fixtures";
import { bothStand, casesIn, eventsOf, oneStands, sharing, type Fixture } from "./fixture";

const written = sharing(writtenCase);

/** Two of the Advocate's side save the same step of one intake. */
const saving =
  (
    of: (text: "one" | "other", caseId: string) => Promise<object>,
    clash: string | ((caseId: string) => Promise<string>),
  ): Fixture =>
  async (world) => {
    const { caseId } = await written(world);
    const version = await versionOf(caseId);
    return {
      ...{ actor: world.lawyer, subjectId: caseId, input: { version, ...(await of("one", caseId)) } },
      second: { actor: world.assistant, input: { version, ...(await of("other", caseId)) } },
      stands: oneStands("CONFLICT", [typeof clash === "string" ? clash : await clash(caseId)]),
      count: eventsOf(caseId, "intake.saved"),
    };
  };

const clientOf = (caseId: string) => db().person.findFirstOrThrow({ where: { caseId, role: "client" } });

const name = `Wilmer ${surname()} ${surname()}`;

const intakeFixtures = {
  startIntake: async (world) => {
    const input = { nickname: "Red gate", kind: "asylum", country: "HN", region: "Yoro" };
    return {
      ...{ actor: world.lawyer2, subjectId: null, input },
      stands: bothStand,
      count: () => db().case.count(),
    };
  },
  saveParties: saving(
    async (contact, caseId) => {
      const { id, version } = await clientOf(caseId);
      return {
        known: [{ id, version }],
        clients: [{ personId: id, ...clientInput(name), contact }],
        noOpposing: (await db().intake.findUniqueOrThrow({ where: { caseId } })).noOpposing,
      };
    },
    async (caseId) => `clients.${(await clientOf(caseId)).id}.contact`,
  ),
  saveMatter: saving(
    async (story) => ({ ...{ nickname: "Green door", kind: "wage_theft", country: "GT" }, story }),
    "story",
  ),
  saveWork: saving(async (words) => ({ tasks: [{ kind: "interview", words }] }), "tasks"),
  saveLanguage: saving(async (words) => ({ arrangement: "bilingual_staff", words }), "words"),
  saveBudget: saving(async (text) => ({ budget: text === "one" ? "3,100.00" : "3,200.00" }), "budget"),
  submitIntake: async (world) => {
    const { caseId } = await writtenCase(world);
    return {
      ...{ actor: world.lawyer, subjectId: caseId, input: confirmed },
      stands: oneStands("WRONG_STATUS"),
      count: casesIn(caseId, "submitted"),
    };
  },
  discardDraft: async (world) => {
    const { caseId } = await draftCase(world);
    return {
      ...{ actor: world.lawyer, subjectId: caseId, input: {} },
      stands: oneStands("NOT_FOUND"),
      count: casesIn(caseId, "withdrawn"),
    };
  },
} satisfies Record<string, Fixture>;

const triageFixtures = {
  withdraw: async (world) => {
    const { caseId } = await submittedCase(world);
    return {
      ...{ actor: world.lawyer, subjectId: caseId, input: { reason: "Settled by itself" } },
      stands: oneStands("WRONG_STATUS"),
      count: casesIn(caseId, "withdrawn"),
    };
  },
  startReview: async (world) => {
    const { caseId } = await submittedCase(world);
    return {
      ...{ actor: world.facilitator, subjectId: caseId, input: {} },
      second: { actor: world.facilitator2 },
      stands: oneStands("WRONG_STATUS"),
      count: casesIn(caseId, "in_review"),
    };
  },
  askAdvocate: async (world) => {
    const { caseId } = await reviewedCase(world);
    return {
      ...{ actor: world.facilitator, subjectId: caseId },
      input: { questions: [{ part: "who", question: "Where is the witness?" }] },
      second: { actor: world.facilitator2 },
      stands: oneStands("WRONG_STATUS"),
      count: () => db().question.count({ where: { intake: { caseId } } }),
    };
  },
  answerQuestions: async (world) => {
    const { caseId, questionIds } = await askedCase(world);
    const answers = (text: string) => ({ answers: Object.fromEntries(questionIds.map((id) => [id, text])) });
    return {
      ...{ actor: world.lawyer, subjectId: caseId, input: answers("Yes") },
      second: { actor: world.assistant, input: answers("No") },
      stands: oneStands("WRONG_STATUS"),
      count: eventsOf(caseId, "question.answered"),
    };
  },
  closeUnanswered: async (world) => {
    const { caseId } = await askedCase(world);
    return {
      ...{ actor: world.facilitator, subjectId: caseId, input: {}, at: addDays(now(), 31) },
      second: { actor: world.facilitator2 },
      stands: oneStands("WRONG_STATUS"),
      count: casesIn(caseId, "declined"),
    };
  },
  acceptCase: async (world) => {
    const { caseId } = await reviewedCase(world);
    return {
      ...{ actor: world.facilitator, subjectId: caseId, input: {}, second: { actor: world.facilitator2 } },
      stands: oneStands("WRONG_STATUS"),
      count: casesIn(caseId, "accepted"),
    };
  },
  declineCase: async (world) => {
    const { caseId } = await reviewedCase(world);
    return {
      ...{
        actor: world.facilitator,
        subjectId: caseId,
        input: { code: "too_late", words: "The date passed" },
      },
      second: { actor: world.facilitator2 },
      stands: oneStands("WRONG_STATUS"),
      count: casesIn(caseId, "declined"),
    };
  },
  reopenCase: async (world) => {
    const { caseId } = await submittedCase(world);
    await run(world.lawyer, "withdraw", caseId, { reason: "Settled by itself" });
    return {
      ...{ actor: world.facilitator, subjectId: caseId, input: { reason: "It was not settled" } },
      second: { actor: world.facilitator2 },
      stands: oneStands("WRONG_STATUS"),
      count: casesIn(caseId, "in_review"),
    };
  },
  offerCase: async (world) => {
    const { caseId } = await acceptedCase(world);
    const checkId = await clearCheck(world, caseId);
    return {
      ...{
        actor: world.facilitator,
        subjectId: caseId,
        input: { checkId, hours: 10, words: "An interview" },
      },
      second: { actor: world.facilitator2 },
      stands: oneStands("WRONG_STATUS"),
      count: () => db().offer.count({ where: { caseId } }),
    };
  },
} satisfies Record<string, Fixture>;

export const reviewFixtures = { ...intakeFixtures, ...triageFixtures, ...offerFixtures };
