import { db } from "@/lib/db/client";
import { hashHex } from "@/lib/templates/canonical-text";
import { newestTemplate, templateVersion, type PublishedTemplate } from "@/lib/templates/queries";
import { hasSignedOnce } from "@/lib/templates/signed";
import type { OneTimeKind } from "@/lib/templates/subject";

export type OneTimeView = {
  newest: PublishedTemplate | null;
  /** What this person signed last; null: nothing yet. */
  signed: { version: PublishedTemplate; at: Date; hash: string } | null;
  /** Must the newest be signed, before a contract is sent for signature or a case is taken? */
  due: boolean;
};

/** A one-time agreement as it stands for one person. */
export async function oneTimeView(userId: string, kind: OneTimeKind): Promise<OneTimeView> {
  const newest = await newestTemplate(db(), kind);
  const versions = await db().templateVersion.findMany({ where: { kind }, select: { id: true } });
  const last = await db().oneTimeAgreement.findFirst({
    where: { userId, templateVersionId: { in: versions.map(({ id }) => id) } },
    orderBy: { signedAt: "desc" },
  });
  const version = last && (await templateVersion(db(), last.templateVersionId));
  return {
    newest,
    signed: last && version ? { version, at: last.signedAt, hash: hashHex(last.textHash) } : null,
    due: newest !== null && !(await hasSignedOnce(db(), kind, userId)),
  };
}
