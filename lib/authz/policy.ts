import type { CaseStatus } from "@/lib/workflow/statuses";
import { transitionOf, type CommandName, commandNames } from "@/lib/workflow/transitions";

/**
 * What an actor is to a subject. The only words in which access is decided.
 *
 * On a case: lead, counsel, assistant, billing (contact of the paying organization), offered (a live offer),
 * assigned, former (an assignment that ended), and staff by their roles. Elsewhere: self, anyone (nobody need be
 * signed in), halfway (oneself, with the password alone so far), lawyer and assistantOfFirm (a live membership), and
 * staff roles.
 */
export const relations = [
  "lead",
  "counsel",
  "assistant",
  "billing",
  "offered",
  "assigned",
  "former",
  "facilitator",
  "finance",
  "director",
  "approver",
  "system",
  "self",
  "halfway",
  "anyone",
  "lawyer",
  "assistantOfFirm",
] as const;
export type Relation = (typeof relations)[number];

type Rule = {
  by: readonly Relation[];
  /** A person who acts confirmed a few minutes ago that it is them (see proof.ts); the system has nobody to ask. */
  proven?: true;
};

const advocateSide = ["lead", "counsel", "assistant"] as const;
/** Submitting as counsel, withdrawing and terminating; an assistant does everything else, but signing. */
const lawyers = ["lead", "counsel"] as const;
const casework = ["facilitator", "director"] as const;
const money = ["finance", "director"] as const;
const staff = ["facilitator", "finance", "director", "approver"] as const;

