import { z } from "zod";
import { email, locale } from "@/lib/people/schema";

/** The language is that of the mail; whoever reads it has no profile yet. */
export const inviteCounselInput = z.object({ email, locale });
export type InviteCounsel = z.output<typeof inviteCounselInput>;
export const withdrawCounselInvitationInput = z.object({ invitationId: z.uuid() });
export const seatCounselInput = z.object({ userId: z.uuid() });
