import { z } from "zod";
import { words } from "@/lib/fields";

export const closeInput = z.object({});

export const reopenInput = z.object({
  reason: words(4_000),
  /** work_done: only money or words are to be mended. active: the work goes on. */
  to: z.enum(["work_done", "active"]),
});
