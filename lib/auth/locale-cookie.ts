import { cookies } from "next/headers";
import type { Locale } from "@/lib/i18n/locale";
import { sessionCookie } from "./cookie";

const year = 365 * 24 * 60 * 60;

/** The portal speaks this language on this device until somebody switches. */
export async function rememberLocale(locale: Locale): Promise<void> {
  const { path, sameSite, secure, httpOnly } = sessionCookie().options;
  (await cookies()).set("locale", locale, { path, sameSite, secure, httpOnly, maxAge: year });
}
