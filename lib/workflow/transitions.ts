import type { CaseStatus } from "./statuses";

/**
 * Every command: what it acts on, how, and for commands on a case from which statuses, and to which.
 *
 * edits   — carries the version of the record that was edited; a stale one is CONFLICT.
 * appends — two people at once both succeed.
 * moves   — changes a state; who comes second is told who came first.
 */
export type Mode = "edits" | "appends" | "moves";
export type SubjectType = "case" | "organization" | "person" | "accessRequest" | "template" | "fees";

type Row = {
  subject: SubjectType;
  mode: Mode;
  /** The command makes its subject: no record has the id yet. */
  creates?: true;
  /** Statuses of the case in which it may run; absent for subjects other than a case. */
  from?: readonly CaseStatus[];
  /** Statuses the case may move to; absent when the case's status stays. */
  to?: readonly CaseStatus[];
};

const beforeSignatures = [
  "submitted",
  "in_review",
  "needs_info",
  "accepted",
  "offered",
  "negotiating",
  "signing",
] as const satisfies CaseStatus[];
const underReview = [
  "submitted",
  "in_review",
  "needs_info",
  "accepted",
  "offered",
] as const satisfies CaseStatus[];
const working = ["active", "on_hold"] as const satisfies CaseStatus[];
const withMoney = ["active", "on_hold", "work_done"] as const satisfies CaseStatus[];
const afterwards = ["work_done", "settled", "closed"] as const satisfies CaseStatus[];
const withDefender = [
  "negotiating",
  "signing",
  ...withMoney,
  "settled",
  "closed",
] as const satisfies CaseStatus[];
/** Somebody has the case, and another may have it instead. */
const handedOver = [...beforeSignatures, ...withMoney, "settled", "closed"] as const satisfies CaseStatus[];
/** Who leads it for the Advocate, and who acts beside them, may change. */
export const takesCounsel = ["draft", ...handedOver] as const satisfies CaseStatus[];
const anyButDraft = [...handedOver, "declined", "withdrawn"] as const satisfies CaseStatus[];
const anyStatus = ["draft", ...anyButDraft] as const satisfies CaseStatus[];

