import { z } from "zod";
import { words } from "@/lib/fields";

const ofWriteOff = { writeOffId: z.uuid() };
export const proposeWriteOffInput = z.object({ invoiceId: z.uuid(), words: words(4_000) });
export const approveWriteOffInput = z.object(ofWriteOff);
export const refuseWriteOffInput = z.object({ ...ofWriteOff, words: words(2_000) });
