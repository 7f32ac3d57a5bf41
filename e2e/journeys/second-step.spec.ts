import { randomUUID } from "node:crypto";
import type { CDPSession, Page } from "@playwright/test";
import { sessionCookie } from "@/lib/auth/cookie";
import { codeOfStep, stepAt } from "@/lib/auth/totp";
import { db } from "@/lib/db/client";
import { secretOf } from "@/lib/people/factors/load";
import { testPassword, type World } from "@/tests/support/world";
import { expectNoViolation } from "../support/axe";
import { expect, test } from "../support/browser";
import { mailsTo, mailTo } from "../support/mail";
import { confirmIdentity, enrolApp, haveApp, passSecondStep } from "../support/second-step";
import { signInOnPage } from "../support/sign-in";
import { makeMailedWorld } from "../support/world";

let world: World;
test.beforeAll(async () => {
  test.setTimeout(240_000);
  world = await makeMailedWorld();
});

/** Chromium's own authenticator, as a phone whose finger or PIN is always right. */
async function authenticatorOf(page: Page): Promise<{ cdp: CDPSession; id: string }> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("WebAuthn.enable");
  const { authenticatorId: id } = await cdp.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      ...{ protocol: "ctap2", transport: "internal", hasResidentKey: true },
      ...{ hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true },
    },
  });
  return { cdp, id };
}

async function givePassword(page: Page, email: string, password = testPassword) {
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Go on with the password" }).click();
  await page.waitForURL("**/sign-in/confirm");
}

test("a passkey is set up at the first sign-in, and alone signs in from then on", async ({ seat }) => {
  const { page } = await seat("en");
  const { email } = world.lawyer;
  await authenticatorOf(page);
  await test.step("the password alone opens no page", async () => {
    await givePassword(page, email);
    await page.goto("/dashboard");
    await expect(page).toHaveURL(/\/sign-in\?next=%2Fdashboard$/);
    await page.goto("/sign-in/confirm");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Set up a second step");
  });
  await test.step("it is made, and the recovery codes are shown once", async () => {
    await page.getByLabel("Name", { exact: true }).fill("Blue laptop");
    await page.getByRole("button", { name: "Make a passkey" }).click();
    await page.waitForURL("**/account/security/codes**");
    await expect(page.locator(".codes li")).toHaveCount(10);
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Download" }).click(),
    ]);
    expect(download.suggestedFilename()).toBe("recovery-codes.txt");
    await page.getByRole("button", { name: "I have kept them" }).click();
    await page.waitForURL("**/dashboard");
    await page.goto("/account/security/codes");
    await expect(page.locator(".codes li")).toHaveCount(0);
    await page.goto("/account/security");
    await expect(page.getByRole("row", { name: /Blue laptop/ })).toContainText("The only one");
    await mailTo(email, "A passkey was added to your account");
  });
  await test.step("it signs in without a password", async () => {
    await page.getByRole("button", { name: "Sign out" }).first().click();
    await page.goto("/sign-in?next=%2Faccount%2Fsecurity");
    await page.getByRole("button", { name: "With a passkey" }).click();
    await page.waitForURL("**/account/security");
    await expect(page.getByRole("row", { name: /Blue laptop/ })).not.toContainText("not since");
  });
  await test.step("at another address the browser gives it to nobody, and the page says where it counts", async () => {
    const other = (process.env.PORTAL_ORIGIN ?? "").replace("localhost", "127.0.0.1");
    await page.goto(`${other}/sign-in`);
    await page.getByRole("button", { name: "With a passkey" }).click();
    await expect(page.getByText("Passkeys do not work at this address")).toBeVisible();
  });
  await test.step("an answer that another address had signed is refused with a sentence", async () => {
    await page.context().clearCookies();
    await page.goto("/sign-in");
    await page.route("**/sign-in", async (route) => {
      const body = route.request().postData();
      if (!body) return route.continue();
      const forged = body.replace(/"clientDataJSON":"([\w-]+)"/, (_, said: string) => {
        const data = JSON.parse(Buffer.from(said, "base64url").toString()) as { origin: string };
        const json = JSON.stringify({ ...data, origin: "https://portal.example.com" });
        return `"clientDataJSON":"${Buffer.from(json).toString("base64url")}"`;
      });
      return route.continue({ postData: forged });
    });
    await page.getByRole("button", { name: "With a passkey" }).click();
    await expect(page.getByText("Passkeys count only at")).toBeVisible();
    await page.unroute("**/sign-in");
  });
});

test("an app is set up, its codes count once, and a clock that is off is told so", async ({ seat }) => {
  const { page } = await seat("en");
  const { email, userId } = world.lawyer2;
  await givePassword(page, email);
  const codes = await enrolApp(page, "en");
  const app = await db().factor.findFirstOrThrow({ where: { userId, kind: "TOTP" } });
  const secret = await secretOf(db(), app);
  const tries = async (code: string) => {
    await page.getByLabel("Code from your app").fill(code);
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
  };
  await page.context().clearCookies();
  await givePassword(page, email);
  await tries("12 34");
  await expect(page.getByText("Type six digits").first()).toBeVisible();
  await tries(codeOfStep(secret, app.lastStep ?? 0));
  await expect(page.getByText("This code was already used").first()).toBeVisible();
  await tries(codeOfStep(secret, stepAt(new Date()) + 10));
  await expect(page.getByText("The clock of your phone is off by about 5 minutes").first()).toBeVisible();
  const near = new Set([-21, 0, 21].flatMap((at) => [-1, 0, 1].map((by) => stepAt(new Date()) + at + by)));
  const wrong = ["246810", "135791"].find(
    (code) => ![...near].some((step) => codeOfStep(secret, step) === code),
  );
  await tries(wrong ?? "");
  await expect(page.getByText("The code is not right").first()).toBeVisible();
  await passSecondStep(page, email);
  await page.waitForURL("**/dashboard");

  await test.step("without the phone, a code of the list opens once", async () => {
    await page.context().clearCookies();
    await givePassword(page, email);
    await page.getByRole("link", { name: "I don’t have my phone or passkey here" }).click();
    await page.getByLabel("Recovery code").fill((codes[0] ?? "").toLowerCase());
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await page.waitForURL("**/dashboard");
    await mailTo(email, "A recovery code opened your account");
    await page.goto("/account/security");
    await expect(page.getByText("9 recovery codes are left.")).toBeVisible();
  });
});

