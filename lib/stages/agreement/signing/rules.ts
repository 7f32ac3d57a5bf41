import { userIdOf } from "@/lib/authz/actor";
import { addDays, officeToday } from "@/lib/calendar";
import { DomainError } from "@/lib/errors";
import { readClauses } from "@/lib/templates/canonical-text";
import { disclosure } from "@/lib/templates/disclosure";
import { sameName } from "@/lib/templates/signer";
import type { DecideContext, Decision } from "@/lib/workflow/define";
import {
  mayFollow,
  partyOf,
  signerOf,
  signers,
  wholeContract,
  type ContractFacts,
  type Signer,
} from "../facts";
import { languagesAgree, sameText, type CommentChanges } from "../negotiation/rules";
import type { SignInput } from "./schema";

/** Days that the three have to sign. */
export const daysToSign = 14;

export type SendFacts = {
  contract: ContractFacts;
  /** Has the lead Advocate signed the Advocate Agreement as it stands now? */
  agreementSigned: boolean;
  leadName: string;
  /** Letters that the document's font lacks. */
  missingGlyphs: (text: string) => string[];
};
export type SendChanges = { contractId: string; signBy: Date };

/** A text goes to be signed when the three approved the same one, and when it can be printed whole. */
export function decideSend(
  facts: SendFacts,
  input: { versionId: string; hash: string },
  context: DecideContext,
): Decision<SendChanges> {
  const { contract, agreementSigned, leadName } = facts;
  const { current, approved } = contract;
  sameText(input, current);
  languagesAgree(current);
  const { endsOn } = current.figures;
  if (endsOn < officeToday(context.now)) throw new DomainError("CONTRACT_OVER", { day: endsOn });
  if (!signers.every((party) => approved.includes(party))) throw new DomainError("NOT_ALL_APPROVED");
  if (!agreementSigned) throw new DomainError("AGREEMENT_MISSING", { name: leadName });
  printable(facts, context.case.code);
  const signBy = addDays(context.now, daysToSign);
  return {
    changes: { contractId: contract.id, signBy },
    to: "signing",
    events: [
      {
        type: "contract.sent_for_signature",
        payload: {
          contractId: contract.id,
          versionId: current.id,
          hash: current.hash,
          signBy: signBy.toISOString(),
        },
      },
    ],
  };
}

function printable({ contract, missingGlyphs }: SendFacts, code: string): void {
  const { figures, body } = contract.current;
  for (const { number, en, es } of readClauses({ code, figures, body })) {
    const letters = missingGlyphs([en.title, en.text, es.title, es.text].join(" "));
    if (letters.length > 0)
      throw new DomainError("GLYPH_MISSING", { clause: number, letters: letters.join(" ") });
  }
}

/** The first time that a signer has the text before them; after that nothing more is recorded. */
export function decideView(
  { contract, viewed }: { contract: ContractFacts; viewed: boolean },
  input: { versionId: string; hash: string },
  context: DecideContext,
): Decision<null> {
  const { current } = contract;
  const party = signingFor(context);
  sameText(input, current);
  if (viewed) return { changes: null, events: [] };
  const seen = { contractId: contract.id, versionId: current.id, hash: current.hash };
  return {
    changes: null,
    events: [{ type: "contract.viewed", payload: { ...seen, party: partyOf[party] } }],
  };
}

export type SignFacts = {
  contract: ContractFacts;
  signerName: string;
  request: { address: string; browser: string } | null;
};
export type SignChanges = {
  contractId: string;
  last: boolean;
  signature: {
    id: string;
    versionId: string;
    party: Signer;
    round: number;
    userId: string;
    typedName: string;
    hash: string;
    consentVersion: string;
    consentLocale: "en" | "es";
    consentAt: Date;
    address: string;
    browser: string;
    timeZone: string;
  };
};

/**
 * One signature, bound to the text that the signer saw: the Advocate's and the Defender's in any order, then Justice in
 * Motion's, which executes the contract and opens the assignment.
 */