/** The one table of who may run what. A command without a row does not compile; what is not listed is refused. */
export const policy = {
  openSession: { by: ["system"] },
  closeSession: { by: ["self"] },
  signOutDevice: { by: ["self"] },
  signOutOthers: { by: ["self"] },
  passSecondStep: { by: ["halfway"] },
  // Whose passkey it is shows once it is checked.
  enterByPasskey: { by: ["system"] },
  // Whose phone is remembered shows by its cookie.
  enterByCode: { by: ["system"] },
  reauthenticate: { by: ["self"] },
  addTotp: { by: ["self", "halfway"], proven: true },
  addPasskey: { by: ["self", "halfway"], proven: true },
  renameFactor: { by: ["self"] },
  removeFactor: { by: ["self"], proven: true },
  renewRecoveryCodes: { by: ["self"], proven: true },
  keepRecoveryCodes: { by: ["self"] },
  resetFactors: { by: ["director"], proven: true },
  // Whoever gives somebody access, or a place, confirms that it is them: a session that was left open lets nobody in.
  invitePerson: { by: ["director", "facilitator", "system"], proven: true },
  renewInvitation: { by: casework },
  acceptInvitation: { by: ["anyone"] },
  requestReset: { by: ["system"] },
  resetPassword: { by: ["anyone"] },
  changeProfile: { by: ["self"] },
  // A name stands in contracts, and is what a signature is typed as.
  renamePerson: { by: casework, proven: true },
  askNewEmail: { by: ["self"], proven: true },
  changeEmail: { by: ["self"] },
  disablePerson: { by: ["director"] },
  enablePerson: { by: ["director"], proven: true },
  giveStaffRole: { by: ["director"], proven: true },
  endStaffRole: { by: ["director"], proven: true },
  startMembership: { by: casework, proven: true },
  endMembership: { by: casework },
  changeDefenderProfile: { by: ["self", ...casework] },
  changeCounselProfile: { by: ["self", ...casework] },
  addAwayDates: { by: ["self", ...casework] },
  removeAwayDates: { by: ["self", ...casework] },
  signOneTimeAgreement: { by: ["self"], proven: true },
  requestAccess: { by: ["anyone"] },
  approveAccess: { by: casework, proven: true },
  declineAccess: { by: casework },
  registerOrganization: { by: [...casework, "system"] },
  mergeOrganizations: { by: ["director"], proven: true },
  editOrganization: { by: ["facilitator", "finance", "director"] },
  publishTemplate: { by: ["director", "system"] },
  setRate: { by: ["director", "system"] },
  recordFxRate: { by: [...money, "system"] },
  setHoliday: { by: ["director", "system"] },
  removeHoliday: { by: ["director"] },
  suggestHolidays: { by: ["director"] },
  readNotification: { by: ["self"] },
  saveFilter: { by: ["self"] },
  renameFilter: { by: ["self"] },
  deleteFilter: { by: ["self"] },
  chooseDefaultFilter: { by: ["self"] },
  exportCases: { by: ["self"], proven: true },
  markNotice: { by: ["self"] },
  chooseNotices: { by: ["self"] },
  addPushDevice: { by: ["self"] },
  removePushDevice: { by: ["self"] },
  stopMail: { by: ["system"] },
  bounceMail: { by: ["system"] },
  retryMail: { by: casework },
  releaseAddress: { by: casework },

  readParties: { by: [...advocateSide, "offered", "assigned", ...casework] },
  wallOff: { by: ["director"] },
  liftWall: { by: ["director"] },
  assignFacilitator: { by: casework },
  changeLead: { by: [...lawyers, ...casework] },
  addCounsel: { by: ["lead", ...casework] },
  inviteCounsel: { by: ["lead", ...casework] },
  withdrawCounselInvitation: { by: ["lead", ...casework] },
  seatCounsel: { by: ["system"] },
  // Co-counsel may leave by themselves, and take nobody else off.
  removeCounsel: { by: [...lawyers, ...casework] },
  addNote: { by: casework },
  attachDocument: { by: [...advocateSide, "assigned", ...casework] },
  removeDocument: { by: advocateSide },
  readDocument: { by: [...advocateSide, "billing", "assigned", "former", ...staff] },
  recordScan: { by: ["system"] },
  remind: { by: ["system"] },
  pauseClock: { by: ["facilitator", "finance", "director"] },
  resumeClock: { by: ["facilitator", "finance", "director", "system"] },

  startIntake: { by: ["lawyer", "assistantOfFirm"] },
  saveParties: { by: advocateSide },
  saveMatter: { by: advocateSide },
  saveWork: { by: advocateSide },
  saveLanguage: { by: advocateSide },
  saveBudget: { by: advocateSide },
  submitIntake: { by: lawyers },
  discardDraft: { by: [...advocateSide, "system"] },
  withdraw: { by: lawyers },
  startReview: { by: ["facilitator"] },
  askAdvocate: { by: ["facilitator"] },
  answerQuestions: { by: advocateSide },
  closeUnanswered: { by: ["facilitator"] },
  acceptCase: { by: ["facilitator"] },
  declineCase: { by: ["facilitator"] },
  reopenCase: { by: ["facilitator"] },
  runCheck: { by: ["facilitator"] },
  decideHit: { by: ["facilitator"] },
  waiveCheck: { by: ["director"] },
  offerCase: { by: ["facilitator"] },
  expressInterest: { by: ["offered"] },
  // Whoever accepted is assigned from then on: accepting twice, they are told that it is done.
  acceptOffer: { by: ["offered", "assigned"] },
  declineOffer: { by: ["offered"] },
  revokeOffer: { by: ["facilitator"] },
  expireOffer: { by: ["system"] },

  openContract: { by: ["system"] },
  editContract: { by: [...advocateSide, "assigned", ...casework] },
  commentOnContract: { by: [...advocateSide, "assigned", ...casework] },
  nameParties: { by: ["system"] },
  resolveComment: { by: [...advocateSide, "assigned", ...casework] },
  approveText: { by: [...advocateSide, "assigned", ...casework] },
  sendForSignature: { by: ["facilitator"] },
  viewContract: { by: ["lead", "assigned", ...casework] },
  sign: { by: ["lead", "assigned", ...casework], proven: true },
  declineToSign: { by: ["lead", "assigned", ...casework] },
  withdrawToEdit: { by: ["facilitator"] },
  expireSigning: { by: ["system"] },
  releaseDefender: { by: ["assigned", "facilitator"] },
  voidContract: { by: ["director"] },
  sealContract: { by: ["system"] },

  openAssignment: { by: ["system"] },
  changeTask: { by: ["assigned"] },
  reviewTask: { by: advocateSide },
  askDeadline: { by: [...advocateSide, "assigned"] },
  answerDeadline: { by: [...advocateSide, "assigned"] },
  dropTask: { by: advocateSide },
  sendMessage: { by: [...advocateSide, "assigned"] },
  readMessages: { by: [...advocateSide, "assigned"] },
  recordTime: { by: ["assigned"] },
  recordExpense: { by: ["assigned"] },
  changeEntry: { by: ["assigned"] },
  withdrawEntry: { by: ["assigned"] },
  hold: { by: [...advocateSide, "assigned", "facilitator"] },
  resume: { by: [...advocateSide, "assigned", "facilitator"] },
  terminate: { by: [...lawyers, "facilitator"] },
  closeWork: { by: ["facilitator"] },

  openReport: { by: ["assigned", "system"] },
  submitReport: { by: ["assigned"] },
  submitFinalReport: { by: ["assigned", "facilitator"] },
  flagLateReport: { by: ["system"] },
  returnReport: { by: ["finance"] },
  approveReport: { by: ["finance"] },
  proposeCuts: { by: ["finance"] },
  saveReviewDraft: { by: money },
  acceptCuts: { by: ["assigned"] },
  contestCuts: { by: ["assigned"] },
  decideContest: { by: money },
  lapseProposal: { by: ["system"] },
  refuseHeldPart: { by: ["finance"] },
  withdrawHeldPart: { by: ["assigned"] },
  draftInvoice: { by: ["finance", "system"] },
  changeInvoice: { by: ["finance"] },
  grantWaiver: { by: ["director"] },
  issueInvoice: { by: ["finance"] },
  remindPayer: { by: ["facilitator", "finance", "director"] },
  proposeWriteOff: { by: ["director"] },
  approveWriteOff: { by: ["approver", "director", "finance"] },
  refuseWriteOff: { by: ["approver", "director", "finance"] },
  recordPayment: { by: ["finance"] },
  reversePayment: { by: ["finance"] },
  refundPayment: { by: ["finance"] },
  planPayout: { by: ["finance", "system"] },
  approvePayout: { by: ["approver", "director", "finance"] },
  sendPayout: { by: ["finance"] },
  confirmPayout: { by: ["assigned", "former", "finance"] },
  reportMissingPayout: { by: ["assigned", "former"] },
  settleDebtOtherwise: { by: ["director"] },
  returnPayout: { by: ["finance"] },
  replanPayout: { by: ["finance"] },
  cancelPayout: { by: ["finance"] },
  fileDocument: { by: ["system"] },
  settle: { by: ["system"] },
  unsettle: { by: ["system"] },
  reopenWork: { by: ["director"] },

  openEvaluations: { by: ["system"] },
  submitEvaluation: { by: [...advocateSide, "assigned", "former"] },
  lapseEvaluation: { by: ["system"] },
  reportOutcome: { by: advocateSide },
  lapseOutcome: { by: ["system"] },
  close: { by: ["system"] },
  reopen: { by: ["director"] },
} as const satisfies Record<CommandName, Rule>;

