import { z } from "zod";
import { defenderCountries } from "@/lib/cases/kinds";
import { words } from "@/lib/fields";

/** What the forms of a review have in common. Pure: the browser checks with the same schemas as the server. */

/** Where a person may be; XX is anywhere else. */
export const personCountries = [...defenderCountries, "US", "CA", "XX"] as const;

/** Several short answers: a list, or one line in which they are parted by semicolons. */
export const severalWords = (most: number, longest: number) =>
  z
    .union([z.array(z.string()), z.string()])
    .default([])
    .transform((given) => (typeof given === "string" ? given.split(/[;\n]/) : given))
    .transform((parts) => parts.map((part) => part.trim()).filter(Boolean))
    .pipe(z.array(words(longest)).max(most));
