import { z } from "zod";
import { plainDay } from "@/lib/fields";
import { networkProfile } from "../schema";

/** In which currency somebody is paid belongs to how they are paid, and is not changed here. */
export const changeDefenderProfileInput = networkProfile;
/** First and last day away. */
export const addAwayDatesInput = z.object({ from: plainDay, to: plainDay });
export const removeAwayDatesInput = z.object({ awayId: z.uuid() });
