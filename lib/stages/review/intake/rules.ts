import type { z } from "zod";
import { refuseStale, type Edited } from "@/lib/clashes";
import { todayIn, type PlainDate } from "@/lib/dates";
import { DomainError } from "@/lib/errors";
import { readAmount, writeAmount } from "@/lib/money";
import { pastDays } from "@/lib/past-days";
import type { DecideContext, Decision } from "@/lib/workflow/define";
import { namesSomebody } from "@/lib/cases/party-names";
import { missingOf, type IntakeOutline } from "./missing";
import type {
  saveBudgetInput,
  saveLanguageInput,
  saveMatterInput,
  saveWorkInput,
  startIntakeInput,
} from "./schema";

/** A firm where somebody is a lawyer today. */
type Firm = { organizationId: string; currency: "USD" | "CAD" };

export type StartFacts = {
  /** Taken in this transaction: when the intake is refused, so is the number. */
  code: string;
  starterId: string;
  /** Firms of which the starter is a lawyer, and those of which they are an assistant. */
  lawyerOf: readonly string[];
  assistantOf: readonly string[];
  /** Firms of the lawyer for whom it is begun. */
  leadFirms: readonly Firm[];
};

export type StartChanges = z.output<typeof startIntakeInput> &
  Firm & { code: string; leadId: string; intakeId: string };

/**
 * A lawyer begins an intake for themselves; an assistant names a lawyer of their firm.
 * @throws DomainError INVALID at `leadId`
 */
export function decideStart(
  facts: StartFacts,
  input: z.output<typeof startIntakeInput>,
  context: DecideContext,
): Decision<StartChanges> {
  const leadId = input.leadId ?? facts.starterId;
  const own = leadId === facts.starterId;
  const firms = own ? facts.lawyerOf : facts.assistantOf;
  const firm = facts.leadFirms.find(({ organizationId }) => firms.includes(organizationId));
  if (!firm) throw new DomainError("INVALID", {}, { leadId: "review.errors.lead" });
  return {
    changes: { ...input, ...firm, code: facts.code, leadId, intakeId: context.newId() },
    events: [{ type: "intake.started", payload: { code: facts.code } }],
  };
}

export type SavedMatter = Omit<z.output<typeof saveMatterInput>, "version">;
export type MatterFacts = {
  intakeId: string;
  intakeVersion: number;
  saved: SavedMatter;
  partyNames: readonly string[];
};

/** @throws DomainError CONFLICT with both texts, NAMES_A_PARTY at the nickname, PAST_DATE at a deadline */
export function decideSaveMatter(
  facts: MatterFacts,
  input: z.output<typeof saveMatterInput>,
  context: DecideContext,
): Decision<SavedMatter & { intakeVersion: number }> {
  const { version, ...matter } = input;
  refuseStale<Edited<SavedMatter>>({ saved: facts.intakeVersion, known: version }, facts.saved, matter);
  if (namesSomebody(matter.nickname, facts.partyNames)) {
    throw new DomainError("NAMES_A_PARTY", {}, { nickname: "NAMES_A_PARTY" });
  }
  const days = (of: SavedMatter) => of.deadlines.map(({ day }) => day);
  refusePast(days(matter), days(facts.saved), context, (index) => `deadlines.${index}.day`);
  return saved("matter", { ...matter, intakeVersion: facts.intakeVersion });
}

export type SavedWork = Pick<z.output<typeof saveWorkInput>, "tasks">;

