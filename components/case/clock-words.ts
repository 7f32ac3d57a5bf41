import { endOfDayIn } from "@/lib/calendar";
import { todayIn } from "@/lib/dates";
import { formatDate, formatInstant } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locale";
import { messagesFor } from "@/lib/i18n/messages";
import { translator } from "@/lib/i18n/translate";
import { clockAhead, type Clock } from "@/lib/workflow/clock-ahead";

type Reader = { locale: Locale; timeZone: string; today: string };
type Shown = Clock & { mine: boolean; pausedUntil: Date | null };

/**
 * What the clock of a Wait does next, before it does it, in the reader's language and zone: that it stands still, what
 * ends the wait, who is told, and the next reminder. None for a clock that does nothing any more.
 */
export function clockSentences(wait: Shown, reader: Reader): string[] {
  const { locale } = reader;
  const t = translator(locale);
  const { kind, mine, pausedUntil } = wait;
  const { then, tell, remind } = clockAhead(wait);
  const words = messagesFor(locale).clocks;
  const say = (group: "then" | "tell", at: Date | undefined | null) =>
    at && kind in words[group]
      ? [t(`clocks.${group}.${kind}`, { day: moment(at, reader), mine: mine ? "yes" : "no" })]
      : [];
  return [
    ...(pausedUntil ? [t("clocks.paused", { until: moment(pausedUntil, reader) })] : []),
    ...say("then", then),
    ...say("tell", tell?.at),
    ...(remind ? [t("clocks.remind", { day: moment(remind, reader), mine: mine ? "yes" : "no" })] : []),
  ];
}

/** A day, and the hour where it is not the end of the day at which something happens. */
export function moment(at: Date, { locale, timeZone, today }: Reader): string {
  const day = todayIn(timeZone, at);
  return at.getTime() === endOfDayIn(day, timeZone).getTime()
    ? formatDate(locale, day, "weekday", today)
    : formatInstant(locale, at, timeZone, "weekday", today);
}
