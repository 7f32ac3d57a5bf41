import { expect, type Page } from "@playwright/test";
import { Secret, TOTP } from "otpauth";
import { db } from "@/lib/db/client";
import { sessionCookie } from "@/lib/auth/cookie";
import { newToken, tokenHashHex } from "@/lib/auth/tokens";
import { systemActor } from "@/lib/authz/actor";
import { enrolTotp, unusedCode } from "@/tests/support/factors";
import { run } from "@/tests/support/run";

type Locale = "en" | "es";

const words = {
  en: {
    code: "Code from your app",
    submit: "Sign in",
    first: "The code that it shows now",
    add: "Add the app",
    kept: "I have kept them",
    dialog: "Confirm that it is you",
    just: "You confirmed just now that it is you.",
    password: "Your password",
    confirm: "Confirm and go on",
  },
  es: {
    code: "Código de su aplicación",
    submit: "Entrar",
    first: "El código que muestra ahora",
    add: "Agregar la aplicación",
    kept: "Ya los guardé",
    dialog: "Confirme que es usted",
    just: "Acaba de confirmar que es usted.",
    password: "Su contraseña",
    confirm: "Confirmar y seguir",
  },
};

const personWith = async (email: string) =>
  (await db().user.findUniqueOrThrow({ where: { email: email.toLowerCase() }, select: { id: true } })).id;

/** Somebody of a test has an app from their first sign-in on, added by the commands that the page uses. */
export async function haveApp(email: string): Promise<void> {
  const userId = await personWith(email);
  const apps = await db().factor.count({ where: { userId, kind: "TOTP", removedAt: null } });
  if (apps === 0) await enrolTotp(userId);
}

/** The second step, with the code that the person's app shows. Each counts once: after two in a row it takes a while. */
export async function passSecondStep(page: Page, email: string): Promise<void> {
  const userId = await personWith(email);
  let code: string | null = null;
  await expect
    .poll(async () => (code = await unusedCode(userId)), { timeout: 45_000, intervals: [500] })
    .not.toBeNull();
  await page.getByLabel(either("code")).fill(code ?? "");
  await page.getByRole("button", { name: either("submit") }).click();
}

/** The password made the portal speak the language of their profile, whatever was spoken before. */
const either = (word: "code" | "submit") => new RegExp(`^(${words.en[word]}|${words.es[word]})$`);

/** The first sign-in: the key on the page goes into an app, whose first code shows that it works; then the codes. */
export async function enrolApp(page: Page, locale: Locale): Promise<string[]> {
  const { first, add, kept } = words[locale];
  const key = (await page.locator(".key").innerText()).replace(/\s/g, "");
  const code = new TOTP({ secret: Secret.fromBase32(key) }).generate();
  await page.getByLabel(first).fill(code);
  await page.getByRole("button", { name: add }).click();
  await page.waitForURL("**/account/security/codes**");
  const codes = await page.locator(".codes code").allInnerTexts();
  await page.getByRole("button", { name: kept }).click();
  await page.waitForURL((url) => !/^\/(?:sign-in|account\/security\/codes)/.test(url.pathname));
  return codes;
}

/** What is asked of whoever signs: the password, unless it was given within the last minutes, as the page says. */
export async function confirmIdentity(
  page: Page,
  locale: Locale,
  password: string,
  act: () => Promise<void>,
): Promise<void> {
  const { dialog, just, password: label, confirm } = words[locale];
  const proven = await page.getByText(just).isVisible();
  await act();
  if (proven) return;
  const asked = page.getByRole("dialog", { name: dialog });
  await asked.getByLabel(label).fill(password);
  await asked.getByRole("button", { name: confirm }).click();
}

/** The cookie of a session in which only the password was given. */
export async function halfwayCookie(userId: string): Promise<{ name: string; value: string }> {
  const value = newToken();
  await run(systemActor, "openSession", userId, { tokenHash: tokenHashHex(value) }, { onBehalfOf: userId });
  return { name: sessionCookie().name, value };
}
