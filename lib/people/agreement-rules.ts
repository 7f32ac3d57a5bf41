import { hasMembership, userIdOf } from "@/lib/authz/actor";
import { DomainError } from "@/lib/errors";
import { disclosure } from "@/lib/templates/disclosure";
import type { SignAdvocateAgreement } from "@/lib/templates/schema";
import { sameName } from "@/lib/templates/signer";
import type { DecideContext, Decision } from "@/lib/workflow/define";

export type AgreementFacts = {
  newest: { id: string; hash: string } | null;
  alreadySigned: boolean;
  name: string;
  request: { address: string; browser: string } | null;
};
export type AgreementChanges = {
  id: string;
  userId: string;
  templateVersionId: string;
  typedName: string;
  hash: string;
  consentVersion: string;
  address: string;
  browser: string;
};

/** A lawyer signs the one-time agreement: the newest version, as it was read. */
export function decideSignAgreement(
  facts: AgreementFacts,
  input: SignAdvocateAgreement,
  context: DecideContext,
): Decision<AgreementChanges> {
  const { newest, alreadySigned, name, request } = facts;
  if (!hasMembership(context.actor, "LAWYER")) throw new DomainError("NOT_ALLOWED");
  if (!newest) throw new DomainError("NOT_FOUND");
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
    events: [{ type: "advocate_agreement.signed", payload: { templateVersionId, hash } }],
  };
}
