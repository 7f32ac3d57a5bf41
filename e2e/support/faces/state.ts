import type { UserActor } from "@/lib/authz/actor";
import type { PageRoute } from "@/lib/authz/pages";
import type { World } from "@/tests/support/world";
import type { AxeCases } from "../axe-cases";

/** Routes that answer no page: files, documents, and what only takes a form. */
type NoPage =
  | "/_global-error"
  | "/cases/list.csv"
  | "/preferences"
  | "/brochure.pdf"
  | "/robots.txt"
  | "/sitemap.xml"
  | "/sign-out"
  | "/api/auth/[...nextauth]"
  | "/api/passkeys/[use]"
  | "/api/demo-code"
  | "/api/health"
  | "/api/metrics"
  | "/api/uploads"
  | "/api/files/[id]"
  | "/api/search"
  | "/api/mail/stop/[token]"
  | "/api/mail/bounces"
  | "/cases/[code]/agreement/contract.pdf"
  | "/cases/[code]/payment/invoices/[id]/invoice.pdf"
  | "/cases/[code]/payment/payouts/[id]/remittance.pdf";

export type ShownRoute = Exclude<PageRoute, NoPage>;

/** A page as it is looked at: by whom, and with what in it. */
export type State = {
  /** They gave their password, and nothing else yet. */
  halfway?: true;
  /** The data that the page is looked at with. */
  state: string;
  as?: (world: World) => UserActor;
  path: (cases: AxeCases) => string | Promise<string>;
  /** What it answers; 200 when nothing else is said. */
  status?: number;
  /** The drawn screen that it follows, where there is one. */
  drawn?: string;
};

export type States = Partial<Record<ShownRoute, State>>;

export const at = (code: string, rest: string) => `/cases/${code}/${rest}`;
export const lawyer = (world: World) => world.lawyer;
export const defender = (world: World) => world.defender;
export const facilitator = (world: World) => world.facilitator;
export const finance = (world: World) => world.finance;
export const approver = (world: World) => world.approver;
