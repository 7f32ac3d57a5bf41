import type { UserActor } from "@/lib/authz/actor";
import { mayOpenCasePage } from "@/lib/authz/pages";
import type { Relation } from "@/lib/authz/policy";
import type { CaseFacts } from "@/lib/authz/scope";
import { frameView } from "@/lib/cases/frame/queries";
import { now } from "@/lib/clock";
import { db } from "@/lib/db/client";
import { hasSignedOnce } from "@/lib/templates/signed";
import { openKey } from "@/lib/db/keys";
import type { CommandName } from "@/lib/workflow/transitions";
import { checksOf, type CheckView } from "./conflicts/queries";
import { intakeView, peopleOutline, type IntakeView, type PersonOutline } from "./intake/queries";
import {
  candidatesFor,
  offersOf,
  offerView,
  type CandidateView,
  type OfferView,
  type SentOffer,
} from "./offers/queries";
import { closableFrom } from "./triage/rules";
import type { IntakePart } from "./triage/schema";
import {
  endOf,
  notesOf,
  questionsOf,
  type EndView,
  type NoteView,
  type QuestionView,
} from "./triage/queries";

type Common = { facts: CaseFacts; may: ReadonlySet<CommandName> };

export type AdvocateReview = Common & {
  reader: "advocate";
  intake: IntakeView;
  questions: QuestionView[];
  end: EndView | null;
};
export type DeskReview = Common & {
  reader: "staff";
  intake: IntakeView;
  lead: string;
  /** Questions have been open for so long that the case may be closed. */
  mayClose: boolean;
  questions: QuestionView[];
  notes: NoteView[];
  checks: CheckView[];
  candidates: CandidateView[];
  offers: SentOffer[];
  end: EndView | null;
};
/** A draft is its Advocate's alone. */
export type DraftReview = Common & { reader: "staff_draft" };
/** Who holds the case reads what happened and what is asked, with what the Advocate answered about it; not the budget. */
export type AssignedReview = Common & { reader: "assigned"; intake: IntakeView; questions: QuestionView[] };
export type OfferedReview = Common & { reader: "offered"; offer: OfferView; people: PersonOutline[] };

export type ReviewView = AdvocateReview | DeskReview | DraftReview | AssignedReview | OfferedReview;

/** The parts of an intake of which a Defender who holds the case reads what was answered. */
const assignedParts: readonly string[] = ["who", "matter", "work", "language"] satisfies IntakePart[];

const has = (facts: CaseFacts, ...any: Relation[]) =>
  facts.relations.some((relation) => any.includes(relation));
const isAdvocate = (facts: CaseFacts) => has(facts, "lead", "counsel", "assistant");

/** The review of a case as the reader may see it; null when to them there is none. */
export async function reviewView(actor: UserActor, code: string): Promise<ReviewView | null> {
  const frame = await frameView(actor, code);
  if (!frame) return null;
  const { facts, may } = frame;
  const common = { facts, may };
  const staff = has(facts, "facilitator", "director");
  if (staff && facts.status === "draft" && !isAdvocate(facts)) return { ...common, reader: "staff_draft" };
  if (!mayOpenCasePage("review", facts.relations)) return null;
  const key = await openKey(db(), facts.keyId);
  if (staff) {
    const [intake, questions, notes, checks, candidates, offers, end] = await Promise.all([
      intakeView(facts, key),
      questionsOf(facts.id, key),
      notesOf(facts.id, key),
      checksOf(actor, facts, key),
      may.has("runCheck") ? candidatesFor(facts) : [],
      offersOf(facts.id, key),
      endOf(facts.id, facts.status, key),
    ]);
    const lead = frame.people.lead;
    const askedAt = questions.filter(({ answer }) => answer === null).at(-1)?.askedAt;
    const mayClose = askedAt !== undefined && now() >= closableFrom(askedAt);
    return {
      ...common,
      reader: "staff",
      intake,
      lead,
      mayClose,
      questions,
      notes,
      checks,
      candidates,
      offers,
      end,
    };
  }
  if (isAdvocate(facts)) {
    const [intake, questions, end] = await Promise.all([
      intakeView(facts, key),
      questionsOf(facts.id, key),
      endOf(facts.id, facts.status, key),
    ]);
    return { ...common, reader: "advocate", intake, questions, end };
  }
  if (has(facts, "assigned")) {
    const [intake, asked] = await Promise.all([intakeView(facts, key), questionsOf(facts.id, key)]);
    const questions = asked.filter(({ part, answer }) => answer !== null && assignedParts.includes(part));
    return { ...common, reader: "assigned", intake, questions };
  }
  const offer = await offerView(actor, facts, key);
  if (!offer) return null;
  // How many there are would tell something too: until "interested" nobody is listed.
  const outline = offer.interested ? await peopleOutline(facts.id) : [];
  const people = outline.map((person) => ({ ...person, languages: [] }));
  return { ...common, reader: "offered", offer, people };
}

export type IntakeStepView = Common & { intake: IntakeView };

/** The intake while its Advocate's side writes it; null for everybody else. */
export async function intakeStepView(actor: UserActor, code: string): Promise<IntakeStepView | null> {
  const frame = await frameView(actor, code);
  if (!frame || !isAdvocate(frame.facts)) return null;
  const { facts, may } = frame;
  return { facts, may, intake: await intakeView(facts, await openKey(db(), facts.keyId)) };
}

export type StartView = {
  /** Lawyers for whom the reader may begin; empty for a lawyer, who begins for themselves. */
  lawyers: { id: string; name: string }[];
  ownFirst: boolean;
  /** The one-time agreement is not signed as it stands now. */
  agreementMissing: boolean;
};

/** What somebody needs to begin an intake. */
export async function startView(actor: UserActor): Promise<StartView> {
  const firms = actor.memberships.filter(({ kind }) => kind === "ASSISTANT").map((one) => one.organizationId);
  const ownFirst = actor.memberships.some(({ kind }) => kind === "LAWYER");
  const lawyers = await db().membership.findMany({
    where: { organizationId: { in: firms }, kind: "LAWYER", to: null, user: { disabledAt: null } },
    distinct: ["userId"],
    orderBy: { user: { name: "asc" } },
    select: { user: { select: { id: true, name: true } } },
  });
  const agreementMissing = ownFirst && !(await hasSignedOnce(db(), "ADVOCATE_AGREEMENT", actor.userId));
  return { lawyers: lawyers.map(({ user }) => user), ownFirst, agreementMissing };
}
