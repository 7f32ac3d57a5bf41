import type { UserActor } from "@/lib/authz/actor";

/** Who is helped apart: each meets other things in the same five stages. */
export const helpRoles = ["advocate", "defender", "facilitator", "finance", "approver", "payer"] as const;
export type HelpRole = (typeof helpRoles)[number];

export function isHelpRole(value: string): value is HelpRole {
  return helpRoles.some((role) => role === value);
}

const ofStaff = {
  FACILITATOR: "facilitator",
  FINANCE: "finance",
  DIRECTOR: "approver",
  APPROVER: "approver",
} as const satisfies Record<UserActor["staffRoles"][number], HelpRole>;

/** Whose help somebody reads first. An assistant meets what an Advocate does. */
export function helpRoleOf(actor: Pick<UserActor, "staffRoles" | "defenderId" | "memberships">): HelpRole {
  if (actor.defenderId) return "defender";
  const staff = actor.staffRoles[0];
  if (staff) return ofStaff[staff];
  return actor.memberships.some(({ kind }) => kind !== "BILLING") ? "advocate" : "payer";
}
