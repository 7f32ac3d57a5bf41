import { db } from "@/lib/db/client";
import { answered } from "../support/answered";
import { expect, test } from "../support/browser";
import { mailTo } from "../support/mail";
import { signInOnPage } from "../support/sign-in";
import { makeMailedWorld } from "../support/world";

test("a second device is told of by mail, and signed out from the first", async ({ seat }) => {
  test.setTimeout(180_000);
  const world = await makeMailedWorld();
  const [own, other] = [await seat("en"), await seat("en")];
  await signInOnPage(own.page, world.lawyer);
  await signInOnPage(other.page, world.lawyer);
  const mail = await mailTo(world.lawyer.email, /signed in as you/);
  expect(mail.text).toContain("/account/devices");

  await own.page.goto("/account");
  await own.page.getByRole("link", { name: "See the devices signed in" }).click();
  const rows = own.page.locator("tbody tr").filter({ hasText: /Chrome on / });
  await expect(rows).toHaveCount(2);
  await expect(rows.first()).toContainText("this one");
  await answered(own.page, () => rows.nth(1).getByRole("button", { name: "Sign out" }).click());
  await expect(rows).toHaveCount(1);

  await other.page.goto("/dashboard");
  await expect(other.page).toHaveURL(/\/sign-in\?next=/);
  await own.page.goto("/dashboard");
  await expect(own.page).toHaveURL(/\/dashboard$/);
});

test("who guesses too often is told how long to wait, and how to come in at once", async ({ seat }) => {
  test.setTimeout(180_000);
  const world = await makeMailedWorld();
  const { page } = await seat("es");
  await page.goto("/sign-in");
  for (let tried = 0; tried < 11; tried += 1) {
    await page.getByLabel("Correo electrónico").fill(world.defender.email);
    await page.getByLabel("Contraseña", { exact: true }).fill(`intento ${tried}`);
    const answer = page.waitForResponse((response) => response.url().includes("/callback/credentials"));
    await page.getByRole("button", { name: "Seguir con la contraseña", exact: true }).click();
    await answer;
  }
  await expect(page.locator("main")).toContainText(/Puede volver a intentarlo en 1\d min/);
  await expect(page.getByLabel("Correo electrónico")).toHaveValue(world.defender.email);
  await db().guessBudget.deleteMany();
});
