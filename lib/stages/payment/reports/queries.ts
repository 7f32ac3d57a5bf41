import type { UserActor } from "@/lib/authz/actor";
import { availableCommands } from "@/lib/authz/policy";
import { caseFor } from "@/lib/authz/scope";
import { hasSecondPerson } from "@/lib/authz/second-person";
import { fileRefs, type FileRef } from "@/lib/cases/documents";
import { now } from "@/lib/clock";
import { todayIn, type PlainDate } from "@/lib/dates";
import { db } from "@/lib/db/client";
import { openKey } from "@/lib/db/keys";
import type { Tx } from "@/lib/db/tx";
import type { CommandName } from "@/lib/workflow/transitions";
import { asClaimed, inOrder, sumsOf, total, type Allowed, type Line, type Sums, type Terms } from "../lines";
import { opened } from "@/lib/workflow/sealed-words";
import { assignmentWithTerms, linesOfAssignments, type AssessedLine } from "../load";
import { reviewers } from "../assessment/answer";
import { draftsOf, noDrafts, type DraftsView } from "../drafts/queries";
import { readerOf } from "../readers";
import type { ReportState } from "./facts";

export type LineView = Line & {
  words: string;
  receipt: FileRef | null;
  noReceipt: string;
  /** What a reviewer allows; null while nobody has looked. */
  assessed: (Allowed & { reasonCode: string | null; words: string }) | null;
  /** Minutes or minor units of the same entry that lie above the cap, outside of the report. */
  heldBeyond: number;
};

export type CapView = { cap: number; before: number; here: number; held: number };

export type ReportView = {
  caseId: string;
  code: string;
  id: string;
  number: number;
  last: boolean;
  state: ReportState;
  terms: Terms;
  defender: string;
  /** The reader is the Defender whose report it is. */
  isOwn: boolean;
  isFinance: boolean;
  /** Who proposed the cut can't decide on it. */
  proposedByReader: boolean;
  /** Nobody but the reader, who proposed it, could decide on a contest. */
  secondMissing: boolean;
  submittedAt: Date | null;
  onBehalf: boolean;
  returned: { words: string; by: Date | null } | null;
  proposedAt: Date | null;
  contest: string;
  reviewer: string | null;
  lines: LineView[];
  claimed: Sums;
  allowed: Sums;
  hours: CapView;
  expenses: CapView;
  /** The day after which staff may send it for the Defender; null while the work goes on. */
  today: PlainDate;
  may: ReadonlySet<CommandName>;
  /** What reviewers have decided and not sent; for reviewers. */
  drafts: DraftsView;
};

/**
 * One report, line by line; null for those to whom it does not exist.
 * @param number of the report within its assignment; of two Defenders' reports the reader's own, else the newest
 */
