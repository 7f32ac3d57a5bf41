import type { UserActor } from "@/lib/authz/actor";
import { DomainError } from "@/lib/errors";
import type { AgreementView } from "../queries";
import { signingFor } from "./rules";

/** May this reader sign this text now: named for a side that has not signed yet? */
export function maySign(actor: UserActor, view: AgreementView): boolean {
  if (!view.frame.may.has("sign")) return false;
  try {
    const party = signingFor({ actor, case: view.frame.facts });
    return view.agreeing.some((one) => one.party === party && one.signedAt === null);
  } catch (error) {
    if (error instanceof DomainError) return false;
    throw error;
  }
}
