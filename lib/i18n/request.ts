import { getRequestConfig } from "next-intl/server";
import { cookies, headers } from "next/headers";
import { isLocale, localeFromHeader, type Locale } from "./locale";
import { messagesFor } from "./messages";

declare module "use-intl" {
  interface AppConfig {
    Locale: Locale;
  }
}

/** The reader's language: what they chose (cookie `locale`), else what their browser asks for. */
export default getRequestConfig(async () => {
  const chosen = (await cookies()).get("locale")?.value;
  const locale = isLocale(chosen) ? chosen : localeFromHeader((await headers()).get("accept-language"));
  return { locale, messages: messagesFor(locale), timeZone: "UTC" };
});
