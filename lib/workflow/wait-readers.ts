import { isStaff, type UserActor } from "@/lib/authz/actor";
import type { Relation } from "@/lib/authz/policy";
import type { WaitKind } from "./wait-kinds";

/**
 * Whose turn it is everybody may know; what exactly waits is not everybody's. Kinds that are not here are read by all
 * who see the case.
 */
const readers: Partial<Record<WaitKind, readonly ("advocate" | "defender")[]>> = {
  decideHits: [],
  waiveCheck: [],
  checkAgain: [],
  resolveHeld: ["defender"],
  answerRefusal: ["defender"],
  decideRefusal: ["defender"],
  finishReport: ["defender"],
  submitForDefender: ["defender"],
  reviewReport: ["defender"],
  correctReport: ["defender"],
  answerCuts: ["defender"],
  decideContest: ["defender"],
  approveWriteOff: [],
  planPayout: ["defender"],
  approvePayout: ["defender"],
  sendPayout: ["defender"],
  confirmPayout: ["defender"],
  tracePayout: ["defender"],
  replanPayout: ["defender"],
  resumeClock: [],
  issueInvoice: ["advocate"],
  payInvoice: ["advocate"],
};

/** What waits on others and is not told to this reader: nothing for them to see. */
export function withheldFrom(actor: UserActor): WaitKind[] {
  const kinds = Object.keys(readers) as WaitKind[];
  return kinds.filter((kind) => waitWord(actor, { kind, mine: false, relations: [] }) === "withheld");
}

type Read = {
  kind: string;
  /** It is the reader's own turn. */
  mine: boolean;
  /** What the reader is to the case; empty where it is asked of no case. */
  relations: readonly Relation[];
};

/**
 * The key under which a wait is worded for this reader: its own, or that nothing is asked of them. An assistant writes
 * an intake, and a lawyer submits it.
 */
export function waitWord(actor: UserActor, wait: Read): string {
  const isLawyer = wait.relations.some((relation) => relation === "lead" || relation === "counsel");
  if (wait.kind === "finishIntake" && wait.mine && !isLawyer) return "prepareIntake";
  const allowed = readers[wait.kind as WaitKind];
  if (!allowed || wait.mine || isStaff(actor)) return wait.kind;
  return allowed.includes(actor.defenderId ? "defender" : "advocate") ? wait.kind : "withheld";
}
