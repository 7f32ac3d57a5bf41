import { z } from "zod";

export const bounceMailInput = z.object({
  mailId: z.uuid(),
  /** RFC 3463; only a permanent one is a bounce. */
  status: z.string().regex(/^5\.\d{1,3}\.\d{1,3}$/),
});
export const retryMailInput = z.object({ mailId: z.uuid() });
/** The mail that came back: whoever lets mail go again saw this one. */
export const releaseAddressInput = z.object({ mailId: z.uuid() });
