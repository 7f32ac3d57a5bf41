import { z } from "zod";
import { plainDay, words } from "@/lib/fields";

/** `until`: the last day, at the office, on which the clock stands still. */
export const pauseClockInput = z.object({ waitId: z.uuid(), until: plainDay, reason: words(2_000) });
/** `ref`: the Wait whose clock goes on. */
export const resumeClockInput = z.object({ ref: z.uuid() });
