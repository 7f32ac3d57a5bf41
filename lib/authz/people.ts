import { isLive } from "@/lib/db/dated";
import { Prisma } from "@/lib/db/generated/client";
import type { Tx } from "@/lib/db/tx";
import type { UserActor } from "./actor";

/** Columns beside `"User" u`: who somebody is, and the staff roles (in the order of their enum) and memberships that hold today. */
export function personColumns(now: Date): Prisma.Sql {
  return Prisma.sql`u.id AS "userId", u.name, u.email, u.locale, u."timeZone", u.address::text AS address,
    ARRAY(SELECT r.role::text FROM "StaffRole" r WHERE r."userId" = u.id
      AND ${isLive("r", now)} ORDER BY r.role) AS "staffRoles",
    COALESCE((SELECT json_agg(json_build_object('organizationId', m."organizationId", 'kind', m.kind))
      FROM "Membership" m WHERE m."userId" = u.id
      AND ${isLive("m", now)}), '[]'::json) AS memberships,
    (SELECT d.id FROM "Defender" d WHERE d."userId" = u.id) AS "defenderId"`;
}

/**
 * Some people as they would act if they were signed in now, for asking what they may see. Whoever has no account any
 * more is left out. One statement.
 */
export async function peopleAsActors(tx: Tx, userIds: readonly string[], now: Date): Promise<UserActor[]> {
  if (userIds.length === 0) return [];
  const rows = await tx.$queryRaw<Omit<UserActor, "kind" | "sessionId" | "provenAt">[]>`
    SELECT ${personColumns(now)} FROM "User" u
    WHERE u.id = ANY(${[...userIds]}::uuid[]) AND u."disabledAt" IS NULL`;
  return rows.map((row) => ({ kind: "user", ...row, sessionId: "", provenAt: null }));
}
