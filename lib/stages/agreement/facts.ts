import type { Relation } from "@/lib/authz/policy";
import { DomainError } from "@/lib/errors";
import type { ContractBody } from "@/lib/templates/contract-body";
import type { ContractFigures } from "@/lib/templates/figures";
import type { Party } from "@/lib/workflow/statuses";

/** The three who agree and sign. */
export const signers = ["ADVOCATE", "JIM", "DEFENDER"] as const;
export type Signer = (typeof signers)[number];

export type ContractState = "negotiating" | "signing" | "executed" | "ended" | "void";

export type VersionFacts = {
  id: string;
  number: number;
  figures: ContractFigures;
  body: ContractBody;
  /** SHA-256 of the canonical text, hexadecimal: the version's identity. */
  hash: string;
};

/** The contract that a case is negotiated, signed or worked under, with its newest text. */
export type ContractFacts = {
  id: string;
  state: ContractState;
  defenderId: string;
  /** Grows each time the contract comes back unsigned; approvals and signatures count within it. */
  round: number;
  current: VersionFacts;
  /** Who has approved the newest text in this round. */
  approved: Signer[];
  /** Who has signed the newest text in this round. */
  signed: Signer[];
  /** Until when; null before it was sent. */
  signBy: Date | null;
};

/** Justice in Motion signs last: nobody is bound by a text that the two others may still decline. */
export function mayFollow(party: Signer, signed: readonly Signer[]): boolean {
  return party !== "JIM" || (signed.includes("ADVOCATE") && signed.includes("DEFENDER"));
}

const sides: readonly [Relation, Signer][] = [
  ["lead", "ADVOCATE"],
  ["counsel", "ADVOCATE"],
  ["assistant", "ADVOCATE"],
  ["assigned", "DEFENDER"],
  ["former", "DEFENDER"],
  ["facilitator", "JIM"],
  ["director", "JIM"],
];

/** Only the three who agree read a contract; a Defender whose assignment ended, the one that they signed. */
export function maySeeContract(relations: readonly Relation[]): boolean {
  return sides.some(([relation]) => relations.includes(relation));
}

/** Which contracts of a case a reader reads: a Defender whose assignment ended none that another signed. */
export const ownContract = (relations: readonly Relation[], defenderId: string | null) =>
  relations.includes("former") ? { defenderId: defenderId ?? "" } : {};

/** For which of the three somebody acts. @throws DomainError NOT_ALLOWED for whoever stands on no side */
export function signerOf(relations: readonly Relation[]): Signer {
  const side = sides.find(([relation]) => relations.includes(relation));
  if (!side) throw new DomainError("NOT_ALLOWED");
  return side[1];
}

/** Waits and events speak of Justice in Motion's side as its facilitator. */
export const partyOf: Record<Signer, Extract<Party, "ADVOCATE" | "FACILITATOR" | "DEFENDER">> = {
  ADVOCATE: "ADVOCATE",
  JIM: "FACILITATOR",
  DEFENDER: "DEFENDER",
};

/** The clause that a comment or a reason is about when it is about the whole contract. */
export const wholeContract = "contract";
