import { z } from "zod";
import { isPlainDate, type PlainDate } from "./dates";

/** What the forms of all stages have in common. Pure: the browser checks with the same schemas as the server. */

/** What a word processor or a PDF leaves between lines of what is pasted. */
const otherLineEnds = /[\v\f\u0085]/g;
/** Line ends and tabs are typed; no other control character is, and PostgreSQL takes neither NUL nor half a character. */
const unseen = /[^\P{Cc}\n\r\t]|\p{Cs}/u;

/** Text as it is typed or pasted, kept as it will be found again. Every text that arrives is read by it. */
export const typed = z
  .string()
  .normalize("NFC")
  .overwrite((text) => text.replace(otherLineEnds, "\n"))
  .refine((text) => !unseen.test(text), { params: { word: "unseen" } })
  .trim();

export const words = (longest: number) => typed.min(1).max(longest);
/** May be left empty, and is sent nevertheless. */
export const anyWords = (longest: number) => typed.max(longest);
export const maybeWords = (longest: number) => anyWords(longest).default("");

/** One line of text: it stands in headers of mails, where a control character would begin another. */
export const line = (longest: number) =>
  words(longest).refine((text) => /^\P{Cc}*$/u.test(text), { params: { word: "unseen" } });

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
