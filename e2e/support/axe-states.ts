import type { UserActor } from "@/lib/authz/actor";
import type { PageRoute } from "@/lib/authz/pages";
import { db } from "@/lib/db/client";
import type { World } from "@/tests/support/world";
import type { AxeCases } from "./axe-cases";

/** Routes that answer no page: files, documents, and what only takes a form. */
export type NoPage =
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

type State = {
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

/** A page in its state, by a name that no other has. */
export type Face = State & { name: string };

const at = (code: string, rest: string) => `/cases/${code}/${rest}`;
const lawyer = (world: World) => world.lawyer;
const defender = (world: World) => world.defender;
const facilitator = (world: World) => world.facilitator;
const finance = (world: World) => world.finance;
const approver = (world: World) => world.approver;

/** One state for every page; a page without a row does not compile. */
const axeStates: Record<ShownRoute, State> = {
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
};

/** Further faces of pages that look different to another reader or in another state. */
const moreStates: State[] = [
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

/** Every page of the manifest, then the further faces. */
export const faces: Face[] = [
  ...Object.entries(axeStates).map(([route, state]) => ({ name: `${route}, ${state.state}`, ...state })),
  ...moreStates.map((state) => ({ name: state.state, ...state })),
];
