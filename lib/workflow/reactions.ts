import type { Tx } from "@/lib/db/tx";
import type { Lock } from "./define";
import type { EventType, NewEvent } from "./events";
import { takesCounsel, type CommandName } from "./transitions";

/**
 * What one stage's event brings about in another: run by SYSTEM in the same transaction, so that an accepted offer
 * without its contract, or an executed contract without its assignment, can't exist.
 */
export type Reaction = {
  command: CommandName;
  /** A case, of an event that is not one's own; absent: the subject of the event. */
  caseId?: string;
  input: Record<string, unknown>;
};

type Handler<T extends EventType> = (
  payload: Extract<NewEvent, { type: T }>["payload"],
  tx: Tx,
  subjectId: string,
) => Promise<Reaction[]> | Reaction[];

const handlers: { [T in EventType]?: Handler<T> } = {
  "person.joined": awaitedCounsel,
  "case.lead_changed": () => [{ command: "nameParties", input: {} }],
  "case.person_renamed": () => [{ command: "nameParties", input: {} }],
  "offer.accepted": (p) => [{ command: "openContract", input: { offerId: p.offerId } }],
  "contract.executed": (p) => [{ command: "openAssignment", input: { contractId: p.contractId } }],
  "case.terminated": lastReport,
  "work.closed": lastReport,
  "work.done": (p) => [{ command: "openEvaluations", input: { assignmentId: p.assignmentId } }],
  "report.final": (p) => [
    { command: "draftInvoice", input: { reportId: p.reportId } },
    { command: "planPayout", input: { reportId: p.reportId } },
    ...settling,
  ],
  "invoice.paid": () => settling,
  "invoice.issued": () => settling,
  "invoice.written_off": () => settling,
  "payout.confirmed": () => settling,
  "payout.cancelled": () => settling,
  "debt.settled_otherwise": () => settling,
  "entry.withdrawn": () => settling,
  "part.refusal_accepted": () => settling,
  "part.refusal_lapsed": () => settling,
  "part.refusal_kept": () => settling,
  "part.withdrawn": () => settling,
  "payment.refunded": () => settling,
  "payout.returned": () => [{ command: "unsettle", input: {} }],
  "invoice.reopened": () => [{ command: "unsettle", input: {} }],
  "case.settled": () => [{ command: "close", input: {} }],
  "evaluation.submitted": () => [{ command: "close", input: {} }],
  "evaluation.lapsed": () => [{ command: "close", input: {} }],
};

/** Settling is tried after everything that could have been the last thing owed; it does nothing until it holds. */
const settling: Reaction[] = [{ command: "settle", input: {} }];

/** Work that ends without a final report opens a last report of the entries that are left. */
async function lastReport(_: object, tx: Tx, caseId: string): Promise<Reaction[]> {
  const assignment = await tx.assignment.findFirst({
    where: { caseId, to: null },
    orderBy: { from: "desc" },
    select: { id: true },
  });
  if (!assignment) return [];
  return [{ command: "openReport", input: { assignmentId: assignment.id, last: true } }];
}

/** Whoever was asked to be co-counsel before they had an account. A case that has ended takes nobody any more. */
async function awaitedCounsel(_: object, tx: Tx, userId: string): Promise<Reaction[]> {
  const { email } = await tx.user.findUniqueOrThrow({ where: { id: userId }, select: { email: true } });
  const invitations = await tx.counselInvitation.findMany({
    where: { email, endedAt: null, case: { status: { in: [...takesCounsel] } } },
    orderBy: { caseId: "asc" },
    select: { caseId: true },
  });
  return invitations.map(({ caseId }) => ({ command: "seatCounsel", caseId, input: { userId } }));
}

/** Commands of SYSTEM that may only run in some statuses, and are left out in the others. */
const onlyIn: Partial<Record<CommandName, readonly string[]>> = {
  nameParties: ["negotiating", "signing"],
  settle: ["work_done"],
  unsettle: ["settled", "closed"],
  close: ["settled"],
};

/** The commands that an event brings about now. */
export async function reactionsTo(tx: Tx, subject: Lock, event: NewEvent): Promise<Reaction[]> {
  const handler = handlers[event.type] as
    | ((payload: NewEvent["payload"], tx: Tx, subjectId: string) => Promise<Reaction[]> | Reaction[])
    | undefined;
  if (!handler) return [];
  const reactions = await handler(event.payload, tx, subject.id);
  if (!reactions.some((reaction) => onlyIn[reaction.command])) return reactions;
  const { status } = await tx.case.findUniqueOrThrow({ where: { id: subject.id }, select: { status: true } });
  return reactions.filter((reaction) => onlyIn[reaction.command]?.includes(status) ?? true);
}
