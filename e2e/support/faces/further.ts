import { approver, at, defender, facilitator, finance, lawyer, type State } from "./state";

/** Further faces of pages that look different to another reader or in another state. */
export const furtherStates: State[] = [
  { state: "a mail’s link that was not copied whole", path: () => "/stop-mail/nothing" },
  {
    state: "a Defender’s choice of notices, mail held",
    as: (w) => w.defender2,
    path: () => "/account/notices",
  },
  { state: "a link that does not work any more", path: () => `/invitation/${"0".repeat(43)}` },
  {
    state: "offered, the parties shown",
    as: defender,
    path: ({ interested }) => at(interested.code, "review"),
    drawn: "offer-phone",
  },
  {
    state: "the Advocate’s side of a review",
    as: lawyer,
    path: ({ accepted }) => at(accepted.code, "review"),
  },
  {
    state: "handover by a director, somebody walled off",
    as: (w) => w.director,
    path: ({ accepted }) => at(accepted.code, "handover"),
  },
  {
    state: "readings, none yet",
    as: lawyer,
    path: ({ draft }) => at(draft.code, "readings"),
  },
  {
    state: "the last look at an intake",
    as: lawyer,
    path: ({ draft }) => at(draft.code, "review/intake/check"),
    drawn: "intake-check",
  },
  {
    state: "the matter of an intake",
    as: lawyer,
    path: ({ draft }) => at(draft.code, "review/intake/matter"),
    drawn: "intake",
  },
  {
    state: "the papers of an intake",
    as: lawyer,
    path: ({ draft }) => at(draft.code, "review/intake/attachments"),
  },
  { state: "what a payer is to pay", as: (w) => w.billing, path: () => "/dashboard" },
  { state: "a signed contract", as: lawyer, path: ({ closed }) => at(closed.code, "agreement") },
  { state: "both evaluations", as: lawyer, path: ({ closed }) => at(closed.code, "evaluation") },
  {
    state: "time worked",
    as: defender,
    path: ({ working }) => at(working.code, "assignment/entry"),
    drawn: "entry-phone",
  },
  { state: "the Defender’s money", as: defender, path: ({ closed }) => at(closed.code, "payment") },
  {
    state: "work above the cap that is refused, to be answered",
    as: defender,
    path: ({ refused }) => at(refused.code, "payment"),
  },
  {
    state: "a write-off to decide",
    as: approver,
    path: ({ givenUp }) => at(givenUp.code, "payment"),
  },
  { state: "what waits on finance", as: finance, path: () => "/dashboard" },
  { state: "what waits on an approver", as: approver, path: () => "/dashboard" },
  { state: "what a director sees of all", as: (w) => w.director, path: () => "/dashboard" },
  { state: "a Defender’s turn", as: defender, path: () => "/dashboard", drawn: "dashboard-defender-phone" },
  {
    state: "a facilitator’s turn",
    as: facilitator,
    path: () => "/dashboard",
    drawn: "dashboard-facilitator",
  },
];