export async function reportView(actor: UserActor, code: string, number: number): Promise<ReportView | null> {
  const tx = db();
  const facts = await caseFor(tx, actor, { code }, now());
  const reader = facts ? readerOf(facts.relations) : null;
  if (!facts || !reader?.reports) return null;
  const row = await tx.hourReport.findFirst({
    where: {
      caseId: facts.id,
      number,
      ...(reader.own ? { assignment: { defenderId: actor.defenderId ?? "" } } : {}),
    },
    orderBy: { openedAt: "desc" },
    include: { assignment: { include: { defender: { include: { user: true } } } } },
  });
  if (!row) return null;
  const key = await openKey(tx, facts.keyId);
  const { terms } = await assignmentWithTerms(tx, facts.id, row.assignmentId);
  const all = await linesOfAssignments(tx, [row.assignmentId]);
  const own = all.filter((line) => line.reportId === row.id);
  const lines = await worded(tx, key, inOrder(own), all);
  const reviewer = row.reviewedBy
    ? await tx.user.findUnique({ where: { id: row.reviewedBy }, select: { name: true } })
    : null;
  const may = availableCommands({ relations: facts.relations, status: facts.status });
  const isOwn = actor.defenderId !== null && row.assignment.defenderId === actor.defenderId;
  return {
    ...{
      caseId: facts.id,
      code: facts.code,
      id: row.id,
      number: row.number,
      last: row.last,
      state: row.state,
    },
    ...{ terms, lines, isOwn, isFinance: facts.relations.includes("finance") },
    defender: [row.assignment.defender.user.title, row.assignment.defender.user.name]
      .filter(Boolean)
      .join(" "),
    proposedByReader: row.reviewedBy === actor.userId,
    secondMissing:
      row.state === "contested" &&
      row.reviewedBy === actor.userId &&
      !(await hasSecondPerson(tx, facts.id, actor.userId, reviewers, now())),
    submittedAt: row.submittedAt,
    onBehalf: row.submittedBy !== null && row.submittedBy !== row.assignment.defender.userId,
    returned: row.returnedCipher
      ? {
          words: opened(key, `HourReport:returnedCipher:${row.id}`, row.returnedCipher),
          by: row.returnBy,
        }
      : null,
    proposedAt: row.proposedAt,
    contest: opened(key, `HourReport:contestCipher:${row.id}`, row.contestCipher),
    reviewer: reviewer?.name ?? null,
    claimed: sumsOf(own),
    allowed: sumsOf(own.map((line) => line.assessed ?? asClaimed(line))),
    hours: capOf(all, row.id, "time", terms.capMinutes),
    expenses: capOf(all, row.id, "expense", terms.capExpensesMinor),
    today: todayIn(actor.timeZone, now()),
    may,
    drafts: may.has("saveReviewDraft") ? await draftsOf(tx, actor, row.id, key) : noDrafts,
  };
}

/** Words of entries and of assessments, opened; two statements, however many lines. */
async function worded(
  tx: Tx,
  key: Buffer,
  lines: readonly AssessedLine[],
  all: readonly AssessedLine[],
): Promise<LineView[]> {
  const entries = await tx.entry.findMany({
    where: { id: { in: lines.map(({ entryId }) => entryId) } },
    select: { id: true, wordsCipher: true, receiptId: true, noReceiptCipher: true },
  });
  const linkTo = await fileRefs(
    tx,
    entries.map(({ receiptId }) => receiptId),
  );
  const assessments = await tx.assessment.findMany({
    where: { partId: { in: lines.map(({ partId }) => partId) } },
    select: { id: true, partId: true, round: true, wordsCipher: true },
  });
  return lines.map((line) => {
    const entry = entries.find(({ id }) => id === line.entryId);
    const newest = assessments.find(
      (row) => row.partId === line.partId && row.round === line.assessed?.round,
    );
    const beyond = all.filter(({ entryId, state }) => entryId === line.entryId && state === "held");
    return {
      ...line,
      words: opened(key, `Entry:wordsCipher:${line.entryId}`, entry?.wordsCipher ?? null),
      receipt: linkTo(entry?.receiptId),
      noReceipt: opened(key, `Entry:noReceiptCipher:${line.entryId}`, entry?.noReceiptCipher ?? null),
      assessed: line.assessed && {
        ...line.assessed,
        words: newest ? opened(key, `Assessment:wordsCipher:${newest.id}`, newest.wordsCipher) : "",
      },
      heldBeyond: total(beyond.map((part) => part.minutes ?? part.billMinor)),
    };
  });
}

/** What of a cap was approved in earlier reports, what this one takes, and what lies above. */
function capOf(
  all: readonly AssessedLine[],
  reportId: string,
  kind: "time" | "expense",
  cap: number,
): CapView {
  const used = (line: AssessedLine) => {
    const figure = line.assessed ?? asClaimed(line);
    return kind === "time" ? (figure.minutes ?? 0) : figure.billMinor;
  };
  const of = all.filter((line) => line.kind === kind);
  const within = of.filter(({ state }) => state === "within");
  return {
    cap,
    before: total(
      within.filter((line) => line.reportId !== reportId && line.reportState === "final").map(used),
    ),
    here: total(within.filter((line) => line.reportId === reportId).map(used)),
    held: total(of.filter(({ state }) => state === "held").map((line) => line.minutes ?? line.billMinor)),
  };
}
