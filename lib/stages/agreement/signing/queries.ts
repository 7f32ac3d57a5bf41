import type { UserActor } from "@/lib/authz/actor";
import { DomainError } from "@/lib/errors";
import type { AgreementView } from "../queries";
import { mayFollow } from "../facts";
import { signingFor } from "./rules";

/** May this reader sign this text now: named for a side that has not signed yet? */
export function maySign(actor: UserActor, view: AgreementView): boolean {
  if (!view.frame.may.has("sign")) return false;
  try {
    const party = signingFor({ actor, case: view.frame.facts });
    const signed = view.agreeing.flatMap((one) => (one.signedAt ? [one.party] : []));
    return !signed.includes(party) && mayFollow(party, signed);
  } catch (error) {
    if (error instanceof DomainError) return false;
    throw error;
  }
}
