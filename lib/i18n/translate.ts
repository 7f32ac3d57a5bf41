import { createTranslator } from "use-intl/core";
import type { Locale } from "./locale";
import { messagesFor } from "./messages";

const make = (locale: Locale) =>
  createTranslator({
    locale,
    messages: messagesFor(locale),
    timeZone: "UTC",
    onError: (error) => {
      throw error;
    },
  });
export type Translator = (key: string, values?: Record<string, string | number>) => string;

const made = new Map<Locale, Translator>();

/**
 * Words outside a page: mail, PDFs, the worker. Keys begin with their area: `t("mail.invitation.subject")`.
 * Throws on a key that is not there, since nobody looks at a mail before it goes.
 */
export function translator(locale: Locale): Translator {
  const known = made.get(locale);
  if (known) return known;
  const t = make(locale);
  const fresh: Translator = (key, values) => t(key as Parameters<typeof t>[0], values);
  made.set(locale, fresh);
  return fresh;
}
