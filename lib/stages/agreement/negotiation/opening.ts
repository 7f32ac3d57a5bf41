import { namesSomebody } from "@/lib/cases/party-names";
import { compareDates, laterOf, plusDays, todayIn, type PlainDate } from "@/lib/dates";
import { DomainError } from "@/lib/errors";
import { contractHash } from "@/lib/templates/canonical-text";
import type { TemplateClause } from "@/lib/templates/clause";
import type { ContractBody } from "@/lib/templates/contract-body";
import type { ContractFigures } from "@/lib/templates/figures";
import type { DecideContext, Decision } from "@/lib/workflow/define";
import type { NewVersion } from "../load";

export type OpeningFacts = {
  template: { id: string; clauses: TemplateClause[] } | null;
  rate: { billRateMinor: number; payRateMinor: number; feeBasisPoints: number } | null;
  offer: {
    id: string;
    defenderId: string;
    defenderZone: string;
    hours: number;
    expensesMinor: number;
  } | null;
  tasks: { kind: string; words: string; deadline: PlainDate | null }[];
  parties: ContractBody["parties"];
  /** Names and aliases of every party of the case, whom a contract never names. */
  partyNames: readonly string[];
  /** A contract of this case that was left before it was executed. */
  previousId: string | null;
  /** This offer has its contract. */
  already: boolean;
};

export type OpeningChanges = {
  contractId: string;
  offerId: string;
  defenderId: string;
  templateVersionId: string;
  previousId: string | null;
  version: NewVersion;
};

/** How long a contract runs when nothing asks for more, and how long after the last task's date. Days. */
const usualTerm = 180;
const afterLastTask = 90;

/**
 * The contract begins from the newest template, the intake's work, the offer's caps and the fees of today. Words of a
 * task that name a party are left out, its kind and date stay; whoever is told of the opening is told that too.
 * Its first day is today where the Defender works: days of work are counted there, and late in the evening of
 * Guatemala the office has the next day already.
 */
export function decideOpen(
  facts: OpeningFacts,
  _: { offerId: string },
  context: DecideContext,
): Decision<OpeningChanges> {
  const { template, rate, offer, tasks, parties, partyNames, previousId, already } = facts;
  if (!offer) throw new DomainError("NOT_FOUND");
  if (already) throw new DomainError("WRONG_STATE");
  if (!template) throw new DomainError("TEMPLATE_MISSING");
  if (!rate) throw new DomainError("RATE_MISSING");
  const startsOn = todayIn(offer.defenderZone, context.now);
  const figures: ContractFigures = {
    ...rate,
    currency: context.case.currency,
    capMinutes: offer.hours * 60,
    capExpensesMinor: offer.expensesMinor,
    startsOn,
    endsOn: lastDay(startsOn, tasks),
    payerId: context.case.organizationId,
  };
  const named = tasks.map(({ words }) => namesSomebody(words, partyNames));
  const leftOut = named.filter(Boolean).length;
  const body: ContractBody = {
    parties,
    scope: tasks.map(({ words, ...task }, index) => ({
      ...task,
      words: named[index] ? "" : words,
      wordsEs: "",
    })),
    ...(leftOut > 0 ? { leftOut: true } : {}),
    instructions: "",
    instructionsEs: "",
    clauses: template.clauses,
  };
  const contractId = context.newId();
  const versionId = context.newId();
  const hash = contractHash({ code: context.case.code, figures, body });
  return {
    changes: {
      ...{
        contractId,
        offerId: offer.id,
        defenderId: offer.defenderId,
        templateVersionId: template.id,
        previousId,
      },
      version: { id: versionId, number: 1, figures, body, hash, authorId: null, authorParty: "SYSTEM" },
    },
    events: [
      ...(previousId ? [{ type: "contract.ended" as const, payload: { contractId: previousId } }] : []),
      { type: "contract.opened", payload: { contractId, versionId, hash, leftOut } },
    ],
  };
}

function lastDay(startsOn: PlainDate, tasks: OpeningFacts["tasks"]): PlainDate {
  const deadlines = tasks.flatMap(({ deadline }) => (deadline ? [deadline] : [])).sort(compareDates);
  const last = deadlines.at(-1);
  const usual = plusDays(startsOn, usualTerm);
  return last ? laterOf(usual, plusDays(last, afterLastTask)) : usual;
}
