import type { Stage } from "@/lib/workflow/statuses";
import { onlyPays, type UserActor } from "./actor";
import type { Relation } from "./policy";

/**
 * Every page and route of the build and who may open it at all. What they see there is decided by scope and by
 * relation to the case. A page or route of the build without a row fails the tests.
 */
export type PageAudience =
  | "public"
  | "signed_in"
  | "cases"
  | "payers"
  | "casework"
  | "office"
  | "directors"
  | "finance"
  | "staff"
  | "lawyers"
  | "advocates"
  | "defenders";

export const pages = {
  "/": "public",
  "/_not-found": "public",
  "/_global-error": "public",
  "/sign-in": "public",
  // For whoever is halfway in; anybody else is sent to the sign-in.
  "/sign-in/confirm": "public",
  "/invitation/[token]": "public",
  "/reset": "public",
  "/reset/[token]": "public",
  "/how-it-works": "public",
  "/fees": "public",
  "/language": "public",
  "/questions": "public",
  "/contact": "public",
  "/privacy": "public",
  "/accessibility": "public",
  "/brochure.pdf": "public",
  "/robots.txt": "public",
  "/sitemap.xml": "public",
  "/stop-mail/[token]": "public",
  "/api/mail/stop/[token]": "public",
  // Open to whoever holds MAIL_BOUNCE_TOKEN: no person does.
  "/api/mail/bounces": "public",
  "/preferences": "public",
  "/request-access": "public",
  "/sign-out": "public",
  "/api/auth/[...nextauth]": "public",
  // Each asks for itself who is there, and how far in.
  "/api/passkeys/[use]": "public",
  "/api/demo-code": "public",
  "/api/health": "public",
  // Asks for a token, and without the setting is no page.
  "/api/metrics": "public",

  "/dashboard": "signed_in",
  "/invoices": "payers",
  "/notices": "signed_in",
  "/help": "signed_in",
  "/help/[role]": "signed_in",
  "/account": "signed_in",
  // Its link opens for the person who asked for it.
  "/account/email/[token]": "signed_in",
  "/account/security": "signed_in",
  "/account/security/codes": "signed_in",
  "/account/devices": "signed_in",
  "/account/agreement": "lawyers",
  "/account/counsel": "advocates",
  "/account/network": "defenders",
  "/account/network/terms": "defenders",
  "/account/notices": "signed_in",
  "/cases": "cases",
  "/cases/list.csv": "cases",
  "/cases/export": "cases",
  "/cases/saved": "cases",
  "/cases/new": "advocates",
  "/cases/[code]": "cases",
  "/cases/[code]/history": "cases",
  "/cases/[code]/readings": "cases",
  "/cases/[code]/handover": "cases",
  "/cases/[code]/clocks": "cases",
  "/cases/[code]/review": "cases",
  "/cases/[code]/review/intake/[step]": "cases",
  "/cases/[code]/agreement": "cases",
  "/cases/[code]/agreement/sign": "cases",
  "/cases/[code]/agreement/contract.pdf": "cases",
  "/cases/[code]/assignment": "cases",
  "/cases/[code]/assignment/messages": "cases",
  "/cases/[code]/assignment/entry": "cases",
  "/cases/[code]/payment": "cases",
  "/cases/[code]/payment/reports/[number]": "cases",
  "/cases/[code]/payment/invoices/[id]": "signed_in",
  "/cases/[code]/payment/invoices/[id]/invoice.pdf": "signed_in",
  "/cases/[code]/payment/payouts/[id]/remittance.pdf": "cases",
  "/cases/[code]/evaluation": "cases",
  "/staff/people": "casework",
  "/staff/people/[id]": "casework",
  "/staff/people/invite": "casework",
  "/staff/people/requests": "casework",
  "/staff/organizations": "office",
  "/staff/organizations/new": "casework",
  "/staff/organizations/[id]": "office",
  "/staff/organizations/[id]/merge": "directors",
  "/staff/holidays": "casework",
  "/staff/load": "casework",
  "/staff/money": "finance",
  "/staff/mail": "casework",
  "/staff/notices": "staff",
  "/api/uploads": "signed_in",
  "/api/files/[id]": "signed_in",
  "/api/search": "cases",
} as const satisfies Record<string, PageAudience>;

export type PageRoute = keyof typeof pages;

/** May this person open the page at all? */
export function mayOpen(route: PageRoute, actor: UserActor | null): boolean {
  const audience: PageAudience = pages[route];
  if (audience === "public") return true;
  if (!actor) return false;
  const is = (...kinds: string[]) => actor.memberships.some((membership) => kinds.includes(membership.kind));
  const holds = (...roles: string[]) => actor.staffRoles.some((role) => roles.includes(role));
  switch (audience) {
    case "signed_in":
      return true;
    case "cases":
      return !onlyPays(actor);
    case "payers":
      return is("BILLING");
    case "casework":
      return holds("FACILITATOR", "DIRECTOR");
    case "directors":
      return holds("DIRECTOR");
    case "office":
      return holds("FACILITATOR", "FINANCE", "DIRECTOR");
    case "finance":
      return holds("FINANCE", "DIRECTOR", "APPROVER");
    case "staff":
      return actor.staffRoles.length > 0;
    case "lawyers":
      return is("LAWYER");
    case "advocates":
      return is("LAWYER", "ASSISTANT");
    case "defenders":
      return actor.defenderId !== null;
  }
}

/** The page with which somebody begins. */
export function homeOf(actor: UserActor): PageRoute {
  return onlyPays(actor) ? "/invoices" : "/dashboard";
}

export type CasePage = Stage | "history" | "readings" | "handover" | "clocks" | "invoice";

const parties = ["lead", "counsel", "assistant", "assigned", "facilitator", "director"] as const;
const casePages: Record<CasePage, readonly Relation[]> = {
  review: [...parties, "offered"],
  agreement: [...parties, "former"],
  assignment: [...parties, "former", "finance"],
  payment: [...parties, "former", "finance", "approver"],
  evaluation: [...parties, "former"],
  history: [...parties, "former"],
  // Who saw whose name: for those who answer for it on either side.
  readings: ["lead", "director"],
  handover: ["lead", "counsel", "facilitator", "director"],
  clocks: ["facilitator", "finance", "director"],
  invoice: ["lead", "counsel", "assistant", "billing", "facilitator", "finance", "director"],
};

/** Is there such a page of a case for somebody who is this to it? What stands on it is decided by its own reader. */
export function mayOpenCasePage(page: CasePage, relations: readonly Relation[]): boolean {
  return relations.some((relation) => casePages[page].includes(relation));
}
