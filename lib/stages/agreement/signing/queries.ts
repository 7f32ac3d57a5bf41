import type { UserActor } from "@/lib/authz/actor";
import { db } from "@/lib/db/client";
import { DomainError } from "@/lib/errors";
import type { AgreementView } from "../queries";
import { mayFollow, type Signer } from "../facts";
import { signingFor } from "./rules";
import { hasViewed } from "./viewed";

/** May this reader sign this text now: named for a side that has not signed yet? */
export function maySign(actor: UserActor, view: AgreementView): boolean {
  const party = view.frame.may.has("sign") ? sideOf(actor, view) : null;
  const signed = view.agreeing.flatMap((one) => (one.signedAt ? [one.party] : []));
  return party !== null && !signed.includes(party) && mayFollow(party, signed);
}

/** The text whose first viewing by this reader, one of its signers, has still to be recorded; null: nothing has. */
export async function unseenText(
  actor: UserActor,
  view: AgreementView,
): Promise<{ versionId: string; hash: string } | null> {
  const { current, frame } = view;
  if (!frame.may.has("viewContract") || sideOf(actor, view) === null) return null;
  if (await hasViewed(db(), frame.facts.id, actor.userId, current.id)) return null;
  return { versionId: current.id, hash: current.hash };
}

/** For whom this reader signs; null: for nobody. */
function sideOf(actor: UserActor, { frame }: AgreementView): Signer | null {
  try {
    return signingFor({ actor, case: frame.facts });
  } catch (error) {
    if (error instanceof DomainError) return null;
    throw error;
  }
}
