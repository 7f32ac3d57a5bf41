import { z } from "zod";
import { tokenHash } from "@/lib/auth/tokens";
import { systemActor, type Actor } from "@/lib/authz/actor";
import { now } from "@/lib/clock";
import { db } from "@/lib/db/client";
import { DomainError } from "@/lib/errors";
import { requestResetInput } from "./schema";

export type LinkView =
  | { state: "open"; userId: string; name: string; email: string }
  | { state: "used" }
  /** Run out, not ours, or not copied whole: the same to whoever holds it. */
  | { state: "expired" };

/** What a mailed link stands for. Looking at it does not use it: mail programs look, too. */
export async function linkView(kind: "invitation" | "reset", token: string): Promise<LinkView> {
  const link = await db().accessLink.findUnique({
    where: { tokenHash: tokenHash(token) },
    include: { user: { select: { id: true, name: true, email: true, disabledAt: true } } },
  });
  if (!link || link.kind !== kind || link.user.disabledAt) return { state: "expired" };
  if (link.usedAt) return { state: "used" };
  if (link.expiresAt <= now()) return { state: "expired" };
  return { state: "open", userId: link.user.id, name: link.user.name, email: link.user.email };
}

type Found = { subjectId: string; actor?: Actor };

/** Whose link this is, for the command that uses it. Throws LINK_EXPIRED for a token nobody was sent. */
export async function ownerOfLink(input: unknown): Promise<Found> {
  const { token } = z.object({ token: z.string() }).parse(input);
  const link = await db().accessLink.findUnique({
    where: { tokenHash: tokenHash(token) },
    select: { userId: true },
  });
  if (!link) throw new DomainError("LINK_EXPIRED");
  return { subjectId: link.userId };
}

/** Who signs in with an address; null when nobody does. The system mails them, whoever asked. */
export async function personWithAddress(input: unknown): Promise<Found | null> {
  const { email } = requestResetInput.parse(input);
  const user = await db().user.findUnique({ where: { email }, select: { id: true } });
  return user ? { subjectId: user.id, actor: systemActor } : null;
}
