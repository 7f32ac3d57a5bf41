import { z } from "zod";
import { maybeDay, words } from "@/lib/fields";
import { memberships, staffRoles } from "../choices";

const reason = words(1_000);

export const disablePersonInput = z.object({ reason });
export const enablePersonInput = z.object({ reason });

/** `from`: null is today. */
export const giveStaffRoleInput = z.object({ role: z.enum(staffRoles), from: maybeDay });
/** `lastDay`: null ends it at once. */
export const endStaffRoleInput = z.object({ roleId: z.uuid(), lastDay: maybeDay });
export const startMembershipInput = z.object({
  organizationId: z.uuid(),
  kind: z.enum(memberships),
  from: maybeDay,
});
export const endMembershipInput = z.object({ membershipId: z.uuid(), lastDay: maybeDay });