export const transitions = {
  // people, organizations, templates, fees
  openSession: { subject: "person", mode: "appends" },
  closeSession: { subject: "person", mode: "moves" },
  signOutDevice: { subject: "person", mode: "moves" },
  signOutOthers: { subject: "person", mode: "appends" },
  passSecondStep: { subject: "person", mode: "moves" },
  enterByPasskey: { subject: "person", mode: "moves" },
  enterByCode: { subject: "person", mode: "moves" },
  reauthenticate: { subject: "person", mode: "appends" },
  addTotp: { subject: "person", mode: "moves" },
  addPasskey: { subject: "person", mode: "moves" },
  renameFactor: { subject: "person", mode: "appends" },
  removeFactor: { subject: "person", mode: "moves" },
  renewRecoveryCodes: { subject: "person", mode: "appends" },
  keepRecoveryCodes: { subject: "person", mode: "moves" },
  resetFactors: { subject: "person", mode: "moves" },
  invitePerson: { subject: "person", mode: "appends", creates: true },
  renewInvitation: { subject: "person", mode: "moves" },
  acceptInvitation: { subject: "person", mode: "moves" },
  requestReset: { subject: "person", mode: "appends" },
  resetPassword: { subject: "person", mode: "moves" },
  changeProfile: { subject: "person", mode: "edits" },
  renamePerson: { subject: "person", mode: "edits" },
  askNewEmail: { subject: "person", mode: "appends" },
  changeEmail: { subject: "person", mode: "moves" },
  disablePerson: { subject: "person", mode: "moves" },
  enablePerson: { subject: "person", mode: "moves" },
  giveStaffRole: { subject: "person", mode: "appends" },
  endStaffRole: { subject: "person", mode: "moves" },
  startMembership: { subject: "person", mode: "appends" },
  endMembership: { subject: "person", mode: "moves" },
  changeCounselProfile: { subject: "person", mode: "edits" },
  changeDefenderProfile: { subject: "person", mode: "edits" },
  addAwayDates: { subject: "person", mode: "appends" },
  removeAwayDates: { subject: "person", mode: "moves" },
  signOneTimeAgreement: { subject: "person", mode: "moves" },
  requestAccess: { subject: "accessRequest", mode: "appends", creates: true },
  approveAccess: { subject: "accessRequest", mode: "moves" },
  declineAccess: { subject: "accessRequest", mode: "moves" },
  registerOrganization: { subject: "organization", mode: "appends", creates: true },
  editOrganization: { subject: "organization", mode: "edits" },
  mergeOrganizations: { subject: "organization", mode: "moves" },
  publishTemplate: { subject: "template", mode: "appends" },
  setRate: { subject: "fees", mode: "appends" },
  recordFxRate: { subject: "fees", mode: "appends" },
  setHoliday: { subject: "fees", mode: "appends" },
  removeHoliday: { subject: "fees", mode: "moves" },
  suggestHolidays: { subject: "fees", mode: "moves" },
  readNotification: { subject: "person", mode: "appends" },
  saveFilter: { subject: "person", mode: "appends" },
  renameFilter: { subject: "person", mode: "edits" },
  deleteFilter: { subject: "person", mode: "moves" },
  chooseDefaultFilter: { subject: "person", mode: "appends" },
  exportCases: { subject: "person", mode: "appends" },
  markNotice: { subject: "person", mode: "appends" },
  chooseNotices: { subject: "person", mode: "edits" },
  addPushDevice: { subject: "person", mode: "appends" },
  removePushDevice: { subject: "person", mode: "moves" },
  stopMail: { subject: "person", mode: "appends" },
  bounceMail: { subject: "person", mode: "moves" },
  retryMail: { subject: "person", mode: "moves" },
  releaseAddress: { subject: "person", mode: "moves" },

  // on any case
  readParties: { subject: "case", mode: "appends", from: anyStatus },
  wallOff: { subject: "case", mode: "appends", from: anyStatus },
  liftWall: { subject: "case", mode: "moves", from: anyStatus },
  assignFacilitator: { subject: "case", mode: "moves", from: handedOver },
  changeLead: { subject: "case", mode: "moves", from: takesCounsel },
  addCounsel: { subject: "case", mode: "appends", from: takesCounsel },
  inviteCounsel: { subject: "case", mode: "appends", from: takesCounsel },
  withdrawCounselInvitation: { subject: "case", mode: "moves", from: anyStatus },
  seatCounsel: { subject: "case", mode: "appends", from: takesCounsel },
  removeCounsel: { subject: "case", mode: "moves", from: anyStatus },
  addNote: { subject: "case", mode: "appends", from: anyButDraft },
  // A case that has ended takes no more files.
  attachDocument: {
    subject: "case",
    mode: "appends",
    from: ["draft", ...beforeSignatures, ...withMoney, "settled"],
  },
  removeDocument: { subject: "case", mode: "moves", from: ["draft", "needs_info"] },
  readDocument: { subject: "case", mode: "appends", from: anyStatus },
  recordScan: { subject: "case", mode: "moves", from: anyStatus },
  remind: { subject: "case", mode: "appends", from: anyStatus },
  pauseClock: { subject: "case", mode: "moves", from: anyStatus },
  resumeClock: { subject: "case", mode: "moves", from: anyStatus },

  // 1 review
  startIntake: { subject: "case", mode: "appends", creates: true },
  saveParties: { subject: "case", mode: "edits", from: ["draft", "needs_info", ...underReview] },
  saveMatter: { subject: "case", mode: "edits", from: ["draft", "needs_info"] },
  saveWork: { subject: "case", mode: "edits", from: ["draft", "needs_info"] },
  saveLanguage: { subject: "case", mode: "edits", from: ["draft", "needs_info"] },
  saveBudget: { subject: "case", mode: "edits", from: ["draft", "needs_info"] },
  submitIntake: { subject: "case", mode: "moves", from: ["draft"], to: ["submitted"] },
  discardDraft: { subject: "case", mode: "moves", from: ["draft"], to: ["withdrawn"] },
  withdraw: { subject: "case", mode: "moves", from: beforeSignatures, to: ["withdrawn"] },
  startReview: { subject: "case", mode: "moves", from: ["submitted"], to: ["in_review"] },
  askAdvocate: { subject: "case", mode: "moves", from: ["in_review"], to: ["needs_info"] },
  answerQuestions: { subject: "case", mode: "moves", from: ["needs_info"], to: ["in_review"] },
  closeUnanswered: { subject: "case", mode: "moves", from: ["needs_info"], to: ["declined"] },
  acceptCase: { subject: "case", mode: "moves", from: ["in_review"], to: ["accepted"] },
  declineCase: { subject: "case", mode: "moves", from: ["in_review", "accepted"], to: ["declined"] },
  reopenCase: { subject: "case", mode: "moves", from: ["declined", "withdrawn"], to: ["in_review"] },
  runCheck: { subject: "case", mode: "appends", from: ["in_review", "accepted"] },
  decideHit: { subject: "case", mode: "edits", from: ["in_review", "accepted"] },
  waiveCheck: { subject: "case", mode: "moves", from: ["in_review", "accepted"] },
  offerCase: { subject: "case", mode: "moves", from: ["accepted"], to: ["offered"] },
  expressInterest: { subject: "case", mode: "moves", from: ["offered"] },
  acceptOffer: { subject: "case", mode: "moves", from: ["offered"], to: ["negotiating"] },
  declineOffer: { subject: "case", mode: "moves", from: ["offered"], to: ["accepted"] },
  revokeOffer: { subject: "case", mode: "moves", from: ["offered"], to: ["accepted"] },
  expireOffer: { subject: "case", mode: "moves", from: ["offered"], to: ["accepted"] },

  // 2 agreement
  openContract: { subject: "case", mode: "moves", from: ["negotiating"] },
  editContract: { subject: "case", mode: "edits", from: ["negotiating"] },
  commentOnContract: { subject: "case", mode: "appends", from: ["negotiating"] },
  nameParties: { subject: "case", mode: "moves", from: ["negotiating", "signing"], to: ["negotiating"] },
  resolveComment: { subject: "case", mode: "moves", from: ["negotiating"] },
  approveText: { subject: "case", mode: "moves", from: ["negotiating"] },
  sendForSignature: { subject: "case", mode: "moves", from: ["negotiating"], to: ["signing"] },
  viewContract: { subject: "case", mode: "appends", from: ["signing"] },
  sign: { subject: "case", mode: "moves", from: ["signing"], to: ["active"] },
  declineToSign: { subject: "case", mode: "moves", from: ["signing"], to: ["negotiating"] },
  withdrawToEdit: { subject: "case", mode: "moves", from: ["signing"], to: ["negotiating"] },
  expireSigning: { subject: "case", mode: "moves", from: ["signing"], to: ["negotiating"] },
  releaseDefender: { subject: "case", mode: "moves", from: ["negotiating"], to: ["accepted"] },
  voidContract: { subject: "case", mode: "moves", from: working, to: ["work_done"] },
  sealContract: { subject: "case", mode: "moves", from: withDefender },

  // 3 assignment
  openAssignment: { subject: "case", mode: "moves", from: ["active"] },
  changeTask: { subject: "case", mode: "edits", from: working },
  reviewTask: { subject: "case", mode: "edits", from: [...working, "work_done"] },
  askDeadline: { subject: "case", mode: "edits", from: working },
  answerDeadline: { subject: "case", mode: "edits", from: working },
  dropTask: { subject: "case", mode: "edits", from: working },
  // A closed case has no Defender who would read it.
  sendMessage: {
    subject: "case",
    mode: "appends",
    from: ["negotiating", "signing", ...withMoney, "settled"],
  },
  readMessages: { subject: "case", mode: "appends", from: withDefender },
  recordTime: { subject: "case", mode: "appends", from: withMoney },
  recordExpense: { subject: "case", mode: "appends", from: withMoney },
  changeEntry: { subject: "case", mode: "edits", from: withMoney },
  withdrawEntry: { subject: "case", mode: "moves", from: withMoney },
  hold: { subject: "case", mode: "moves", from: ["active"], to: ["on_hold"] },
  resume: { subject: "case", mode: "moves", from: ["on_hold"], to: ["active"] },
  terminate: { subject: "case", mode: "moves", from: working, to: ["work_done"] },
  closeWork: { subject: "case", mode: "moves", from: ["active"], to: ["work_done"] },

  // 4 payment
  openReport: { subject: "case", mode: "moves", from: withMoney },
  submitReport: { subject: "case", mode: "moves", from: withMoney },
  submitFinalReport: { subject: "case", mode: "moves", from: ["active", "work_done"], to: ["work_done"] },
  flagLateReport: { subject: "case", mode: "moves", from: withMoney },
  returnReport: { subject: "case", mode: "moves", from: withMoney },
  approveReport: { subject: "case", mode: "moves", from: withMoney },
  proposeCuts: { subject: "case", mode: "moves", from: withMoney },
  saveReviewDraft: { subject: "case", mode: "edits", from: withMoney },
  acceptCuts: { subject: "case", mode: "moves", from: withMoney },
  contestCuts: { subject: "case", mode: "moves", from: withMoney },
  decideContest: { subject: "case", mode: "moves", from: withMoney },
  lapseProposal: { subject: "case", mode: "moves", from: withMoney },
  refuseHeldPart: { subject: "case", mode: "moves", from: withMoney },
  withdrawHeldPart: { subject: "case", mode: "moves", from: withMoney },
  draftInvoice: { subject: "case", mode: "moves", from: withMoney },
  changeInvoice: { subject: "case", mode: "edits", from: withMoney },
  grantWaiver: { subject: "case", mode: "edits", from: withMoney },
  issueInvoice: { subject: "case", mode: "moves", from: withMoney },
  remindPayer: { subject: "case", mode: "moves", from: withMoney },
  proposeWriteOff: { subject: "case", mode: "moves", from: withMoney },
  approveWriteOff: { subject: "case", mode: "moves", from: withMoney },
  refuseWriteOff: { subject: "case", mode: "moves", from: withMoney },
  recordPayment: { subject: "case", mode: "appends", from: [...withMoney, "settled", "closed"] },
  reversePayment: { subject: "case", mode: "moves", from: [...withMoney, "settled", "closed"] },
  refundPayment: { subject: "case", mode: "moves", from: [...withMoney, "settled", "closed"] },
  planPayout: { subject: "case", mode: "moves", from: withMoney },
  approvePayout: { subject: "case", mode: "moves", from: withMoney },
  sendPayout: { subject: "case", mode: "moves", from: withMoney },
  confirmPayout: { subject: "case", mode: "moves", from: withMoney },
  reportMissingPayout: { subject: "case", mode: "appends", from: withMoney },
  settleDebtOtherwise: { subject: "case", mode: "moves", from: withMoney },
  returnPayout: { subject: "case", mode: "moves", from: [...withMoney, "settled", "closed"] },
  replanPayout: { subject: "case", mode: "moves", from: withMoney },
  cancelPayout: { subject: "case", mode: "moves", from: withMoney },
  fileDocument: { subject: "case", mode: "moves", from: anyButDraft },
  settle: { subject: "case", mode: "moves", from: ["work_done"], to: ["settled"] },
  unsettle: { subject: "case", mode: "moves", from: ["settled", "closed"], to: ["work_done"] },
  reopenWork: { subject: "case", mode: "moves", from: ["work_done"], to: ["active"] },

  // 5 evaluation
  openEvaluations: { subject: "case", mode: "moves", from: ["work_done"] },
  submitEvaluation: { subject: "case", mode: "moves", from: ["work_done", "settled"] },
  lapseEvaluation: { subject: "case", mode: "moves", from: ["work_done", "settled"] },
  reportOutcome: { subject: "case", mode: "appends", from: afterwards },
  lapseOutcome: { subject: "case", mode: "moves", from: afterwards },
  close: { subject: "case", mode: "moves", from: ["settled"], to: ["closed"] },
  reopen: { subject: "case", mode: "moves", from: ["closed"], to: ["work_done", "active"] },
} as const satisfies Record<string, Row>;

export type CommandName = keyof typeof transitions;

export const commandNames = Object.keys(transitions) as CommandName[];

/** The row of a command, with its optional parts typed alike for all. */
export function transitionOf(command: CommandName): Row {
  return transitions[command];
}
