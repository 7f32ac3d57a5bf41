import { daysBetween, parsePlainDate } from "@/lib/dates";
import type { Locale } from "./locale";
import { translator } from "./translate";

export type Due = { words: string; days: number; late: boolean };

/** What to say beside a date by which something is due: "in 3 days", "today", "4 days late". Dates are `YYYY-MM-DD`. */
export function dueWords(locale: Locale, today: string, by: string): Due {
  const days = daysBetween(parsePlainDate(today), parsePlainDate(by));
  return { words: daysFromNow(locale, days), days, late: days < 0 };
}

/** A number of days from today in words; a negative number is late. */
export function daysFromNow(locale: Locale, days: number): string {
  const t = translator(locale);
  if (days < 0) return t("ui.due.late", { days: -days });
  if (days === 0) return t("ui.due.today");
  return days === 1 ? t("ui.due.tomorrow") : t("ui.due.in", { days });
}
