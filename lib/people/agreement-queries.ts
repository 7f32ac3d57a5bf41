import type { UserActor } from "@/lib/authz/actor";
import { db } from "@/lib/db/client";
import { hashHex } from "@/lib/templates/canonical-text";
import {
  hasSignedAgreement,
  newestTemplate,
  templateVersion,
  type PublishedTemplate,
} from "@/lib/templates/queries";

export type AdvocateAgreementView = {
  newest: PublishedTemplate | null;
  /** What this lawyer signed last; null: nothing yet. */
  signed: { version: PublishedTemplate; at: Date; hash: string } | null;
  /** Must the newest be signed before a contract can be sent for signature? */
  due: boolean;
};

/** The one-time agreement as it stands for one lawyer. */
export async function advocateAgreementView(actor: UserActor): Promise<AdvocateAgreementView> {
  const newest = await newestTemplate(db(), "ADVOCATE_AGREEMENT");
  const last = await db().advocateAgreement.findFirst({
    where: { userId: actor.userId },
    orderBy: { signedAt: "desc" },
  });
  const version = last && (await templateVersion(db(), last.templateVersionId));
  return {
    newest,
    signed: last && version ? { version, at: last.signedAt, hash: hashHex(last.textHash) } : null,
    due: newest !== null && !(await hasSignedAgreement(db(), actor.userId)),
  };
}
