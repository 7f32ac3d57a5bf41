import type { Locale } from "./locale";
import { messagesFor } from "./messages";
import { translator } from "./translate";

/** A time with the place of its zone: "20 Nov 2026, 16:12 in Guatemala". @param timeZone an IANA name */
export function withPlace(locale: Locale, time: string, timeZone: string): string {
  return translator(locale)("ui.timeAt", { time, place: placeOf(locale, timeZone) });
}

/** What a time zone is called; one that no form offers, by its city. */
export function placeOf(locale: Locale, timeZone: string): string {
  const known: Readonly<Record<string, string>> = messagesFor(locale).people.zones;
  return known[timeZone.replaceAll("/", "_")] ?? (timeZone.split("/").at(-1) ?? "").replaceAll("_", " ");
}
