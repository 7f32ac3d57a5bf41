import { getRequestConfig } from "next-intl/server";
import { cookies, headers } from "next/headers";
import { isLocale, localeFromHeader, type Locale } from "./locale";
import { messagesFor } from "./messages";

declare module "use-intl" {
  interface AppConfig {
    Locale: Locale;
  }
}

/**
 * The language that the address names (proxy.ts notes it); else the reader's own: what they chose (cookie `locale`),
 * or what their browser asks for.
 */
export default getRequestConfig(async () => {
  const [head, jar] = await Promise.all([headers(), cookies()]);
  const locale =
    [head.get("x-portal-locale"), jar.get("locale")?.value].find(isLocale) ??
    localeFromHeader(head.get("accept-language"));
  return { locale, messages: messagesFor(locale), timeZone: "UTC" };
});
