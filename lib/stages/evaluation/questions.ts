/** The two questionnaires: what is asked of each side, and who may read the answer once it is no longer hidden. */

export type EvaluationParty = "ADVOCATE" | "DEFENDER";

/**
 * both — the other side too, once both are submitted or one lapsed
 * shared — the other side too, but only when whoever wrote it said yes to that
 * staff — facilitators and directors, always
 * direction — directors alone: what is said of Justice in Motion is not for those it is said of
 *
 * Whoever answered, and staff as said, read an answer from the moment it is sent.
 */
export type Readers = "both" | "shared" | "staff" | "direction";

export type Question = {
  key: string;
  kind: "score" | "choice" | "words";
  /** The other side of the case, or Justice in Motion. */
  about: "counterpart" | "organization";
  readers: Readers;
  /** Answers to choose from; a score is 1 to 5 or "can't say". */
  options?: readonly string[];
  /** Opens only when the named choice is answered with yes. */
  opensWith?: string;
};

export const scoreValues = [1, 2, 3, 4, 5] as const;
export type Score = (typeof scoreValues)[number];

const seenByBoth = { about: "counterpart", readers: "both" } as const;
const onOrganization = { about: "organization", readers: "direction" } as const;

const ofAdvocate = [
  { key: "quality", kind: "score", ...seenByBoth },
  { key: "localKnowledge", kind: "score", ...seenByBoth },
  { key: "timeliness", kind: "score", ...seenByBoth },
  { key: "communication", kind: "score", ...seenByBoth },
  { key: "again", kind: "choice", options: ["yes", "no", "unsure"], ...seenByBoth },
  { key: "helped", kind: "words", about: "counterpart", readers: "shared" },
  { key: "improve", kind: "words", about: "counterpart", readers: "shared" },
  { key: "share", kind: "choice", options: ["yes", "no"], about: "counterpart", readers: "staff" },
  { key: "match", kind: "score", ...onOrganization },
  { key: "process", kind: "score", ...onOrganization },
  { key: "cost", kind: "score", ...onOrganization },
] as const satisfies Question[];

const ofDefender = [
  { key: "instructions", kind: "score", ...seenByBoth },
  { key: "answers", kind: "score", ...seenByBoth },
  { key: "deadlines", kind: "score", ...seenByBoth },
  { key: "respect", kind: "score", ...seenByBoth },
  { key: "again", kind: "choice", options: ["yes", "no", "unsure"], ...seenByBoth },
  { key: "risk", kind: "choice", options: ["no", "yes"], about: "counterpart", readers: "staff" },
  { key: "riskHow", kind: "words", about: "counterpart", readers: "staff", opensWith: "risk" },
  { key: "support", kind: "score", ...onOrganization },
  { key: "payment", kind: "score", ...onOrganization },
  { key: "toKnow", kind: "words", ...onOrganization },
] as const satisfies Question[];

const questionnaires: Record<EvaluationParty, readonly Question[]> = {
  ADVOCATE: ofAdvocate,
  DEFENDER: ofDefender,
};

export function questionsOf(party: EvaluationParty): readonly Question[] {
  return questionnaires[party];
}

/** Questions of the running total: what is tapped. Words, and what may be done with them, are left to each. */
export function countedQuestions(party: EvaluationParty): readonly Question[] {
  return questionsOf(party).filter((question) => question.kind !== "words" && question.key !== "share");
}
