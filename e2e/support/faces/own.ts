import { defender, facilitator, lawyer, type States } from "./state";

/** What is each reader’s own: what waits on them, notices, help, account. */
export const ownStates = {
  "/dashboard": {
    state: "an Advocate with ten cases",
    as: lawyer,
    path: () => "/dashboard",
    drawn: "dashboard-advocate",
  },
  "/notices": { state: "an Advocate with unread notices", as: lawyer, path: () => "/notices" },
  "/help": { state: "an Advocate’s own help", as: lawyer, path: () => "/help" },
  "/help/[role]": { state: "finance for a Defender", as: defender, path: () => "/help/finance" },
  "/account/security": {
    state: "an app, another to add",
    as: lawyer,
    path: () => "/account/security?add=app",
  },
  "/account/security/codes": {
    state: "kept already",
    as: lawyer,
    path: () => "/account/security/codes",
  },
  "/account": { state: "a Defender’s profile", as: defender, path: () => "/account" },
  "/account/email/[token]": {
    state: "a link that waits to be used",
    as: (w) => w.stranger,
    path: ({ links }) => links.email,
  },
  "/account/devices": { state: "one device", as: defender, path: () => "/account/devices" },
  "/account/notices": { state: "a facilitator’s choice", as: facilitator, path: () => "/account/notices" },
  "/account/agreement": { state: "not signed yet", as: (w) => w.lawyer2, path: () => "/account/agreement" },
  "/account/counsel": {
    state: "a lawyer who was invited, nothing said yet",
    as: lawyer,
    path: () => "/account/counsel",
  },
  "/account/network": { state: "a Defender with days away", as: defender, path: () => "/account/network" },
  "/account/network/terms": {
    state: "not signed yet",
    as: (w) => w.defenderGtq,
    path: () => "/account/network/terms",
  },
} satisfies States;
