import { describe, expect, test } from "vitest";
import { asksProof, availableCommands, mayRun, policy, relations, type Relation } from "@/lib/authz/policy";
import { caseStatuses, type CaseStatus } from "@/lib/workflow/statuses";
import { commandNames, transitionOf, type CommandName } from "@/lib/workflow/transitions";

/**
 * Who may do what, and in which status: written by hand from the domain, line by line, and read by two people when
 * it changes. It is not made from the policy, so that a slip there fails here. "who | where".
 */
const reviewed: Record<CommandName, string> = {
  // accounts, and what stands beside cases: no case, so no status
  openSession: "system |",
  closeSession: "self |",
  signOutDevice: "self |",
  signOutOthers: "self |",
  passSecondStep: "halfway |",
  enterByPasskey: "system |",
  enterByCode: "system |",
  reauthenticate: "self |",
  addTotp: "self halfway |",
  addPasskey: "self halfway |",
  renameFactor: "self |",
  removeFactor: "self |",
  renewRecoveryCodes: "self |",
  keepRecoveryCodes: "self |",
  resetFactors: "director |",
  invitePerson: "director facilitator system |",
  renewInvitation: "facilitator director |",
  acceptInvitation: "everyone |",
  requestReset: "system |",
  resetPassword: "everyone |",
  changeProfile: "self |",
  renamePerson: "facilitator director |",
  askNewEmail: "self |",
  changeEmail: "self |",
  disablePerson: "director |",
  enablePerson: "director |",
  giveStaffRole: "director |",
  endStaffRole: "director |",
  startMembership: "facilitator director |",
  endMembership: "facilitator director |",
  changeDefenderProfile: "self facilitator director |",
  changeCounselProfile: "self facilitator director |",
  addAwayDates: "self facilitator director |",
  removeAwayDates: "self facilitator director |",
  signOneTimeAgreement: "self |",
  requestAccess: "everyone |",
  approveAccess: "facilitator director |",
  declineAccess: "facilitator director |",
  registerOrganization: "facilitator director system |",
  mergeOrganizations: "director |",
  editOrganization: "facilitator finance director |",
  publishTemplate: "director system |",
  setRate: "director system |",
  recordFxRate: "finance director system |",
  setHoliday: "director system |",
  removeHoliday: "director |",
  suggestHolidays: "director |",
  readNotification: "self |",
  saveFilter: "self |",
  renameFilter: "self |",
  deleteFilter: "self |",
  chooseDefaultFilter: "self |",
  exportCases: "self |",
  markNotice: "self |",
  chooseNotices: "self |",
  addPushDevice: "self |",
  removePushDevice: "self |",
  stopMail: "system |",
  bounceMail: "system |",
  retryMail: "facilitator director |",
  releaseAddress: "facilitator director |",

  // any case
  readParties: "lead counsel assistant offered assigned facilitator director | all",
  wallOff: "director | all",
  liftWall: "director | all",
  assignFacilitator:
    "facilitator director | submitted in_review needs_info accepted offered negotiating signing active on_hold work_done settled closed",
  changeLead:
    "lead counsel facilitator director | draft submitted in_review needs_info accepted offered negotiating signing active on_hold work_done settled closed",
  addCounsel:
    "lead facilitator director | draft submitted in_review needs_info accepted offered negotiating signing active on_hold work_done settled closed",
  inviteCounsel:
    "lead facilitator director | draft submitted in_review needs_info accepted offered negotiating signing active on_hold work_done settled closed",
  withdrawCounselInvitation: "lead facilitator director | all",
  seatCounsel:
    "system | draft submitted in_review needs_info accepted offered negotiating signing active on_hold work_done settled closed",
  removeCounsel: "lead counsel facilitator director | all",
  addNote: "facilitator director | all but draft",
  attachDocument:
    "lead counsel assistant assigned facilitator director | draft submitted in_review needs_info accepted offered negotiating signing active on_hold work_done settled",
  removeDocument: "lead counsel assistant | draft needs_info",
  readDocument: "lead counsel assistant billing assigned former facilitator finance director approver | all",
  recordScan: "system | all",
  remind: "system | all",
  pauseClock: "facilitator finance director | all",
  resumeClock: "facilitator finance director system | all",

  // 1 review
  startIntake: "lawyer assistantOfFirm |",
  saveParties: "lead counsel assistant | draft needs_info submitted in_review accepted offered",
  saveMatter: "lead counsel assistant | draft needs_info",
  saveWork: "lead counsel assistant | draft needs_info",
  saveLanguage: "lead counsel assistant | draft needs_info",
  saveBudget: "lead counsel assistant | draft needs_info",
  submitIntake: "lead counsel | draft",
  discardDraft: "lead counsel assistant system | draft",
  withdraw: "lead counsel | submitted in_review needs_info accepted offered negotiating signing",
  startReview: "facilitator | submitted",
  askAdvocate: "facilitator | in_review",
  answerQuestions: "lead counsel assistant | needs_info",
  closeUnanswered: "facilitator | needs_info",
  acceptCase: "facilitator | in_review",
  declineCase: "facilitator | in_review accepted",
  reopenCase: "facilitator | declined withdrawn",
  runCheck: "facilitator | in_review accepted",
  decideHit: "facilitator | in_review accepted",
  waiveCheck: "director | in_review accepted",
  offerCase: "facilitator | accepted",
  expressInterest: "offered | offered",
  acceptOffer: "offered assigned | offered",
  declineOffer: "offered | offered",
  revokeOffer: "facilitator | offered",
  expireOffer: "system | offered",

  // 2 agreement
  openContract: "system | negotiating",
  editContract: "lead counsel assistant assigned facilitator director | negotiating",
  commentOnContract: "lead counsel assistant assigned facilitator director | negotiating",
  nameParties: "system | negotiating signing",
  resolveComment: "lead counsel assistant assigned facilitator director | negotiating",
  approveText: "lead counsel assistant assigned facilitator director | negotiating",
  sendForSignature: "facilitator | negotiating",
  viewContract: "lead assigned facilitator director | signing",
  sign: "lead assigned facilitator director | signing",
  declineToSign: "lead assigned facilitator director | signing",
  withdrawToEdit: "facilitator | signing",
  expireSigning: "system | signing",
  releaseDefender: "assigned facilitator | negotiating",
  voidContract: "director | active on_hold",
  sealContract: "system | negotiating signing active on_hold work_done settled closed",

  // 3 assignment
  openAssignment: "system | active",
  changeTask: "assigned | active on_hold",
  reviewTask: "lead counsel assistant | active on_hold work_done",
  askDeadline: "lead counsel assistant assigned | active on_hold",
  answerDeadline: "lead counsel assistant assigned | active on_hold",
  dropTask: "lead counsel assistant | active on_hold",
  sendMessage: "lead counsel assistant assigned | negotiating signing active on_hold work_done settled",
  readMessages:
    "lead counsel assistant assigned | negotiating signing active on_hold work_done settled closed",
  recordTime: "assigned | active on_hold work_done",
  recordExpense: "assigned | active on_hold work_done",
  changeEntry: "assigned | active on_hold work_done",
  withdrawEntry: "assigned | active on_hold work_done",
  hold: "lead counsel assistant assigned facilitator | active",
  resume: "lead counsel assistant assigned facilitator | on_hold",
  terminate: "lead counsel facilitator | active on_hold",
  closeWork: "facilitator | active",

  // 4 payment
  openReport: "assigned system | active on_hold work_done",
  submitReport: "assigned | active on_hold work_done",
  submitFinalReport: "assigned facilitator | active work_done",
  flagLateReport: "system | active on_hold work_done",
  returnReport: "finance | active on_hold work_done",
  approveReport: "finance | active on_hold work_done",
  proposeCuts: "finance | active on_hold work_done",
  saveReviewDraft: "finance director | active on_hold work_done",
  acceptCuts: "assigned | active on_hold work_done",
  contestCuts: "assigned | active on_hold work_done",
  decideContest: "finance director | active on_hold work_done",
  lapseProposal: "system | active on_hold work_done",
  refuseHeldPart: "finance | active on_hold work_done",
  withdrawHeldPart: "assigned | active on_hold work_done",
  draftInvoice: "finance system | active on_hold work_done",
  changeInvoice: "finance | active on_hold work_done",
  grantWaiver: "director | active on_hold work_done",
  issueInvoice: "finance | active on_hold work_done",
  remindPayer: "facilitator finance director | active on_hold work_done",
  proposeWriteOff: "director | active on_hold work_done",
  approveWriteOff: "approver director finance | active on_hold work_done",
  refuseWriteOff: "approver director finance | active on_hold work_done",
  recordPayment: "finance | active on_hold work_done settled closed",
  reversePayment: "finance | active on_hold work_done settled closed",
  refundPayment: "finance | active on_hold work_done settled closed",
  planPayout: "finance system | active on_hold work_done",
  approvePayout: "approver director finance | active on_hold work_done",
  sendPayout: "finance | active on_hold work_done",
  confirmPayout: "assigned former finance | active on_hold work_done",
  reportMissingPayout: "assigned former | active on_hold work_done",
  settleDebtOtherwise: "director | active on_hold work_done",
  returnPayout: "finance | active on_hold work_done settled closed",
  replanPayout: "finance | active on_hold work_done",
  cancelPayout: "finance | active on_hold work_done",
  fileDocument: "system | all but draft",
  settle: "system | work_done",
  unsettle: "system | settled closed",
  reopenWork: "director | work_done",

  // 5 evaluation
  openEvaluations: "system | work_done",
  submitEvaluation: "lead counsel assistant assigned former | work_done settled",
  lapseEvaluation: "system | work_done settled",
  reportOutcome: "lead counsel assistant | work_done settled closed",
  lapseOutcome: "system | work_done settled closed",
  close: "system | settled",
  reopen: "director | closed",
};

