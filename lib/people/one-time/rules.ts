import { userIdOf } from "@/lib/authz/actor";
import { DomainError } from "@/lib/errors";
import { disclosure } from "@/lib/templates/disclosure";
import type { SignOneTime } from "@/lib/templates/schema";
import { sameName } from "@/lib/templates/signer";
import type { OneTimeKind } from "@/lib/templates/subject";
import type { DecideContext, Decision } from "@/lib/workflow/define";
import type { NewEvent } from "@/lib/workflow/events";
import { oneTimeKindsOf } from "./kinds";

export type SignFacts = {
  /** Of the version that was read; null: there is none such, or nobody signs it apart from a case. */
  kind: OneTimeKind | null;
  newest: { id: string; hash: string } | null;
  alreadySigned: boolean;
  name: string;
  request: { address: string; browser: string } | null;
};
export type OneTimeSignature = {
  id: string;
  userId: string;
  templateVersionId: string;
  typedName: string;
  hash: string;
  consentVersion: string;
  address: string;
  browser: string;
};

const signedEvent = {
  ADVOCATE_AGREEMENT: "advocate_agreement.signed",
  NETWORK_TERMS: "network_terms.signed",
} as const satisfies Record<OneTimeKind, NewEvent["type"]>;

/**
 * A lawyer signs the Advocate Agreement, a Defender the terms of the network: the newest version, as it was read.
 * @throws DomainError NOT_FOUND, NOT_ALLOWED, TEXT_CHANGED, ALREADY_SIGNED, NAME_MISMATCH
 */
export function decideSignOneTime(
  facts: SignFacts,
  input: SignOneTime,
  context: DecideContext,
): Decision<OneTimeSignature> {
  const { kind, newest, alreadySigned, name, request } = facts;
  if (!kind || !newest) throw new DomainError("NOT_FOUND");
  if (!oneTimeKindsOf(context.actor).includes(kind)) throw new DomainError("NOT_ALLOWED");
  const { templateVersionId, hash, consentVersion, typedName } = input;
  if (templateVersionId !== newest.id || hash !== newest.hash || consentVersion !== disclosure.version) {
    throw new DomainError("TEXT_CHANGED");
  }
  if (alreadySigned) throw new DomainError("ALREADY_SIGNED");
  if (!sameName(typedName, name)) {
    throw new DomainError("NAME_MISMATCH", { name }, { typedName: "NAME_MISMATCH" });
  }
  return {
    changes: {
      ...{ id: context.newId(), userId: userIdOf(context.actor) ?? "", templateVersionId },
      ...{ typedName, hash, consentVersion },
      address: request?.address ?? "not recorded",
      browser: request?.browser ?? "not recorded",
    },
    events: [{ type: signedEvent[kind], payload: { templateVersionId, hash } }],
  };
}
