import { z } from "zod";
import { isPlainDate, type PlainDate } from "@/lib/dates";

/** What the forms of a review have in common. Pure: the browser checks with the same schemas as the server. */

/** Where Defenders work. */
export const defenderCountries = ["MX", "GT", "SV", "HN", "NI"] as const;
/** Where a person may be; XX is anywhere else. */
export const personCountries = [...defenderCountries, "US", "CA", "XX"] as const;

export const matterKinds = [
  "asylum",
  "special_immigrant_juvenile",
  "family_reunification",
  "child_in_detention",
  "wage_theft",
  "trafficking",
  "recruitment_fraud",
  "civil_rights",
  "personal_injury",
  "other",
] as const;

export const words = (longest: number) => z.string().normalize("NFC").trim().min(1).max(longest);
export const maybeWords = (longest: number) => z.string().normalize("NFC").trim().max(longest).default("");

export const plainDay = z
  .string()
  .refine((text): text is PlainDate => isPlainDate(text), { params: { word: "date" } });
export const maybeDay = plainDay.nullable().default(null);

export const version = z.number().int().positive();

/** Several short answers: a list, or one line in which they are parted by semicolons. */
export const severalWords = (most: number, longest: number) =>
  z
    .union([z.array(z.string()), z.string()])
    .default([])
    .transform((given) => (typeof given === "string" ? given.split(/[;\n]/) : given))
    .transform((parts) => parts.map((part) => part.normalize("NFC").trim()).filter(Boolean))
    .pipe(z.array(z.string().max(longest)).max(most));

/** A field that an answer makes necessary: reported at that field. */
export const missing = (path: string) => ({
  code: "custom" as const,
  path: [path],
  params: { word: "required" },
});
