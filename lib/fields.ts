import { z } from "zod";
import { isPlainDate, type PlainDate } from "./dates";

/** What the forms of all stages have in common. Pure: the browser checks with the same schemas as the server. */

export const words = (longest: number) => z.string().normalize("NFC").trim().min(1).max(longest);
export const maybeWords = (longest: number) => z.string().normalize("NFC").trim().max(longest).default("");

export const plainDay = z
  .string()
  .refine((text): text is PlainDate => isPlainDate(text), { params: { word: "date" } });
export const maybeDay = plainDay.nullable().default(null);

/** Of the record that is edited. */
export const version = z.number().int().positive();

/** A field that an answer makes necessary: reported at that field. */
export const missing = (path: string, word: "required" | "receipt" = "required") => ({
  code: "custom" as const,
  path: [path],
  params: { word },
});