function expectation(command: CommandName): { who: string[]; where: CaseStatus[] | null } {
  const [who = "", where = ""] = reviewed[command].split("|").map((part) => part.trim());
  const statuses =
    where === ""
      ? null
      : where === "all"
        ? [...caseStatuses]
        : where === "all but draft"
          ? caseStatuses.filter((status) => status !== "draft")
          : (where.split(" ") as CaseStatus[]);
  return { who: who.split(" "), where: statuses };
}

describe.each(commandNames)("%s", (command) => {
  const { who, where } = expectation(command);
  const everyone = who.includes("everyone");

  test.each(relations)("as %s, in every status", (relation: Relation) => {
    for (const status of [null, ...caseStatuses]) {
      const allowed = everyone || who.includes(relation);
      const inPlace = where === null || (status !== null && where.includes(status));
      const expected = !allowed ? "not_allowed" : inPlace ? "yes" : "wrong_status";
      expect(mayRun(command, { relations: [relation], status })).toBe(expected);
    }
  });

  test("nobody without a relation learns that the subject exists", () => {
    const expected = everyone ? "yes" : "not_visible";
    for (const status of [null, ...caseStatuses])
      expect(mayRun(command, { relations: [], status })).toBe(expected);
  });
});

/** What nobody does in a session that was only left open: written by hand, like the rest. */
test("who signs, lets somebody in, changes how they sign in, or what they are, confirms first who they are", () => {
  expect(commandNames.filter(asksProof).sort()).toEqual([
    "addPasskey",
    "addTotp",
    "approveAccess",
    "askNewEmail",
    "enablePerson",
    "endStaffRole",
    "exportCases",
    "giveStaffRole",
    "invitePerson",
    "mergeOrganizations",
    "removeFactor",
    "renamePerson",
    "renewRecoveryCodes",
    "resetFactors",
    "sign",
    "signOneTimeAgreement",
    "startMembership",
  ]);
  // Of nobody it could not be asked.
  for (const command of commandNames.filter(asksProof)) expect(policy[command].by).not.toContain("anyone");
});

test("buttons and enforcement have one answer", () => {
  for (const relation of relations) {
    for (const status of caseStatuses) {
      const available = availableCommands({ relations: [relation], status });
      for (const command of commandNames) {
        expect(available.has(command)).toBe(mayRun(command, { relations: [relation], status }) === "yes");
      }
    }
  }
});

test("every status of a case can be left, or says that it ends", () => {
  const exits = new Map<CaseStatus, CommandName[]>(caseStatuses.map((status) => [status, []]));
  for (const command of commandNames) {
    const { from, to } = transitionOf(command);
    for (const status of to ? (from ?? []) : []) exits.get(status)?.push(command);
  }
  for (const [status, commands] of exits) expect(commands, status).not.toEqual([]);
});

test("a move changes no record's version, and an edit moves no case", () => {
  for (const command of commandNames) {
    const { mode, to } = transitionOf(command);
    if (to) expect(mode, command).toBe("moves");
  }
});
