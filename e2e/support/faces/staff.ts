import { db } from "@/lib/db/client";
import { facilitator, finance, type States } from "./state";

/** What staff administer. */
export const staffStates = {
  "/staff/people": { state: "everybody", as: (w) => w.director, path: () => "/staff/people" },
  "/staff/people/[id]": {
    state: "a lawyer",
    as: (w) => w.director,
    path: async () => {
      const { userId } = await db().membership.findFirstOrThrow({ where: { kind: "LAWYER" } });
      return `/staff/people/${userId}`;
    },
  },
  "/staff/people/invite": {
    state: "a Defender is invited",
    as: facilitator,
    path: () => "/staff/people/invite?as=defender",
  },
  "/staff/organizations": {
    state: "all of them",
    as: (w) => w.director,
    path: () => "/staff/organizations",
  },
  "/staff/organizations/new": {
    state: "a practice",
    as: facilitator,
    path: () => "/staff/organizations/new?as=defender",
  },
  "/staff/organizations/[id]": {
    state: "a firm with people, cases and invoices",
    as: (w) => w.director,
    path: async ({ invoiced }) => {
      const { organizationId } = await db().case.findUniqueOrThrow({ where: { id: invoiced.caseId } });
      return `/staff/organizations/${organizationId}`;
    },
  },
  "/staff/organizations/[id]/merge": {
    state: "what would go over to another firm",
    as: (w) => w.director,
    path: async ({ invoiced }) => {
      const { organizationId: id } = await db().case.findUniqueOrThrow({ where: { id: invoiced.caseId } });
      const into = await db().organization.findFirstOrThrow({
        where: { id: { not: id }, mergedIntoId: null, kind: { not: "DEFENDER_PRACTICE" } },
      });
      return `/staff/organizations/${id}/merge?into=${into.id}`;
    },
  },
  "/staff/mail": { state: "sent, and one that came back", as: facilitator, path: () => "/staff/mail" },
  "/staff/load": {
    state: "cases of a facilitator, to be given to another",
    as: (w) => w.facilitator2,
    path: async ({ accepted }) => {
      const { facilitatorId } = await db().case.findUniqueOrThrow({ where: { id: accepted.caseId } });
      return `/staff/load?of=${facilitatorId}`;
    },
  },
  "/staff/notices": { state: "the whole matrix", as: finance, path: () => "/staff/notices" },
  "/staff/people/requests": {
    state: "one waits, and is like somebody known",
    as: facilitator,
    path: () => "/staff/people/requests",
  },
  "/staff/holidays": {
    state: "a director, days of the year and federal ones that are missing",
    as: (w) => w.director,
    path: () => "/staff/holidays",
  },
  "/staff/money": { state: "payouts, reports and debts wait", as: finance, path: () => "/staff/money" },
} satisfies States;
