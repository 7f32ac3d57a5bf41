import type { z } from "zod";
import { endOfDayIn } from "@/lib/calendar";
import { plusDays, todayIn, type PlainDate } from "@/lib/dates";
import { DomainError } from "@/lib/errors";
import type { DecideContext, Decision } from "@/lib/workflow/define";
import type { NewEvent } from "@/lib/workflow/events";
import { sumsOf, type Line } from "../lines";
import { reportable, type ReportRow, type ReportsFacts } from "./facts";
import type { openReportInput } from "./schema";

/** A report as it comes to stand: its row, and the parts that are put into it. */
export type ReportChanges = {
  reportId: string;
  assignmentId: string;
  number: number;
  last: boolean;
  isNew: boolean;
  /** Parts that are put into the report. */
  partIds: string[];
  submitted: boolean;
  /** Nothing to look at: it is final as it is handed in. */
  final: boolean;
  endsWork: boolean;
};

const none = { partIds: [], isNew: false, submitted: false, final: false, endsWork: false };

/**
 * Opens a report of the entries that are in none yet. SYSTEM opens the last one when the work ends otherwise, also an
 * empty one: the Defender has fourteen days for last entries.
 * @throws DomainError NOTHING_TO_REPORT, WRONG_STATE, NOT_FOUND
 */
export function decideOpenReport(
  facts: ReportsFacts,
  input: z.output<typeof openReportInput>,
  context: DecideContext,
): Decision<ReportChanges | null> {
  ownOrSystem(facts, context);
  if (lastSent(facts)) {
    if (context.actor.kind === "system") return { changes: null, events: [] };
    throw new DomainError("WRONG_STATE");
  }
  if (!input.last && draftOf(facts)) throw new DomainError("WRONG_STATE");
  const opened = open(facts, input, context);
  if (opened.partIds.length === 0 && !input.last) throw new DomainError("NOTHING_TO_REPORT");
  return { changes: opened, events: [openedEvent(opened)] };
}

/** Hands an interim report in. @throws DomainError NOTHING_TO_REPORT, WRONG_STATE, NOT_FOUND */
export function decideSubmitReport(
  facts: ReportsFacts & { report: ReportRow },
  _: object,
  context: DecideContext,
): Decision<ReportChanges> {
  ownOrSystem(facts, context);
  const { report } = facts;
  if (report.last || (report.state !== "draft" && report.state !== "returned")) {
    throw new DomainError("WRONG_STATE");
  }
  const lines = facts.lines.filter((line) => line.reportId === report.id);
  if (lines.length === 0 && report.state === "draft") throw new DomainError("NOTHING_TO_REPORT");
  const changes = handedIn({ ...none, ...idsOf(report), assignmentId: facts.assignment.id }, lines);
  return { changes, events: [submittedEvent(facts, changes, lines), ...finalEvents(facts, changes)] };
}

export type FinalFacts = ReportsFacts & {
  openTasks: number;
  /** When the work ended; null while it goes on. */
  workDoneAt: Date | null;
};

const daysForDefender = 14;

/**
 * Hands the last report in, with everything that is left. While the work goes on this ends it; all tasks are done,
 * not possible or dropped then. A facilitator may do it for the Defender, two weeks after the work ended.
 * @throws DomainError TASKS_OPEN, WRONG_STATE, NOT_ALLOWED
 */
export function decideSubmitFinalReport(
  facts: FinalFacts,
  _: object,
  context: DecideContext,
): Decision<ReportChanges> {
  const active = context.case.status === "active";
  const forDefender = !context.case.relations.includes("assigned");
  if (forDefender) mayForDefender(facts, active, context.now);
  else ownOrSystem(facts, context);
  if (active && facts.openTasks > 0) throw new DomainError("TASKS_OPEN", { count: facts.openTasks });
  if (lastSent(facts)) throw new DomainError("WRONG_STATE");
  const returned = facts.reports.find((report) => report.last && report.state === "returned");
  const opened = returned
    ? {
        ...none,
        ...idsOf(returned),
        assignmentId: facts.assignment.id,
        partIds: reportable(facts.lines).map(({ partId }) => partId),
      }
    : open(facts, { last: true }, context);
  const standing = returned ?? draftOf(facts);
  const lines = facts.lines.filter(
    (line) =>
      opened.partIds.includes(line.partId) || (line.reportId !== null && line.reportId === standing?.id),
  );
  const changes = { ...handedIn(opened, lines), endsWork: active };
  const isOpened = opened.isNew || standing?.last === false;
  const done: NewEvent[] = active
    ? [
        {
          type: "work.done",
          payload: { assignmentId: facts.assignment.id, defenderId: facts.assignment.defenderId },
        },
      ]
    : [];
  return {
    changes,
    events: [
      ...(isOpened ? [openedEvent(opened)] : []),
      submittedEvent(facts, changes, lines),
      ...done,
      ...finalEvents(facts, changes),
    ],
    ...(active ? { to: "work_done" } : {}),
    ...(forDefender ? { onBehalfOf: facts.defenderUserId } : {}),
  };
}

