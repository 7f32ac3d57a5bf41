import { db } from "@/lib/db/client";
import { at, defender, facilitator, finance, lawyer, type States } from "./state";

/** Cases, from their list to the evaluation; and what is owed for them. */
export const caseStates = {
  "/invoices": { state: "a payer’s list", as: (w) => w.billing, path: () => "/invoices" },
  "/cases": { state: "a facilitator’s list", as: facilitator, path: () => "/cases" },
  "/cases/saved": {
    state: "a list to keep",
    as: facilitator,
    path: () => "/cases/saved?country=GT",
  },
  "/cases/export": {
    state: "before it is confirmed who asks",
    as: facilitator,
    path: () => "/cases/export?country=GT",
  },
  "/cases/new": { state: "an assistant begins", as: (w) => w.assistant, path: () => "/cases/new" },
  "/cases/[code]": { state: "a closed case", as: lawyer, path: ({ closed }) => `/cases/${closed.code}` },
  "/cases/[code]/history": {
    state: "a closed case",
    as: facilitator,
    path: ({ closed }) => at(closed.code, "history"),
    drawn: "history",
  },
  "/cases/[code]/readings": {
    state: "an offered Defender’s reading among them",
    as: (w) => w.director,
    path: ({ interested }) => at(interested.code, "readings"),
  },
  "/cases/[code]/clocks": {
    state: "a clock that can be paused",
    as: facilitator,
    path: ({ accepted }) => at(accepted.code, "clocks"),
  },
  "/cases/[code]/handover": {
    state: "a case that a colleague has",
    as: (w) => w.facilitator2,
    path: ({ closed }) => at(closed.code, "handover"),
  },
  "/cases/[code]/review": {
    state: "accepted, one check clear",
    as: facilitator,
    path: ({ accepted }) => at(accepted.code, "review"),
    drawn: "review-desk",
  },
  "/cases/[code]/review/intake/[step]": {
    state: "a draft, who is involved",
    as: lawyer,
    path: ({ draft }) => at(draft.code, "review/intake/who"),
  },
  "/cases/[code]/agreement": {
    state: "approved by all three",
    as: facilitator,
    path: ({ approved }) => at(approved.code, "agreement"),
    drawn: "contract",
  },
  "/cases/[code]/agreement/sign": {
    state: "a Defender is to sign",
    as: defender,
    path: ({ signing }) => at(signing.code, "agreement/sign"),
    drawn: "sign",
  },
  "/cases/[code]/assignment": {
    state: "at work, with entries",
    as: defender,
    path: ({ working }) => at(working.code, "assignment"),
    drawn: "case",
  },
  "/cases/[code]/assignment/messages": {
    state: "no message yet",
    as: lawyer,
    path: ({ working }) => at(working.code, "assignment/messages"),
    drawn: "message-thread",
  },
  "/cases/[code]/assignment/entry": {
    state: "an expense",
    as: defender,
    path: ({ working }) => at(working.code, "assignment/entry?kind=expense"),
  },
  "/cases/[code]/payment": {
    state: "invoiced, a payout planned",
    as: finance,
    path: ({ invoiced }) => at(invoiced.code, "payment"),
  },
  "/cases/[code]/payment/reports/[number]": {
    state: "handed in, to be reviewed",
    as: finance,
    path: ({ reported }) => at(reported.code, "payment/reports/1"),
    drawn: "report-review",
  },
  "/cases/[code]/payment/invoices/[id]": {
    state: "issued, nothing paid",
    as: lawyer,
    path: async ({ invoiced }) => {
      const { id } = await db().invoice.findFirstOrThrow({
        where: { caseId: invoiced.caseId, state: "issued" },
      });
      return at(invoiced.code, `payment/invoices/${id}`);
    },
    drawn: "invoice",
  },
  "/cases/[code]/evaluation": {
    state: "the Defender is asked",
    as: defender,
    path: ({ done }) => at(done.code, "evaluation"),
    drawn: "evaluation-phone",
  },
} satisfies States;
