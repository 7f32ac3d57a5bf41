import { contractHash } from "@/lib/templates/canonical-text";
import type { ContractBody } from "@/lib/templates/contract-body";
import type { DecideContext, Decision } from "@/lib/workflow/define";
import type { ContractFacts } from "../facts";
import type { NewVersion } from "../load";

export type LeadFacts = {
  contract: ContractFacts;
  lead: { name: string; address: ContractBody["parties"]["advocateAddress"] };
};
export type LeadChanges = { contractId: string; round: number; version: NewVersion };

/**
 * The case has another lead: a text that names the one before is written anew. Where it was being signed it comes back,
 * and the three approve it again.
 */
export function decideNameLead(
  { contract, lead }: LeadFacts,
  _: object,
  context: DecideContext,
): Decision<LeadChanges | null> {
  const { current, round, state } = contract;
  const parties = { ...current.body.parties, advocate: lead.name, advocateAddress: lead.address };
  const body = { ...current.body, parties };
  const { figures } = current;
  const hash = contractHash({ code: context.case.code, figures, body });
  if (hash === current.hash) return { changes: null, events: [] };
  const number = current.number + 1;
  const id = context.newId();
  return {
    changes: {
      contractId: contract.id,
      round: state === "signing" ? round + 1 : round,
      version: { id, number, figures, body, hash, authorId: null, authorParty: "SYSTEM" },
    },
    to: "negotiating",
    events: [
      {
        type: "contract.version_created",
        payload: { contractId: contract.id, versionId: id, number, hash, clauses: [] },
      },
    ],
  };
}
