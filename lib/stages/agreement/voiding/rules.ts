import type { DecideContext, Decision } from "@/lib/workflow/define";

export type VoidFacts = {
  contractId: string;
  /** The sealed file; null while the worker has still to make it. */
  documentId: string | null;
  assignmentId: string;
  defenderId: string;
};
export type VoidChanges = VoidFacts & { fileName: string; workDoneAt: Date };

/** What the file of a contract is called; one that was declared void says so wherever it is opened. */
export const contractFileName = (code: string, isVoid: boolean): string =>
  `${code}-contract${isVoid ? "-VOID" : ""}.pdf`;

/**
 * An executed contract is declared void, which terminates the case: the last report opens, hours worked until now are
 * reported and paid. What was signed and sealed stays as it is.
 */
export function decideVoid(
  facts: VoidFacts,
  { reason }: { reason: string },
  context: DecideContext,
): Decision<VoidChanges> {
  const { contractId, assignmentId, defenderId } = facts;
  return {
    changes: { ...facts, fileName: contractFileName(context.case.code, true), workDoneAt: context.now },
    to: "work_done",
    events: [
      { type: "contract.voided", payload: { contractId }, words: { reason } },
      // Whoever hears of the contract hears of the end with it.
      { type: "case.terminated", payload: { by: "DIRECTOR" }, words: { reason }, quiet: true },
      { type: "work.done", payload: { assignmentId, defenderId } },
    ],
  };
}