/**
 * The Defender let the days for the last report pass: a facilitator has the turn to hand it in for them.
 * @throws DomainError WRONG_STATE once it was handed in, or the facilitator has the turn already
 */
export function decideFlagLate({ report, flagged }: { report: ReportRow; flagged: boolean }): Decision<null> {
  if (report.state !== "draft" || flagged) throw new DomainError("WRONG_STATE");
  const { id: reportId, number, last } = report;
  return { changes: null, events: [{ type: "report.late", payload: { reportId, number, last } }] };
}

/** A longest time for corrections: what is owed should not hang on a report for ever. */
const longestReturn = 60;

/** Gives a report back with words; it comes again by a day, in the Defender's own time. */
export function decideReturnReport(
  facts: ReportsFacts & { report: ReportRow },
  input: { words: string; returnBy: PlainDate },
  context: DecideContext,
): Decision<{ reportId: string; words: string; returnBy: Date }> {
  const { report, defenderZone } = facts;
  if (report.state !== "submitted") throw new DomainError("WRONG_STATE");
  const today = todayIn(defenderZone, context.now);
  const [first, last] = [plusDays(today, 1), plusDays(today, longestReturn)];
  if (input.returnBy < first || input.returnBy > last) {
    throw new DomainError("INVALID", {}, { returnBy: "payment.refused.returnBy" });
  }
  const returnBy = endOfDayIn(input.returnBy, defenderZone);
  return {
    changes: { reportId: report.id, words: input.words, returnBy },
    events: [
      {
        type: "report.returned",
        payload: { ...payloadOf(idsOf(report)), returnBy: returnBy.toISOString() },
        words: { words: input.words },
      },
    ],
  };
}

function ownOrSystem({ assignment }: ReportsFacts, { actor }: DecideContext): void {
  if (actor.kind === "user" && actor.defenderId !== assignment.defenderId) throw new DomainError("NOT_FOUND");
}

function mayForDefender({ workDoneAt }: FinalFacts, active: boolean, now: Date): void {
  const since = workDoneAt ? now.getTime() - workDoneAt.getTime() : 0;
  if (active || since < daysForDefender * 86_400_000) throw new DomainError("NOT_ALLOWED");
}

const draftOf = ({ reports }: ReportsFacts) => reports.find((report) => report.state === "draft");
const lastSent = ({ reports }: ReportsFacts) =>
  reports.some((report) => report.last && report.state !== "draft" && report.state !== "returned");
const idsOf = ({ id, number, last }: ReportRow) => ({ reportId: id, number, last });
const payloadOf = ({ reportId, number, last }: { reportId: string; number: number; last: boolean }) => ({
  reportId,
  number,
  last,
});

/** A new report, or the draft that is there when it becomes the last one. */
function open(
  facts: ReportsFacts,
  input: { last: boolean; entryIds?: string[] | undefined },
  context: DecideContext,
): ReportChanges {
  const all = reportable(facts.lines);
  const { entryIds } = input;
  if (entryIds?.some((id) => !all.some((line) => line.entryId === id))) {
    throw new DomainError("ENTRY_REPORTED", {}, { entryIds: "ENTRY_REPORTED" });
  }
  const chosen = entryIds && !input.last ? all.filter((line) => entryIds.includes(line.entryId)) : all;
  const draft = draftOf(facts);
  const highest = facts.reports.reduce((number, report) => Math.max(number, report.number), 0);
  return {
    ...none,
    reportId: draft?.id ?? context.newId(),
    assignmentId: facts.assignment.id,
    number: draft?.number ?? highest + 1,
    last: input.last,
    isNew: draft === undefined,
    partIds: chosen.map(({ partId }) => partId),
  };
}

function handedIn(changes: ReportChanges, lines: readonly Line[]): ReportChanges {
  return { ...changes, submitted: true, final: lines.length === 0 };
}

function openedEvent(changes: ReportChanges): NewEvent {
  return { type: "report.opened", payload: payloadOf(changes) };
}

function submittedEvent(facts: ReportsFacts, changes: ReportChanges, lines: readonly Line[]): NewEvent {
  return {
    type: "report.submitted",
    payload: {
      ...payloadOf(changes),
      ...sumsOf(lines),
      currency: facts.assignment.terms.currency,
      lines: lines.length,
    },
  };
}

/** A report of nothing waits on nobody. */
function finalEvents(facts: ReportsFacts, changes: ReportChanges): NewEvent[] {
  if (!changes.final) return [];
  return [
    {
      type: "report.final",
      payload: {
        ...payloadOf(changes),
        ...{ billMinor: 0, payMinor: 0, currency: facts.assignment.terms.currency, extent: "full" },
      },
    },
  ];
}
