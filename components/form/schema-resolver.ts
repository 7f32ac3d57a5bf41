import { zodResolver } from "@hookform/resolvers/zod";
import type { FieldValues, Resolver } from "react-hook-form";
import type { z } from "zod";
import { zodErrors, type ZodWords } from "@/lib/i18n/zod-errors";

/** Checks a form in the browser with the server's schema, in the reader's language. Brings zod into the page's script. */
export function schemaResolver(
  schema: z.ZodType<FieldValues, FieldValues>,
  words: ZodWords,
): Resolver<FieldValues> {
  return zodResolver(schema, { error: zodErrors(words) }, { raw: true });
}
