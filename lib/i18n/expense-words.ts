import { locales, type Locale } from "./locale";
import { messagesFor } from "./messages";

/** What an expense is most often for: offered to be chosen, and kept as the word that was chosen. */
const kinds = ["transport", "copies", "notary"] as const;

/** What an expense was for, in the reader's language where it was chosen from the list; words that were typed stay. */
export function expenseWords(locale: Locale, words: string): string {
  const entryOf = (language: Locale) => messagesFor(language).assignment.entry;
  const chosen = kinds.find((kind) => locales.some((language) => entryOf(language)[kind] === words));
  return chosen ? entryOf(locale)[chosen] : words;
}