test("whoever changes how they sign in confirms first who they are, and loses nothing that they typed", async ({
  seat,
}) => {
  const { page } = await seat("en");
  await signInOnPage(page, world.assistant);
  await authenticatorOf(page);
  await page.goto("/account/security?add=passkey");
  await page.getByLabel("Name", { exact: true }).fill("Office computer");
  await confirmIdentity(page, "en", testPassword, () =>
    page.getByRole("button", { name: "Make a passkey" }).click(),
  );
  await page.waitForURL((url) => url.pathname === "/account/security" && url.search === "");
  await expect(page.getByRole("row", { name: /Office computer/ })).toBeVisible();
  await page.getByRole("row", { name: /Phone/ }).getByRole("button", { name: "Remove", exact: true }).click();
  await page.getByRole("button", { name: "Remove it" }).click();
  await expect(page.getByRole("row", { name: /Phone/ })).toHaveCount(0);
  await mailTo(world.assistant.email, "An authenticator app was removed from your account");
});

test("a lost second step is taken away by a director, with a reason that both read", async ({ seat }) => {
  const office = await seat("en");
  const away = await seat("en");
  const { email, name } = world.finance;
  await signInOnPage(away.page, world.finance);
  await signInOnPage(office.page, world.director);
  const reason = `The phone is in the river (${randomUUID().slice(0, 6)}); I called at home`;
  await office.page.goto(`/staff/people?find=${encodeURIComponent(email)}`);
  const row = office.page.getByRole("row").filter({ hasText: email });
  await row.getByRole("button", { name: "Lost second step" }).click();
  await office.page.getByLabel(/^What happened/).fill(reason);
  await confirmIdentity(office.page, "en", testPassword, () =>
    office.page.getByRole("button", { name: "Take it away" }).click(),
  );
  await expect(row.getByRole("button", { name: "Lost second step" })).toHaveCount(0);
  await mailTo(email, /second step of your sign-in/);
  expect((await mailTo(world.director.email, /took away the lost second step/)).text).not.toContain(name);

  await away.page.goto("/dashboard");
  await expect(away.page).toHaveURL(/\/sign-in\?next=/);
  await givePassword(away.page, email);
  await enrolApp(away.page, "en");
  await away.page.goto("/account/security");
  await expect(away.page.getByText(reason)).toBeVisible();
  expect((await mailsTo(email)).some(({ text }) => text?.includes(reason))).toBe(false);
});

test("a link by mail does not go round the second step", async ({ seat }) => {
  const { page } = await seat("en");
  const { email } = world.facilitator;
  await haveApp(email);
  await page.goto("/reset");
  await page.getByLabel("E-mail").fill(email);
  await page.getByRole("button", { name: "Mail me a link" }).click();
  const mail = await mailTo(email, /password/i);
  const [link = ""] = /https?:\/\/\S+\/reset\/[\w-]+/.exec(mail.text ?? "") ?? [];
  await page.goto(link);
  await page.locator("input[name=password]").fill("an entirely new password");
  await page.getByRole("button", { name: "Keep this password" }).click();
  await expect(page).toHaveURL(/after=reset$/);
  await givePassword(page, email, "an entirely new password");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("One more step");
  await passSecondStep(page, email);
  await page.waitForURL("**/dashboard");
});

test("a Defender’s phone is remembered: coming back asks for the code alone, and the password is a tap away", async ({
  seat,
}) => {
  const { page, context } = await seat("es", { viewport: { width: 360, height: 740 } });
  const { email } = world.defender;
  await haveApp(email);
  await page.goto("/sign-in");
  await page.getByLabel("Correo electrónico").fill(email);
  await page.getByLabel("Contraseña", { exact: true }).fill(testPassword);
  await page.getByRole("button", { name: "Seguir con la contraseña" }).click();
  await page.getByLabel("Recordar este teléfono por 30 días").check();
  await passSecondStep(page, email);
  await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
  // The session has run out; the browser is the same.
  await context.clearCookies({ name: sessionCookie().name });
  await page.goto("/sign-in?next=%2Fnotices");
  await expect(page.getByText("Este teléfono se recuerda")).toContainText(`${email.slice(0, 1)}…@`);
  await expectNoViolation(page, "a remembered phone");
  await expect(page.getByLabel("Contraseña", { exact: true })).toHaveCount(0);
  await page.getByRole("link", { name: "Con correo y contraseña" }).click();
  await expect(page.getByLabel("Contraseña", { exact: true })).toBeVisible();
  await page.goBack();
  await passSecondStep(page, email);
  await page.waitForURL("**/notices");
});
