import { z } from "zod";
import { plainDay, words } from "@/lib/fields";

export const openAssignmentInput = z.object({ contractId: z.uuid() });
export const holdInput = z.object({ reason: words(4_000), reviewOn: plainDay });
export const resumeInput = z.object({});
export const terminateInput = z.object({ reason: words(4_000) });
export const closeWorkInput = z.object({ reason: words(4_000) });
