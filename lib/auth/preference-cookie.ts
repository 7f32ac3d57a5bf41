import { cookies } from "next/headers";
import { sessionCookie } from "./cookie";

const year = 365 * 24 * 60 * 60;

/** The portal speaks this language, or has this theme, on this device until somebody switches. */
export async function rememberPreference(name: "locale" | "theme", value: string): Promise<void> {
  const { path, sameSite, secure, httpOnly } = sessionCookie().options;
  (await cookies()).set(name, value, { path, sameSite, secure, httpOnly, maxAge: year });
}
