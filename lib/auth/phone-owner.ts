import { systemActor } from "@/lib/authz/actor";
import { DomainError } from "@/lib/errors";
import { deviceHash } from "./device";
import { rememberedPhone } from "./remembered";

/** Whose phone this request came from, for the command that lets them in. Throws SIGN_IN_AGAIN where none is remembered. */
export async function ownerOfPhone() {
  const phone = await rememberedPhone(await deviceHash());
  if (!phone) throw new DomainError("SIGN_IN_AGAIN");
  return { subjectId: phone.userId, actor: systemActor };
}
