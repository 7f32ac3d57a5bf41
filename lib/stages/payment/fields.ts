import { z } from "zod";
import { words } from "@/lib/fields";
import { currencies } from "@/lib/money";

/** What the forms of this stage have in common. */

export const currency = z.enum(currencies);

/** An amount as typed, and which of two readings is meant where the text has two (minor units). */
export const amountText = words(24);
export const understood = z.number().int().nonnegative().nullable().default(null);
