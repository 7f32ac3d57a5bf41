import { z } from "zod";
import { tokenHash } from "@/lib/auth/tokens";
import type { UserActor } from "@/lib/authz/actor";
import { now } from "@/lib/clock";
import { db } from "@/lib/db/client";
import { isLive } from "@/lib/db/dated";
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

export type PersonRow = {
  id: string;
  name: string;
  title: string;
  email: string;
  /** Staff roles and kinds of membership that hold today. */
  roles: string[];
  organizations: string[];
  joined: boolean;
  /** They set up a second step. */
  hasFactor: boolean;
  /** The newest invitation, and until when it works or worked; null when there is none. */
  invitationId: string | null;
  invitedUntil: Date | null;
  disabledAt: Date | null;
};

/** A portal of one network: some hundreds of people, on one page. Beyond that the list says that it is cut. */
export const peopleShown = 500;

/** Everybody with an account or an invitation, by name, in one statement. */
export async function peopleView(): Promise<PersonRow[]> {
  const at = now();
  return db().$queryRaw<PersonRow[]>`
    SELECT u.id, u.name, u.title, u.email, u."passwordHash" IS NOT NULL AS joined, u."disabledAt",
      EXISTS (SELECT 1 FROM "Factor" f WHERE f."userId" = u.id AND f."removedAt" IS NULL) AS "hasFactor",
      ARRAY(SELECT r.role::text FROM "StaffRole" r WHERE r."userId" = u.id AND ${isLive("r", at)} ORDER BY r.role) ||
        ARRAY(SELECT DISTINCT m.kind::text FROM "Membership" m WHERE m."userId" = u.id AND ${isLive("m", at)}) AS roles,
      ARRAY(SELECT DISTINCT o.name FROM "Membership" m JOIN "Organization" o ON o.id = m."organizationId"
        WHERE m."userId" = u.id AND ${isLive("m", at)}) AS organizations,
      i.id AS "invitationId", i."expiresAt" AS "invitedUntil"
    FROM "User" u LEFT JOIN LATERAL (SELECT l.id, l."expiresAt" FROM "AccessLink" l
      WHERE l."userId" = u.id AND l.kind = 'invitation' ORDER BY l."expiresAt" DESC LIMIT 1) i ON TRUE
    ORDER BY u.name, u.id LIMIT ${peopleShown}`;
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
