import type { FormTexts } from "@/components/form/form-texts";
import type { Locale } from "@/lib/i18n/locale";
import { translator } from "@/lib/i18n/translate";

export type Word = (key: string, values?: Record<string, string | number>) => string;

/** What every part of the payment pages is drawn with. */
export type Said = { p: Word; word: Word; locale: Locale; texts: FormTexts };

/** Words of this stage by their short key, and of any area by the whole one. */
export function saidIn(locale: Locale, texts: FormTexts): Said {
  const word = translator(locale);
  return { p: (key, values) => word(`payment.${key}`, values), word, locale, texts };
}