/** @throws DomainError CONFLICT, NAMES_A_PARTY at the words of a task, PAST_DATE at its deadline */
export function decideSaveWork(
  facts: { intakeId: string; intakeVersion: number; partyNames: readonly string[]; saved: SavedWork },
  input: z.output<typeof saveWorkInput>,
  context: DecideContext,
): Decision<SavedWork & { intakeVersion: number }> {
  const { version, ...work } = input;
  refuseStale<Edited<SavedWork>>({ saved: facts.intakeVersion, known: version }, facts.saved, work);
  // They become the scope of a contract, which names nobody: said while they are written, and not left out later.
  const naming = input.tasks.flatMap(({ words }, index) =>
    namesSomebody(words, facts.partyNames) ? [[`tasks.${index}.words`, "NAMES_A_PARTY"]] : [],
  );
  if (naming.length > 0) throw new DomainError("NAMES_A_PARTY", {}, Object.fromEntries(naming));
  const days = (of: SavedWork) => of.tasks.map(({ deadline }) => deadline);
  refusePast(days(work), days(facts.saved), context, (index) => `tasks.${index}.deadline`);
  return saved("work", { ...work, intakeVersion: facts.intakeVersion });
}

function refusePast(
  days: readonly (PlainDate | null)[],
  before: readonly (PlainDate | null)[],
  { actor, now }: DecideContext,
  fieldOf: (index: number) => string,
): void {
  const today = todayIn(actor.kind === "user" ? actor.timeZone : "UTC", now);
  const wrong = pastDays(days, before, today, fieldOf);
  if (Object.keys(wrong).length > 0) throw new DomainError("PAST_DATE", {}, wrong);
}

export type SavedLanguage = {
  arrangement: z.output<typeof saveLanguageInput>["arrangement"] | null;
  words: string;
};

export function decideSaveLanguage(
  facts: { intakeId: string; intakeVersion: number; saved: SavedLanguage },
  input: z.output<typeof saveLanguageInput>,
): Decision<SavedLanguage & { intakeVersion: number }> {
  const { version, ...language } = input;
  refuseStale<Edited<SavedLanguage>>({ saved: facts.intakeVersion, known: version }, facts.saved, language);
  return saved("language", { ...language, intakeVersion: facts.intakeVersion });
}

type BudgetInput = z.output<typeof saveBudgetInput>;
export type SavedBudget = { budgetMinor: number | null; reducedFee: boolean; reducedFeeWords: string };

/** @throws DomainError CONFLICT, those of readAmount at `budget`, INVALID at `reducedFeeWords` */
export function decideSaveBudget(
  facts: { intakeId: string; intakeVersion: number; saved: SavedBudget },
  input: BudgetInput,
): Decision<SavedBudget & { intakeVersion: number }> {
  const budgetMinor = input.budget ? readAmount(input.budget, "budget") : null;
  const budget = { budgetMinor, reducedFee: input.reducedFee, reducedFeeWords: input.reducedFeeWords };
  const typed = ({ budgetMinor: minor, ...of }: SavedBudget) => ({
    ...of,
    budget: minor === null ? null : writeAmount(minor),
  });
  refuseStale<Edited<BudgetInput>>(
    { saved: facts.intakeVersion, known: input.version },
    typed(facts.saved),
    typed(budget),
  );
  if (budget.reducedFee && !budget.reducedFeeWords) {
    throw new DomainError("INVALID", {}, { reducedFeeWords: "review.errors.reducedFeeWhy" });
  }
  return saved("budget", { ...budget, intakeVersion: facts.intakeVersion });
}

const saved = <Changes>(part: string, changes: Changes): Decision<Changes> => ({
  changes,
  events: [{ type: "intake.saved", payload: { part } }],
});

/** @throws DomainError INCOMPLETE: each thing that is missing, under the step where it is given */
export function decideSubmit(outline: IntakeOutline): Decision<null> {
  const missing = missingOf(outline);
  if (missing.length > 0) {
    const fields = Object.fromEntries(
      missing.map(({ step, key }) => [`${step}.${key}`, `review.missing.${key}`]),
    );
    throw new DomainError("INCOMPLETE", {}, fields);
  }
  return { changes: null, events: [{ type: "intake.submitted", payload: {} }], to: "submitted" };
}

/** What was written is shredded; a tombstone stays that nobody is shown. */
export function decideDiscard(): Decision<null> {
  return { changes: null, events: [{ type: "intake.discarded", payload: {} }], to: "withdrawn" };
}
