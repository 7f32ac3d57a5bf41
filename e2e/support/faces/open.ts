import { type States } from "./state";

/** Pages that anybody may open, and what a link in a mail leads to. */
export const openStates = {
  "/": { state: "nobody signed in", path: () => "/", drawn: "landing" },
  "/_not-found": { state: "an address that leads nowhere", path: () => "/nowhere", status: 404 },
  "/sign-in/confirm": {
    state: "a second step to set up",
    as: (w) => w.canadian,
    halfway: true,
    path: () => "/sign-in/confirm",
  },
  "/sign-in": { state: "nobody signed in", path: () => "/sign-in", drawn: "sign-in" },
  "/invitation/[token]": { state: "a link that waits to be used", path: ({ links }) => links.invitation },
  "/reset": { state: "nobody signed in", path: () => "/reset" },
  "/reset/[token]": { state: "a link that waits to be used", path: ({ links }) => links.reset },
  "/stop-mail/[token]": {
    state: "one kind of mail, to be stopped",
    path: ({ links }) => links.stopMail,
  },
  "/request-access": { state: "nobody signed in", path: () => "/request-access" },
  "/privacy": { state: "nobody signed in", path: () => "/privacy" },
  "/how-it-works": { state: "nobody signed in", path: () => "/how-it-works" },
  "/fees": { state: "nobody signed in", path: () => "/fees" },
  "/language": { state: "nobody signed in", path: () => "/language" },
  "/questions": { state: "nobody signed in", path: () => "/questions" },
  "/contact": { state: "nobody signed in", path: () => "/contact" },
  "/accessibility": { state: "nobody signed in", path: () => "/accessibility" },
} satisfies States;
