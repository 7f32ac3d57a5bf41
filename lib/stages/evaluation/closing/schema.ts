import { z } from "zod";

export const closeInput = z.object({});

export const reopenInput = z.object({
  reason: z.string().normalize("NFC").trim().min(1).max(4_000),
  /** work_done: only money or words are to be mended. active: the work goes on. */
  to: z.enum(["work_done", "active"]),
});
