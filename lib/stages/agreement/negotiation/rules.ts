import { userIdOf } from "@/lib/authz/actor";
import { officeToday } from "@/lib/calendar";
import { canonicalJson } from "@/lib/canonical-json";
import { refuseClashes } from "@/lib/clashes";
import { DomainError } from "@/lib/errors";
import { contractHash } from "@/lib/templates/canonical-text";
import { unknownPlaces } from "@/lib/templates/fill";
import { pastDays } from "@/lib/past-days";
import type { DecideContext, Decision } from "@/lib/workflow/define";
import {
  partyOf,
  signerOf,
  wholeContract,
  type ContractFacts,
  type Signer,
  type VersionFacts,
} from "../facts";
import type { NewVersion } from "../load";
import { markUnmatched, sameInBoth, unmatchedNumbers } from "./matching";
import { mergeEdit } from "./merge";
import { fieldsThatName, type NamingFacts } from "./naming";
import type { EditContract } from "./schema";

export type EditFacts = NamingFacts & {
  contract: ContractFacts;
  /** The version that the editor began from; null: there is none of that number. */
  base: VersionFacts | null;
  payers: { id: string; name: string }[];
};
export type EditChanges = { contractId: string; version: NewVersion };

/** Every save is a version of its own, with its author. Approvals stay with the versions they were given to. */
export function decideEdit(
  { contract, base, payers, ...naming }: EditFacts,
  input: EditContract,
  context: DecideContext,
): Decision<EditChanges> {
  const { current } = contract;
  if (!base) throw new DomainError("INVALID");
  checkInput(input, current, payers, context.now);
  const payer = payers.find(({ id }) => id === input.terms?.payerId);
  const newPayer = payer && payer.id !== current.figures.payerId ? payer.name : null;
  refuseNames(fieldsThatName(input, naming, newPayer));
  const { content, clashes } = mergeEdit(base, current, input, payer?.name ?? null);
  refuseClashes(clashes);
  const saidToMatch = new Set(Object.keys(input.clauses).filter((key) => input.clauses[key]?.matched));
  const body = markUnmatched(current.body, sameInBoth(content.body, saidToMatch), saidToMatch);
  const { figures } = content;
  const before = { figures: current.figures, body: current.body };
  if (canonicalJson({ figures, body }) === canonicalJson(before)) throw new DomainError("NOTHING_CHANGED");
  const version: NewVersion = {
    id: context.newId(),
    number: current.number + 1,
    figures,
    body,
    hash: contractHash({ code: context.case.code, figures, body }),
    authorId: userIdOf(context.actor),
    authorParty: partyOf[signerOf(context.case.relations)],
  };
  const payload = {
    contractId: contract.id,
    versionId: version.id,
    number: version.number,
    hash: version.hash,
  };
  return {
    changes: { contractId: contract.id, version },
    events: [
      { type: "contract.version_created", payload: { ...payload, clauses: changedParts(current, version) } },
    ],
  };
}

function checkInput(
  input: EditContract,
  current: VersionFacts,
  payers: EditFacts["payers"],
  now: Date,
): void {
  const wrong: Record<string, string> = {};
  for (const [key, clause] of Object.entries(input.clauses)) {
    if (!current.body.clauses.some((known) => known.key === key)) throw new DomainError("INVALID");
    for (const language of ["en", "es"] as const) {
      const text = clause[language]?.text ?? "";
      if (unknownPlaces(text).length > 0) wrong[`clauses.${key}.${language}.text`] = "UNKNOWN_TERM";
    }
  }
  const { terms } = input;
  if (terms && terms.endsOn < terms.startsOn) wrong["terms.endsOn"] = "DATE_ORDER";
  if (terms && terms.endsOn < officeToday(now)) wrong["terms.endsOn"] = "LAST_DAY_PAST";
  if (terms) {
    const known = current.body.scope.map(({ deadline }) => deadline);
    const asked = terms.scope.map(({ deadline }) => deadline);
    const field = (index: number) => `terms.scope.${index}.deadline`;
    Object.assign(wrong, pastDays(asked, known, officeToday(now), field));
  }
  if (terms && !payers.some(({ id }) => id === terms.payerId)) wrong["terms.payerId"] = "NOT_FOUND";
  if (Object.keys(wrong).length > 0) throw new DomainError("INVALID", {}, wrong);
}