export function decideSign(
  facts: SignFacts,
  input: SignInput,
  context: DecideContext,
): Decision<SignChanges> {
  const { contract, signerName, request } = facts;
  const { current, signed, round } = contract;
  const party = signingFor(context);
  sameText(input, current);
  if (signed.includes(party)) throw new DomainError("ALREADY_SIGNED");
  if (!mayFollow(party, signed)) throw new DomainError("JIM_SIGNS_LAST");
  if (input.consentVersion !== disclosure.version) throw new DomainError("TEXT_CHANGED");
  if (!sameName(input.typedName, signerName)) {
    throw new DomainError("NAME_MISMATCH", { name: signerName }, { typedName: "NAME_MISMATCH" });
  }
  const last = signed.length === 2;
  const step = last ? "last" : mayFollow("JIM", [...signed, party]) ? "jim" : "first";
  const seen = { contractId: contract.id, versionId: current.id, hash: current.hash };
  const signatureId = context.newId();
  const signBy = contract.signBy?.toISOString() ?? null;
  const { consentVersion, consentLocale, typedName, timeZone } = input;
  return {
    changes: {
      contractId: contract.id,
      last,
      signature: {
        ...{ id: signatureId, versionId: current.id, party, round, userId: userIdOf(context.actor) ?? "" },
        ...{ typedName, hash: current.hash, consentVersion, consentLocale, consentAt: context.now },
        timeZone,
        address: request?.address ?? "not recorded",
        browser: request?.browser ?? "not recorded",
      },
    },
    ...(last ? { to: "active" as const } : {}),
    events: [
      { type: "contract.signed", payload: { ...seen, party: partyOf[party], signatureId, step, signBy } },
      ...(last
        ? [{ type: "contract.executed" as const, payload: { ...seen, defenderId: contract.defenderId } }]
        : []),
    ],
  };
}

/**
 * Whose signature this is. The Advocate's is the lead's alone; Justice in Motion's is that of the case's facilitator
 * or of a director.
 */
export function signingFor(context: Pick<DecideContext, "actor" | "case">): Signer {
  const { relations, facilitatorId } = context.case;
  const party = signerOf(relations);
  if (party === "ADVOCATE" && !relations.includes("lead")) throw new DomainError("NOT_ALLOWED");
  const named = relations.includes("director") || facilitatorId === userIdOf(context.actor);
  if (party === "JIM" && !named) throw new DomainError("NOT_ALLOWED");
  return party;
}

export type ReturnChanges = { contractId: string; round: number; comment: CommentChanges | null };

/** Whoever declines says why; the reason stands as a comment, and the three approve anew. */
export function decideDecline(
  { contract }: { contract: ContractFacts },
  input: { reason: string },
  context: DecideContext,
): Decision<ReturnChanges> {
  const party = signingFor(context);
  if (contract.signed.includes(party)) throw new DomainError("ALREADY_SIGNED");
  return {
    changes: back(contract, comment(contract, partyOf[party], input.reason, context)),
    to: "negotiating",
    events: [
      {
        type: "contract.declined",
        payload: { contractId: contract.id, party: partyOf[party] },
        words: { reason: input.reason },
      },
    ],
  };
}

export function decideWithdrawToEdit(
  { contract }: { contract: ContractFacts },
  input: { reason: string },
  context: DecideContext,
): Decision<ReturnChanges> {
  return {
    changes: back(contract, comment(contract, "FACILITATOR", input.reason, context)),
    to: "negotiating",
    events: [
      {
        type: "contract.withdrawn_to_edit",
        payload: { contractId: contract.id },
        words: { reason: input.reason },
      },
    ],
  };
}

export function decideExpire(
  { contract }: { contract: ContractFacts },
  input: { ref: string },
): Decision<ReturnChanges> {
  if (contract.id !== input.ref) throw new DomainError("WRONG_STATE");
  return {
    changes: back(contract, null),
    to: "negotiating",
    events: [{ type: "contract.signing_expired", payload: { contractId: contract.id } }],
  };
}

const back = (contract: ContractFacts, said: CommentChanges | null): ReturnChanges => ({
  contractId: contract.id,
  round: contract.round + 1,
  comment: said,
});

function comment(
  contract: ContractFacts,
  party: CommentChanges["party"],
  words: string,
  context: DecideContext,
): CommentChanges {
  const id = context.newId();
  return {
    id,
    contractId: contract.id,
    versionId: contract.current.id,
    clauseKey: wholeContract,
    words,
    party,
  };
}
