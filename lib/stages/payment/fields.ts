import { z } from "zod";
import { currencies } from "@/lib/money";
import { isPlainDate, type PlainDate } from "@/lib/dates";

/** What the forms of this stage have in common. */

export const words = (longest: number) => z.string().normalize("NFC").trim().min(1).max(longest);
export const maybeWords = (longest: number) => z.string().normalize("NFC").trim().max(longest).default("");
export const plainDay = z
  .string()
  .refine((text): text is PlainDate => isPlainDate(text), { params: { word: "date" } });
export const currency = z.enum(currencies);
export const version = z.number().int().positive();

/** An amount as typed, and which of two readings is meant where the text has two (minor units). */
export const amountText = z.string().trim().min(1).max(24);
export const understood = z.number().int().nonnegative().nullable().default(null);
