import type { Page } from "@playwright/test";
import { sessionCookie } from "@/lib/auth/cookie";
import { enter } from "@/tests/support/enter";
import { testPassword } from "@/tests/support/world";
import { haveApp, passSecondStep } from "./second-step";

const words = {
  en: { email: "E-mail", password: "Password", submit: "Go on with the password" },
  es: { email: "Correo electrónico", password: "Contraseña", submit: "Seguir con la contraseña" },
};

type Who = { email: string; locale: "en" | "es" };

/**
 * Signs in on the page, with address and password and then the code of their app, and waits for what comes after it:
 * their own first page.
 */
export async function signInOnPage(
  page: Page,
  who: Who,
  password = testPassword,
  next?: string,
): Promise<void> {
  const { email, password: secret, submit } = words[who.locale];
  await haveApp(who.email);
  await page.goto(next ? `/sign-in?next=${encodeURIComponent(next)}` : "/sign-in");
  await page.getByLabel(email).fill(who.email);
  await page.getByLabel(secret, { exact: true }).fill(password);
  await page.getByRole("button", { name: submit, exact: true }).click();
  await page.waitForURL((url) => url.pathname === "/sign-in/confirm");
  await passSecondStep(page, who.email);
  await page.waitForURL(next ? `**${next}` : (url) => !url.pathname.startsWith("/sign-in"));
}

/** Somebody who has signed in already, by the command alone: for what is not about signing in. */
export async function signedIn(
  page: Page,
  { userId, email }: { userId: string; email: string },
): Promise<void> {
  await haveApp(email);
  const cookie = { name: sessionCookie().name, value: await enter(userId) };
  await page.context().addCookies([{ ...cookie, url: process.env.PORTAL_ORIGIN ?? "" }]);
}