function refuseNames(fields: readonly string[]): void {
  if (fields.length === 0) return;
  const wrong = Object.fromEntries(fields.map((field) => [field, "NAMES_A_PARTY"]));
  throw new DomainError("NAMES_A_PARTY", {}, wrong);
}

function changedParts(before: VersionFacts, after: NewVersion): string[] {
  const clauses = after.body.clauses.filter((clause, index) => {
    const was = before.body.clauses[index];
    return canonicalJson(was ?? null) !== canonicalJson(clause);
  });
  const terms = ({ figures, body }: VersionFacts) =>
    canonicalJson({ figures, scope: body.scope, instructions: [body.instructions, body.instructionsEs] });
  return [...(terms(before) === terms(after) ? [] : ["terms"]), ...clauses.map(({ key }) => key)];
}

export type CommentChanges = {
  id: string;
  contractId: string;
  versionId: string;
  clauseKey: string;
  words: string;
  party: "ADVOCATE" | "DEFENDER" | "FACILITATOR";
};

export function decideComment(
  { contract }: { contract: ContractFacts },
  input: { clauseKey: string; words: string },
  context: DecideContext,
): Decision<CommentChanges> {
  const { current } = contract;
  const known =
    input.clauseKey === wholeContract || current.body.clauses.some(({ key }) => key === input.clauseKey);
  if (!known) throw new DomainError("INVALID");
  const id = context.newId();
  return {
    changes: {
      ...input,
      id,
      contractId: contract.id,
      versionId: current.id,
      party: partyOf[signerOf(context.case.relations)],
    },
    events: [
      {
        type: "contract.commented",
        payload: { contractId: contract.id, commentId: id, clause: input.clauseKey },
        words: { comment: input.words },
      },
    ],
  };
}

export function decideResolve(
  facts: { contractId: string; comment: { resolved: boolean } | null },
  input: { commentId: string },
): Decision<{ commentId: string }> {
  if (!facts.comment) throw new DomainError("NOT_FOUND");
  if (facts.comment.resolved) throw new DomainError("ALREADY_DONE");
  const { commentId } = input;
  return {
    changes: { commentId },
    events: [{ type: "contract.comment_resolved", payload: { contractId: facts.contractId, commentId } }],
  };
}

/** Refuses a text that is no longer the newest: nobody agrees to what they did not see. */
export function sameText(seen: { versionId: string; hash: string }, current: VersionFacts): void {
  if (seen.versionId !== current.id || seen.hash !== current.hash) throw new DomainError("TEXT_CHANGED");
}

/** Refuses a text of which one language has not been compared with the other. */
export function languagesAgree(current: VersionFacts): void {
  const [first] = unmatchedNumbers(current.body);
  if (first !== undefined) throw new DomainError("CLAUSE_UNMATCHED", { clause: first });
}

export type ApprovalChanges = { id: string; versionId: string; party: Signer; round: number; hash: string };

export function decideApprove(
  { contract }: { contract: ContractFacts },
  input: { versionId: string; hash: string },
  context: DecideContext,
): Decision<ApprovalChanges> {
  const { current, approved, round } = contract;
  sameText(input, current);
  languagesAgree(current);
  const party = signerOf(context.case.relations);
  if (approved.includes(party)) throw new DomainError("ALREADY_DONE");
  return {
    changes: { id: context.newId(), versionId: current.id, party, round, hash: current.hash },
    events: [
      {
        type: "contract.approved",
        payload: {
          contractId: contract.id,
          versionId: current.id,
          hash: current.hash,
          party: partyOf[party],
          all: approved.length === 2,
        },
      },
    ],
  };
}

/** The Defender leaves the case before anything is signed, or is let go; the next acceptance opens a new contract. */
export function decideRelease(
  { contract }: { contract: ContractFacts },
  input: { reason: string },
  context: DecideContext,
): Decision<{ contractId: string }> {
  const { relations } = context.case;
  const by = relations.includes("assigned") ? "DEFENDER" : "FACILITATOR";
  return {
    changes: { contractId: contract.id },
    to: "accepted",
    events: [
      {
        type: "defender.released",
        payload: { defenderId: contract.defenderId, by },
        words: { reason: input.reason },
      },
      { type: "contract.ended", payload: { contractId: contract.id } },
    ],
  };
}
