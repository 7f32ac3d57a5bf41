import { isStaff, type UserActor } from "@/lib/authz/actor";
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
  return kinds.filter((kind) => waitWord(actor, { kind, mine: false }) === "withheld");
}

/** The key under which a wait is worded for this reader: its own, or that nothing is asked of them. */
export function waitWord(actor: UserActor, wait: { kind: string; mine: boolean }): string {
  const allowed = readers[wait.kind as WaitKind];
  if (!allowed || wait.mine || isStaff(actor)) return wait.kind;
  return allowed.includes(actor.defenderId ? "defender" : "advocate") ? wait.kind : "withheld";
}