export type Access = { relations: readonly Relation[]; status: CaseStatus | null };
export type Verdict = "yes" | "not_visible" | "not_allowed" | "wrong_status";

/**
 * May this actor run this command on this subject, as it stands? The one answer that buttons and enforcement share.
 * An actor with no relation hears the same as for a subject that does not exist.
 */
export function mayRun(command: CommandName, access: Access): Verdict {
  const { by } = policy[command] as Rule;
  if (!by.includes("anyone")) {
    if (access.relations.length === 0) return "not_visible";
    if (!by.some((relation) => access.relations.includes(relation))) return "not_allowed";
  }
  const { from } = transitionOf(command);
  if (from && (access.status === null || !from.includes(access.status))) return "wrong_status";
  return "yes";
}

/** Does the command ask whoever runs it to have confirmed a few minutes ago that it is them? */
export function asksProof(command: CommandName): boolean {
  const { proven }: Rule = policy[command];
  return proven === true;
}

/** Staff see that a draft exists, not what is in it, unless they are of its side. */
export function knowsContent({ relations, status }: Access): boolean {
  const own: readonly Relation[] = [...advocateSide, "system"];
  return status !== "draft" || relations.some((relation) => own.includes(relation));
}

/** What this actor could do now: what pages draw buttons from. */
export function availableCommands(access: Access): ReadonlySet<CommandName> {
  return new Set(commandNames.filter((command) => mayRun(command, access) === "yes"));
}
