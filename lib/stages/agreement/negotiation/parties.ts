import { contractHash } from "@/lib/templates/canonical-text";
import type { ContractBody } from "@/lib/templates/contract-body";
import type { DecideContext, Decision } from "@/lib/workflow/define";
import type { ContractFacts } from "../facts";
import type { NewVersion } from "../load";

type Named = { name: string; address: ContractBody["parties"]["advocateAddress"] };
export type PartiesFacts = { contract: ContractFacts; lead: Named; defender: Named };
export type PartiesChanges = { contractId: string; round: number; version: NewVersion };

/**
 * The case has another lead, or somebody's name was corrected: a text that names them as before is written anew. Where
 * it was being signed it comes back, and the three approve it again.
 */
export function decideNameParties(
  { contract, lead, defender }: PartiesFacts,
  _: object,
  context: DecideContext,
): Decision<PartiesChanges | null> {
  const { current, round, state } = contract;
  const parties = {
    ...current.body.parties,
    ...{ advocate: lead.name, advocateAddress: lead.address },
    ...{ defender: defender.name, defenderAddress: defender.address },
  };
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
