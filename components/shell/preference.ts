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

/**
 * Where a switch leads back to: a path of this site and nothing else. Two slashes or a backslash would name another
 * host to a browser, a control character would be dropped by it.
 */
export function pathHere(back: unknown): string {
  if (typeof back !== "string" || !/^\/(?![/\\])[^\\\u0000-\u001f\u007f]*$/.test(back)) return "/";
  return back;
}

/** Whether a form was sent from our own pages; old browsers without Sec-Fetch-Site send Origin with a POST. */
export function sentFromHere(headers: Headers): boolean {
  const site = headers.get("sec-fetch-site");
  if (site) return site === "same-origin";
  const origin = headers.get("origin");
  const host = headers.get("x-forwarded-host") ?? headers.get("host");
  return origin !== null && host !== null && URL.canParse(origin) && new URL(origin).host === host;
}
