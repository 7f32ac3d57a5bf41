import { z } from "zod";
import { email } from "@/lib/people/schema";

/** `instead`: who it was when the form was opened, so that nobody takes a case from somebody they did not see. */
export const assignFacilitatorInput = z.object({ facilitatorId: z.uuid(), instead: z.uuid().nullable() });
export const changeLeadInput = z.object({ leadId: z.uuid(), instead: z.uuid() });
/** By the address with which they sign in: lawyers of other firms are listed for nobody. */
export const addCounselInput = z.object({ email });
export const removeCounselInput = z.object({ userId: z.uuid() });
