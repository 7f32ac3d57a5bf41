import { z } from "zod";
import { plainDay, version } from "@/lib/fields";
import { defenderProfile } from "../schema";

/** In which currency somebody is paid belongs to how they are paid, and is not changed here. */
export const changeDefenderProfileInput = defenderProfile.omit({ payoutCurrency: true }).extend({ version });
/** First and last day away. */
export const addAwayDatesInput = z.object({ from: plainDay, to: plainDay });
export const removeAwayDatesInput = z.object({ awayId: z.uuid() });
