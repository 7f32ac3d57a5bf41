import { z } from "zod";
import { anywhere } from "@/lib/cases/lists/found";
import { plainWords } from "@/lib/cases/lists/plain-words";
import { now } from "@/lib/clock";
import { db } from "@/lib/db/client";
import { limit } from "@/lib/db/limit";
import { isLive } from "@/lib/db/dated";
import { Prisma } from "@/lib/db/generated/client";
import { memberships, staffRoles } from "./choices";

const roles = [...staffRoles, ...memberships] as const;

/** What of an address asks for a part of the list; what does not read is left out. */
export const peopleFilters = z.object({
  find: z.string().trim().min(1).max(80).optional().catch(undefined),
  role: z.enum(roles).optional().catch(undefined),
});
export type PeopleFilters = z.output<typeof peopleFilters>;

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

const pageSize = 25;

/**
 * One page of everybody with an account or an invitation, by name, in one statement. A page is found by the last row of
 * the one before it, by whatever name that has today.
 * @param filters `find`: words of the name, or of the address with which they sign in; `role`: what they are today
 * @param after id of that last row; null: the first page
 */
export async function peopleView(
  { find, role }: PeopleFilters,
  after: string | null,
  size = pageSize,
): Promise<{ rows: PersonRow[]; next: string | null }> {
  const at = now();
  const conditions = [
    Prisma.sql`TRUE`,
    ...plainWords(find ?? "").map(
      (word) =>
        Prisma.sql`(plain_text(u.name) LIKE ${anywhere(word)} OR plain_text(u.email) LIKE ${anywhere(word)})`,
    ),
    ...(role ? [holds(role, at)] : []),
    ...(after
      ? [
          Prisma.sql`(plain_text(u.name), u.id) >
            (SELECT plain_text(x.name), x.id FROM "User" x WHERE x.id = ${after}::uuid)`,
        ]
      : []),
  ];
  const rows = await db().$queryRaw<PersonRow[]>`
    SELECT u.id, u.name, u.title, u.email, u."passwordHash" IS NOT NULL AS joined, u."disabledAt",
      EXISTS (SELECT 1 FROM "Factor" f WHERE f."userId" = u.id AND f."removedAt" IS NULL) AS "hasFactor",
      ARRAY(SELECT r.role::text FROM "StaffRole" r WHERE r."userId" = u.id AND ${isLive("r", at)} ORDER BY r.role) ||
        ARRAY(SELECT DISTINCT m.kind::text FROM "Membership" m WHERE m."userId" = u.id AND ${isLive("m", at)}) AS roles,
      ARRAY(SELECT DISTINCT o.name FROM "Membership" m JOIN "Organization" o ON o.id = m."organizationId"
        WHERE m."userId" = u.id AND ${isLive("m", at)}) AS organizations,
      i.id AS "invitationId", i."expiresAt" AS "invitedUntil"
    FROM (SELECT u.* FROM "User" u WHERE ${Prisma.join(conditions, " AND ")}
      ORDER BY plain_text(u.name), u.id ${limit(size + 1)}) u
    LEFT JOIN LATERAL (SELECT l.id, l."expiresAt" FROM "AccessLink" l
      WHERE l."userId" = u.id AND l.kind = 'invitation' ORDER BY l."expiresAt" DESC LIMIT 1) i ON TRUE
    ORDER BY plain_text(u.name), u.id`;
  const shown = rows.slice(0, size);
  return { rows: shown, next: rows.length > size ? (shown.at(-1)?.id ?? null) : null };
}

/** Who holds a role of staff, or a kind of membership, today. */
function holds(role: (typeof roles)[number], at: Date): Prisma.Sql {
  return staffRoles.some((one) => one === role)
    ? Prisma.sql`EXISTS (SELECT 1 FROM "StaffRole" r
        WHERE r."userId" = u.id AND r.role::text = ${role} AND ${isLive("r", at)})`
    : Prisma.sql`EXISTS (SELECT 1 FROM "Membership" m
        WHERE m."userId" = u.id AND m.kind::text = ${role} AND ${isLive("m", at)})`;
}
