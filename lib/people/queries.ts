import { z } from "zod";
import { tokenHash } from "@/lib/auth/tokens";
import type { UserActor } from "@/lib/authz/actor";
import { now } from "@/lib/clock";
import { db } from "@/lib/db/client";
import { DomainError } from "@/lib/errors";

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

export type NewEmailView = { state: "open"; email: string } | { state: "used" | "expired" };

/** What a link to a new address stands for, to whoever asked for it; another's is as one that has run out. */
export async function newEmailView({ userId }: UserActor, token: string): Promise<NewEmailView> {
  const link = await db().accessLink.findUnique({ where: { tokenHash: tokenHash(token) } });
  if (!link || link.kind !== "email" || link.userId !== userId || !link.email) return { state: "expired" };
  if (link.usedAt) return { state: "used" };
  return link.expiresAt <= now() ? { state: "expired" } : { state: "open", email: link.email };
}

type Found = { subjectId: string };

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

export type AccountView = {
  name: string;
  email: string;
  title: string;
  address: "feminine" | "masculine" | "neutral";
  locale: "en" | "es";
  timeZone: string;
  phone: string;
  version: number;
  /** Those of which the person is a member today. */
  organizations: string[];
};

/** The reader's own profile, in one statement. */
export async function accountView(actor: UserActor): Promise<AccountView> {
  const organizationIds = actor.memberships.map((membership) => membership.organizationId);
  const [row] = await db().$queryRaw<AccountView[]>`
    SELECT u.name, u.email, u.title, u.address, u.locale, u."timeZone", u.phone, u.version,
      ARRAY(SELECT o.name FROM "Organization" o WHERE o.id = ANY(${organizationIds}::uuid[]) ORDER BY o.name) AS organizations
    FROM "User" u WHERE u.id = ${actor.userId}::uuid`;
  if (!row) throw new DomainError("NOT_FOUND");
  return row;
}

/** Organizations that somebody may be invited into, by name. */
export async function organizationsOf(side: "firm" | "practice"): Promise<{ id: string; name: string }[]> {
  return db().organization.findMany({
    where: {
      kind: side === "practice" ? "DEFENDER_PRACTICE" : { not: "DEFENDER_PRACTICE" },
      mergedIntoId: null,
    },
    orderBy: { name: "asc" },
    select: { id: true, name: true },
    take: 1_000,
  });
}
