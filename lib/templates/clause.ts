import { z } from "zod";
import { words } from "@/lib/fields";

/** A clause of a template, and of a contract until somebody changes it: both languages, with places for terms. */
export type Wording = { title: string; text: string };
export type TemplateClause = { key: string; en: Wording; es: Wording };

export const clauseKey = z.string().regex(/^[a-zA-Z][a-zA-Z0-9]{0,39}$/);
export const wordingInput = z.object({ title: words(160), text: words(8_000) });
export const templateClause = z.object({ key: clauseKey, en: wordingInput, es: wordingInput });
