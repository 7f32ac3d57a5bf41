import type { z } from "zod";
import { DomainError } from "@/lib/errors";
import type { Decision } from "@/lib/workflow/define";
import type { sealContractInput } from "./schema";

type SealInput = z.output<typeof sealContractInput>;
export type SealFacts = {
  contract: { executed: boolean; sealed: boolean } | null;
  /** SHA-256 of the stored file, by the store's own reckoning; null: there is no such file of this contract. */
  storedSha256: string | null;
};

/** Once, at the end: the file's SHA-256 becomes part of the case's chain. */
export function decideSeal(facts: SealFacts, input: SealInput): Decision<SealInput> {
  const { contract, storedSha256 } = facts;
  if (!contract || storedSha256 !== input.sha256) throw new DomainError("NOT_FOUND");
  if (!contract.executed) throw new DomainError("WRONG_STATE");
  if (contract.sealed) throw new DomainError("ALREADY_DONE");
  return { changes: input, events: [{ type: "contract.sealed", payload: input }] };
}
