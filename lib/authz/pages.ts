import type { UserActor } from "./actor";

/**
 * Every page and route of the build and who may open it at all. What they see there is decided by scope and by
 * relation to the case. A page or route of the build without a row fails the tests.
 */
export type PageAudience = "public" | "signed_in" | "casework" | "finance" | "lawyers" | "advocates";

export const pages = {
  "/": "public",
  "/_not-found": "public",
  "/_global-error": "public",
  "/sign-in": "public",
  "/invitation/[token]": "public",
  "/reset": "public",
  "/reset/[token]": "public",
  "/privacy": "public",
  "/preferences": "public",
  "/sign-out": "public",
  "/api/auth/[...nextauth]": "public",
  "/api/health": "public",

  "/dashboard": "signed_in",
  "/notices": "signed_in",
  "/account": "signed_in",
  "/account/agreement": "lawyers",
  "/cases": "signed_in",
  "/cases/new": "advocates",
  "/cases/[code]": "signed_in",
  "/cases/[code]/history": "signed_in",
  "/cases/[code]/review": "signed_in",
  "/cases/[code]/review/intake/[step]": "signed_in",
  "/cases/[code]/agreement": "signed_in",
  "/cases/[code]/agreement/sign": "signed_in",
  "/cases/[code]/agreement/contract.pdf": "signed_in",
  "/cases/[code]/assignment": "signed_in",
  "/cases/[code]/assignment/messages": "signed_in",
  "/cases/[code]/assignment/entry": "signed_in",
  "/cases/[code]/payment": "signed_in",
  "/cases/[code]/payment/reports/[number]": "signed_in",
  "/cases/[code]/payment/invoices/[id]": "signed_in",
  "/cases/[code]/payment/invoices/[id]/invoice.pdf": "signed_in",
  "/cases/[code]/payment/payouts/[id]/remittance.pdf": "signed_in",
  "/cases/[code]/evaluation": "signed_in",
  "/staff/people": "casework",
  "/staff/people/invite": "casework",
  "/staff/money": "finance",
  "/api/uploads": "signed_in",
  "/api/files/[id]": "signed_in",
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
    case "casework":
      return holds("FACILITATOR", "DIRECTOR");
    case "finance":
      return holds("FINANCE", "DIRECTOR", "APPROVER");
    case "lawyers":
      return is("LAWYER");
    case "advocates":
      return is("LAWYER", "ASSISTANT");
  }
}
