import type { UserActor } from "@/lib/authz/actor";
import { frameView } from "@/lib/cases/frame/queries";
import { db } from "@/lib/db/client";
import { openKey } from "@/lib/db/keys";
import type { Tx } from "@/lib/db/tx";
import type { CaseStatus } from "@/lib/workflow/statuses";
import type { CommandName } from "@/lib/workflow/transitions";
import { outcomesOf, type OutcomeView } from "./outcome/queries";
import type { EvaluationParty, Question } from "./questions";
import { evaluationReader, readableQuestions, type EvaluationReader } from "./readers";
import { mayEvaluate, type EvaluationState } from "./rules";
import { openAnswers } from "./seal";

/** What was answered: 1 to 5 or null for "can't say", a choice, words; undefined where nothing was. */
export type AnswerView = { question: Question; answer: number | string | null | undefined };

export type SideView = {
  id: string;
  party: EvaluationParty;
  state: EvaluationState;
  openedAt: Date;
  lapsesAt: Date;
  submittedAt: Date | null;
  /** The reader's own side. */
  own: boolean;
  maySubmit: boolean;
  /** Null: hidden from this reader, or never sent. */
  answers: AnswerView[] | null;
};

export type PairView = {
  assignmentId: string;
  defenderName: string;
  advocate: SideView;
  defender: SideView;
};

export type EvaluationView = {
  caseId: string;
  code: string;
  status: CaseStatus;
  statusAt: Date;
  reader: EvaluationReader;
  may: ReadonlySet<CommandName>;
  advocateName: string;
  /** The contract's, with which the form for what was recovered begins. */
  currency: "USD" | "CAD";
  /** One for each assignment that is evaluated; a Defender sees only their own. */
  pairs: PairView[];
  /** Null: not for this reader (a Defender who left the case before its end). */
  outcomes: OutcomeView[] | null;
  /** Since when the outcome is given up as unknown; null: it is not. */
  outcomeUnknownAt: Date | null;
};

/** Evaluations and outcome of a case as far as the reader may see them; null for those to whom the page does not exist. */
export async function evaluationView(actor: UserActor, code: string): Promise<EvaluationView | null> {
  const frame = await frameView(actor, code);
  const reader = frame ? evaluationReader(frame.facts.relations) : null;
  if (!frame || !reader) return null;
  const { facts, may, people } = frame;
  const tx = db();
  const [key, { outcomeUnknownAt }, rows] = await Promise.all([
    openKey(tx, facts.keyId),
    tx.case.findUniqueOrThrow({ where: { id: facts.id }, select: { outcomeUnknownAt: true } }),
    tx.evaluation.findMany({ where: { caseId: facts.id }, orderBy: { openedAt: "asc" } }),
  ]);
  const defenders = await defendersOf(tx, [...new Set(rows.map((row) => row.assignmentId))]);
  const own = reader === "DEFENDER" ? actor.defenderId : null;
  const pairs = defenders
    .filter(({ defenderId }) => reader !== "DEFENDER" || defenderId === own)
    .flatMap(({ assignmentId, defenderId, name }): PairView[] => {
      const of = (party: EvaluationParty) =>
        rows.find((row) => row.assignmentId === assignmentId && row.party === party);
      const [advocate, defender] = [of("ADVOCATE"), of("DEFENDER")];
      if (!advocate || !defender) return [];
      const side = (party: EvaluationParty, row: EvaluationRow, other: EvaluationRow): SideView => ({
        ...{ id: row.id, party, state: row.state, openedAt: row.openedAt, lapsesAt: row.lapsesAt },
        submittedAt: row.submittedAt,
        own: reader === party,
        maySubmit:
          row.state === "open" &&
          may.has("submitEvaluation") &&
          mayEvaluate({ party, defenderId }, facts.relations, actor),
        answers: answersFor(reader, party, row, other, key),
      });
      return [
        {
          assignmentId,
          defenderName: name,
          advocate: side("ADVOCATE", advocate, defender),
          defender: side("DEFENDER", defender, advocate),
        },
      ];
    });
  // Whoever held the case when it closed hears of its outcome; whoever left before does not.
  const gone = reader === "DEFENDER" && facts.defenderId !== actor.defenderId;
  return {
    ...{ caseId: facts.id, code: facts.code, status: facts.status, statusAt: facts.statusAt, reader, may },
    advocateName: people.lead,
    currency: facts.currency,
    pairs,
    outcomeUnknownAt: gone ? null : outcomeUnknownAt,
    outcomes: gone ? null : await outcomesOf(tx, facts.id, key, reader),
  };
}

type EvaluationRow = Awaited<ReturnType<Tx["evaluation"]["findMany"]>>[number];

/** The answers of one side that this reader may see. */
function answersFor(
  reader: EvaluationReader,
  party: EvaluationParty,
  row: EvaluationRow,
  other: EvaluationRow,
  key: Buffer,
): AnswerView[] | null {
  if (row.state !== "submitted") return null;
  const states = { own: row.state, other: other.state };
  const { scores, choices, words } = openAnswers(key, row.id, row.answersCipher);
  const questions = readableQuestions(reader, party, states, choices.share === "yes");
  if (questions.length === 0) return null;
  const kept = { score: scores, choice: choices, words };
  return questions.map((question) => ({ question, answer: kept[question.kind][question.key] }));
}

async function defendersOf(tx: Tx, assignmentIds: string[]) {
  const rows = await tx.assignment.findMany({
    where: { id: { in: assignmentIds } },
    orderBy: { from: "asc" },
    select: {
      id: true,
      defenderId: true,
      defender: { select: { user: { select: { name: true, title: true } } } },
    },
  });
  return rows.map(({ id, defenderId, defender: { user } }) => ({
    assignmentId: id,
    defenderId,
    name: [user.title, user.name].filter(Boolean).join(" "),
  }));
}
