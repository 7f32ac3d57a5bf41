import { isLocale } from "@/lib/i18n/locale";

export type Theme = "light" | "dark";

/** The theme someone chose; undefined leaves it to the device. */
export function themeOf(value: unknown): Theme | undefined {
  return value === "light" || value === "dark" ? value : undefined;
}

/** The one preference a switch sends, or null when it is none we know. */
export function preferenceOf(
  form: FormData,
): { name: "locale"; value: string } | { name: "theme"; value: Theme } | null {
  const locale = form.get("locale");
  if (isLocale(locale)) return { name: "locale", value: locale };
  const theme = themeOf(form.get("theme"));
  return theme ? { name: "theme", value: theme } : null;
}
