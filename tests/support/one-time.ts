import type { UserActor } from "@/lib/authz/actor";
import { db } from "@/lib/db/client";
import { hashHex } from "@/lib/templates/canonical-text";
import { disclosure } from "@/lib/templates/disclosure";
import type { OneTimeKind } from "@/lib/templates/subject";
import { reauthenticate } from "./proof";
import { run } from "./run";
import { signIn } from "./world";

const newest = (kind: OneTimeKind) =>
  db().templateVersion.findFirstOrThrow({ where: { kind }, orderBy: { number: "desc" } });

/** What the form of a one-time agreement sends for its newest version. */
export async function oneTimeInput({ name, locale }: UserActor, kind: OneTimeKind) {
  const { id: templateVersionId, textHash } = await newest(kind);
  return {
    ...{ templateVersionId, hash: hashHex(textHash), typedName: name, consent: true },
    ...{ consentVersion: disclosure.version, consentLocale: locale, timeZone: "America/Chicago" },
  };
}

/**
 * Signs the newest version; a second time it is left as it is. In a session of its own, which is closed again: the
 * signer's other sessions are as far proven as they were.
 */
export async function signOnce({ userId }: UserActor, kind: OneTimeKind): Promise<void> {
  const { id: templateVersionId } = await newest(kind);
  if ((await db().oneTimeAgreement.count({ where: { userId, templateVersionId } })) > 0) return;
  const signer = await signIn(userId);
  await reauthenticate(signer);
  await run(signer, "signOneTimeAgreement", userId, await oneTimeInput(signer, kind));
  await run(signer, "closeSession", userId, { sessionId: signer.sessionId });
}
