import type { z } from "zod";
import { DomainError, type Clash } from "@/lib/errors";
import { parseAmount } from "@/lib/money";
import type { DecideContext, Decision } from "@/lib/workflow/define";
import { namesSomebody } from "../names";
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

/** @throws DomainError CONFLICT with both texts, NAMES_A_PARTY at the nickname */
export function decideSaveMatter(
  facts: MatterFacts,
  input: z.output<typeof saveMatterInput>,
): Decision<SavedMatter & { intakeVersion: number }> {
  const { version, ...matter } = input;
  sameVersion(facts.intakeVersion, version, matterTexts(facts.saved), matterTexts(matter));
  if (namesSomebody(matter.nickname, facts.partyNames)) {
    throw new DomainError("NAMES_A_PARTY", {}, { nickname: "NAMES_A_PARTY" });
  }
  return saved("matter", { ...matter, intakeVersion: facts.intakeVersion });
}

const matterTexts = ({ deadlines, ...matter }: SavedMatter) => ({
  ...matter,
  ...Object.fromEntries(
    deadlines.flatMap(({ kind, day }, at) => [
      [`deadlines.${at}.kind`, kind],
      [`deadlines.${at}.day`, day],
    ]),
  ),
});

export type SavedWork = Pick<z.output<typeof saveWorkInput>, "tasks">;

export function decideSaveWork(
  facts: { intakeId: string; intakeVersion: number; saved: SavedWork },
  input: z.output<typeof saveWorkInput>,
): Decision<SavedWork & { intakeVersion: number }> {
  sameVersion(facts.intakeVersion, input.version, workTexts(facts.saved), workTexts(input));
  return saved("work", { tasks: input.tasks, intakeVersion: facts.intakeVersion });
}

const workTexts = ({ tasks }: SavedWork): Record<string, string> =>
  Object.fromEntries(
    tasks.flatMap((task, at) => [
      [`tasks.${at}.kind`, task.kind],
      [`tasks.${at}.words`, task.words],
      [`tasks.${at}.deadline`, task.deadline ?? ""],
    ]),
  );

export type SavedLanguage = {
  arrangement: z.output<typeof saveLanguageInput>["arrangement"] | null;
  words: string;
};

export function decideSaveLanguage(
  facts: { intakeId: string; intakeVersion: number; saved: SavedLanguage },
  input: z.output<typeof saveLanguageInput>,
): Decision<SavedLanguage & { intakeVersion: number }> {
  const { version, ...language } = input;
  sameVersion(
    facts.intakeVersion,
    version,
    { ...facts.saved, arrangement: facts.saved.arrangement ?? "" },
    language,
  );
  return saved("language", { ...language, intakeVersion: facts.intakeVersion });
}

export type SavedBudget = { budgetMinor: number | null; reducedFee: boolean; reducedFeeWords: string };

/** @throws DomainError CONFLICT, AMOUNT_UNREADABLE or AMOUNT_AMBIGUOUS at `budget`, INVALID at `reducedFeeWords` */
export function decideSaveBudget(
  facts: { intakeId: string; intakeVersion: number; saved: SavedBudget },
  input: z.output<typeof saveBudgetInput>,
): Decision<SavedBudget & { intakeVersion: number }> {
  const budgetMinor = input.budget ? readAmount(input.budget, "budget") : null;
  const budget = { budgetMinor, reducedFee: input.reducedFee, reducedFeeWords: input.reducedFeeWords };
  const texts = (of: SavedBudget) => ({
    budget: amountText(of.budgetMinor),
    reducedFeeWords: of.reducedFeeWords,
  });
  sameVersion(facts.intakeVersion, input.version, texts(facts.saved), texts(budget));
  if (budget.reducedFee && !budget.reducedFeeWords) {
    throw new DomainError("INVALID", {}, { reducedFeeWords: "review.errors.reducedFeeWhy" });
  }
  return saved("budget", { ...budget, intakeVersion: facts.intakeVersion });
}

const amountText = (minor: number | null) => (minor === null ? "" : (minor / 100).toFixed(2));

/**
 * An amount as people write it, in minor units.
 * @throws DomainError AMOUNT_UNREADABLE, AMOUNT_AMBIGUOUS (with both readings) at the field
 */
export function readAmount(text: string, field: string): number {
  const reading = parseAmount(text);
  if (reading.kind === "exact") return reading.minor;
  if (reading.kind === "unreadable")
    throw new DomainError("AMOUNT_UNREADABLE", {}, { [field]: "AMOUNT_UNREADABLE" });
  const [first = 0, second = 0] = reading.readings;
  const params = { first: amountText(first), second: amountText(second) };
  throw new DomainError("AMOUNT_AMBIGUOUS", params, { [field]: "AMOUNT_AMBIGUOUS" });
}

const saved = <Changes>(part: string, changes: Changes): Decision<Changes> => ({
  changes,
  events: [{ type: "intake.saved", payload: { part } }],
});

/** Saved meanwhile by somebody else: both texts of every field that differs; when none does, nothing is lost. */
function sameVersion(
  saved: number,
  known: number,
  theirs: Readonly<Record<string, string>>,
  yours: Readonly<Record<string, string>>,
): void {
  if (saved === known) return;
  const fields = [...new Set([...Object.keys(theirs), ...Object.keys(yours)])];
  const clashes: Clash[] = fields
    .filter((field) => (theirs[field] ?? "") !== (yours[field] ?? ""))
    .map((field) => ({ field, theirs: theirs[field] ?? "", yours: yours[field] ?? "" }));
  if (clashes.length > 0) throw new DomainError("CONFLICT", {}, {}, clashes);
}

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
