/** Every status of a case: its stage, whom it waits on, and whether the case is open. The table of the domain. */

export const stages = ["review", "agreement", "assignment", "payment", "evaluation"] as const;
export type Stage = (typeof stages)[number];

export const caseStatuses = [
  "draft",
  "submitted",
  "in_review",
  "needs_info",
  "accepted",
  "offered",
  "negotiating",
  "signing",
  "active",
  "on_hold",
  "work_done",
  "settled",
  "closed",
  "declined",
  "withdrawn",
] as const;
export type CaseStatus = (typeof caseStatuses)[number];

export const parties = [
  "ADVOCATE",
  "DEFENDER",
  "FACILITATOR",
  "FINANCE",
  "DIRECTOR",
  "APPROVER",
  "SYSTEM",
] as const;
export type Party = (typeof parties)[number];

type StatusRow = { stage: Stage | null; waitsOn: Party[]; open: boolean };

/** `stage: null` — the case ended; its stage is the one where it ended. */
export const statuses = {
  draft: { stage: "review", waitsOn: ["ADVOCATE"], open: true },
  submitted: { stage: "review", waitsOn: ["FACILITATOR"], open: true },
  in_review: { stage: "review", waitsOn: ["FACILITATOR"], open: true },
  needs_info: { stage: "review", waitsOn: ["ADVOCATE"], open: true },
  accepted: { stage: "review", waitsOn: ["FACILITATOR"], open: true },
  offered: { stage: "review", waitsOn: ["DEFENDER"], open: true },
  negotiating: { stage: "agreement", waitsOn: ["ADVOCATE", "FACILITATOR", "DEFENDER"], open: true },
  signing: { stage: "agreement", waitsOn: ["ADVOCATE", "DEFENDER", "FACILITATOR"], open: true },
  active: { stage: "assignment", waitsOn: ["DEFENDER"], open: true },
  on_hold: { stage: "assignment", waitsOn: ["ADVOCATE", "DEFENDER", "FACILITATOR"], open: true },
  work_done: { stage: "payment", waitsOn: ["DEFENDER", "FINANCE", "ADVOCATE"], open: true },
  settled: { stage: "evaluation", waitsOn: ["ADVOCATE", "DEFENDER"], open: true },
  closed: { stage: "evaluation", waitsOn: [], open: false },
  declined: { stage: null, waitsOn: [], open: false },
  withdrawn: { stage: null, waitsOn: [], open: false },
} satisfies Record<CaseStatus, StatusRow>;

/** The stage is a function of the status and, for a case that ended, of the stage where it ended. */
export function stageOf(status: CaseStatus, endedStage: Stage | null): Stage {
  return statuses[status].stage ?? endedStage ?? "review";
}

/** Those of a case that is not over. */
export const openStatuses = caseStatuses.filter((status) => statuses[status].open);

/** Statuses that a filter by stage stands for; ended cases are found by `endedStage`. */
export function statusesOf(stage: Stage): CaseStatus[] {
  return caseStatuses.filter((status) => statuses[status].stage === stage);
}
