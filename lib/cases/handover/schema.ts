import { z } from "zod";

/** `instead`: who it was when the form was opened, so that nobody takes a case from somebody they did not see. */
export const assignFacilitatorInput = z.object({ facilitatorId: z.uuid(), instead: z.uuid().nullable() });
export const changeLeadInput = z.object({ leadId: z.uuid(), instead: z.uuid() });
