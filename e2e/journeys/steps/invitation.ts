import { expect, type Page } from "@playwright/test";
import { testPassword } from "@/tests/support/world";
import { confirmIdentity, enrolApp } from "../../support/second-step";
import { linkIn, mailTo } from "../../support/mail";

export type Invited = { name: string; email: string; password: string; practice: string };

/** A facilitator invites a Defender on the page of people. */
export async function inviteDefender(page: Page, { name, email, practice }: Invited): Promise<void> {
  await page.goto("/staff/people/invite?as=defender");
  await page.getByLabel("Name", { exact: true }).last().fill(name);
  await page.getByLabel("E-mail", { exact: true }).fill(email);
  await page.getByLabel("Organization", { exact: true }).selectOption({ label: practice });
  await page.getByLabel("Country of the work").selectOption({ label: "Guatemala" });
  await page.getByLabel("City or town").fill("Huehuetenango");
  const regions = page.getByRole("group", { name: "Departments or states" });
  for (const name of ["Huehuetenango", "Quiché"]) await regions.getByLabel(name, { exact: true }).check();
  await page.getByRole("group", { name: "Kinds of matter" }).getByLabel("Wage theft").check();
  await confirmIdentity(page, "en", testPassword, () =>
    page.getByRole("button", { name: "Send the invitation" }).click(),
  );
  await expect(page.getByText("The invitation is on its way.")).toBeVisible();
}

/** The Defender opens the mailed link, in Spanish, chooses a password, signs in with it and sets up an app. */
export async function joinByMail(page: Page, { name, email, password }: Invited): Promise<void> {
  const mail = await mailTo(email, "Su acceso al portal de facilitación de casos");
  expect(mail.headers.get("content-language")).toBe("es");
  await page.goto(linkIn(mail, "/invitation/"));
  await expect(page.getByRole("heading", { name: `Le damos la bienvenida, ${name}` })).toBeVisible();
  await page.getByLabel("Contraseña", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Guardar esta contraseña" }).click();
  await page.waitForURL("**/sign-in?after=joined");
  await page.getByLabel("Correo electrónico").fill(email);
  await page.getByLabel("Contraseña", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Seguir con la contraseña", exact: true }).click();
  await page.waitForURL("**/sign-in/confirm");
  await enrolApp(page, "es");
  await page.waitForURL("**/dashboard");
  await page.goto(linkIn(mail, "/invitation/"));
  await expect(page.getByRole("heading", { name: "Este enlace ya se utilizó" })).toBeVisible();
}
