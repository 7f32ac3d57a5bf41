import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { systemActor } from "@/lib/authz/actor";
import { execute } from "@/lib/workflow/execute";
import { commands } from "@/lib/workflow/registry";
import { expect, test } from "../support/browser";
import { linkIn, mailsTo, mailTo } from "../support/mail";
import { confirmIdentity, enrolApp, passSecondStep } from "../support/second-step";

const tag = randomUUID().slice(0, 8);
const director = {
  name: "Miriam Stolz",
  email: `miriam.${tag}@example.test`,
  password: "a first long password",
};
const lawyer = { name: "Sara Adeyemi", email: `sara.${tag}@example.test`, password: "otra frase muy larga" };
const firm = `Adeyemi & Brandt ${tag}`;

/** The installation invites its first director and knows a firm; everything after that is done in the browser. */
test.beforeAll(async () => {
  const by = () => ({ actor: systemActor, now: new Date(), operationId: randomUUID() });
  const { name, email } = director;
  const post = { kind: "staff", roles: ["DIRECTOR"] };
  const input = { name, email, locale: "en", timeZone: "America/New_York", post };
  await execute(by(), commands.invitePerson, null, input);
  const organization = {
    name: firm,
    kind: "LAW_FIRM",
    country: "US",
    city: "Houston",
    billingAddress: "",
    currency: "USD",
  };
  await execute(by(), commands.registerOrganization, null, organization);
});

const passwordField = (page: Page) => page.locator("input[name=password]");

async function signIn(page: Page, email: string, password: string) {
  await page.locator("input[name=email]").fill(email);
  await passwordField(page).fill(password);
  await page.locator("main button[type=submit]").first().click();
}

test("from an invitation to an account, a new password, and out", async ({ seat }) => {
  test.setTimeout(240_000);
  const office = await seat("en");
  const guest = await seat("es");

  await test.step("the director joins by the mailed link, once", async () => {
    const link = linkIn(await mailTo(director.email, /access/i), "/invitation/");
    await office.page.goto(link);
    await passwordField(office.page).fill("too short");
    await office.page.getByRole("button", { name: "Keep this password" }).click();
    await expect(office.page.locator(".summary")).toBeVisible();
    await passwordField(office.page).fill(director.password);
    await office.page.getByRole("button", { name: "Keep this password" }).click();
    await expect(office.page).toHaveURL(/\/sign-in\?after=joined$/);
    await office.page.goto(link);
    await expect(office.page.getByRole("heading", { level: 1 })).toHaveText("This link was already used");
  });

  await test.step("signs in where they wanted to go", async () => {
    await office.page.goto("/staff/people/invite");
    await signIn(office.page, director.email, "not the password at all");
    await expect(office.page.getByText("do not go together")).toBeVisible();
    await expect(office.page.locator("input[name=email]")).toHaveValue(director.email);
    await signIn(office.page, director.email.toUpperCase(), director.password);
    await expect(office.page.getByRole("heading", { level: 1 })).toHaveText("Set up a second step");
    await office.page.goto("/staff/people/invite");
    await expect(office.page, "nobody goes round it").toHaveURL(/\/sign-in\?next=/);
    await signIn(office.page, director.email, director.password);
    await enrolApp(office.page, "en");
    await expect(office.page).toHaveURL(/\/staff\/people\/invite$/);
  });

  await test.step("invites a lawyer, who joins in Spanish", async () => {
    await office.page.getByLabel("Name", { exact: true }).last().fill(lawyer.name);
    await office.page.getByLabel("E-mail").fill(lawyer.email);
    await office.page.locator("select[name='post.organizationId']").selectOption({ label: firm });
    await office.page.getByLabel(/^Lawyer/).check();
    await confirmIdentity(office.page, "en", director.password, () =>
      office.page.getByRole("button", { name: "Send the invitation" }).click(),
    );
    await expect(office.page.getByText("The invitation is on its way.")).toBeVisible();
    await guest.page.goto(linkIn(await mailTo(lawyer.email, /access/i), "/invitation/"));
    await passwordField(guest.page).fill(lawyer.password);
    await guest.page.getByRole("button", { name: "Guardar esta contraseña" }).click();
    await expect(guest.page).toHaveURL(/after=joined$/);
    await signIn(guest.page, lawyer.email, lawyer.password);
    await guest.page.waitForURL("**/sign-in/confirm**");
    await enrolApp(guest.page, "es");
    await expect(guest.page).toHaveURL(/\/dashboard$/);
    await guest.page.goto("/staff/people");
    await expect(guest.page.getByRole("heading", { level: 1 })).toHaveText(
      "Aquí no hay nada que pueda abrir",
    );
  });

  await test.step("a new password signs every device out", async () => {
    const other = await seat("es");
    await other.page.goto("/reset");
    await other.page.locator("input[name=email]").fill(lawyer.email);
    await other.page.getByRole("button", { name: "Enviarme un enlace" }).click();
    await expect(other.page.getByText("el correo va en camino")).toBeVisible();
    await other.page.goto(linkIn(await mailTo(lawyer.email, /contraseña/i), "/reset/"));
    await passwordField(other.page).fill("una tercera frase larga");
    await other.page.getByRole("button", { name: "Guardar esta contraseña" }).click();
    await expect(other.page).toHaveURL(/after=reset$/);
    await guest.page.goto("/dashboard");
    await expect(guest.page).toHaveURL(/\/sign-in\?next=%2Fdashboard$/);
    await signIn(guest.page, lawyer.email, lawyer.password);
    await expect(guest.page.getByText("no corresponden")).toBeVisible();
    await signIn(guest.page, lawyer.email, "una tercera frase larga");
    await guest.page.waitForURL("**/sign-in/confirm**");
    await passSecondStep(guest.page, lawyer.email);
    await expect(guest.page).toHaveURL(/\/dashboard$/);
  });

  await test.step("an address that nobody has is answered alike, and gets no mail", async () => {
    const stranger = await seat("en");
    await stranger.page.goto("/reset");
    await stranger.page.locator("input[name=email]").fill(`nobody.${tag}@example.test`);
    await stranger.page.getByRole("button", { name: "Mail me a link" }).click();
    await expect(stranger.page.getByText("If this address has an account")).toBeVisible();
  });

  await test.step("another address is theirs by the link that goes there; the one before is told", async () => {
    const before = lawyer.email;
    lawyer.email = `sara.nueva.${tag}@example.test`;
    await guest.page.goto("/account");
    await guest.page.getByText("Usar otra dirección").click();
    const wanted = guest.page.getByLabel("Correo electrónico nuevo");
    // A phone shows the keyboard of addresses, and begins with no capital letter.
    await expect(wanted).toHaveAttribute("type", "email");
    await expect(wanted).toHaveAttribute("autocapitalize", "none");
    await wanted.fill(lawyer.email);
    await confirmIdentity(guest.page, "es", "una tercera frase larga", () =>
      guest.page.getByRole("button", { name: "Enviar el enlace" }).click(),
    );
    await expect(guest.page.getByText("el enlace va en camino")).toBeVisible();
    await guest.page.goto(linkIn(await mailTo(lawyer.email, /./), "/account/email/"));
    await guest.page.getByRole("button", { name: "Cambiar mi dirección" }).click();
    await expect(guest.page).toHaveURL(/\/account\?after=email$/);
    await expect(guest.page.getByRole("status").getByText(lawyer.email)).toBeVisible();
    expect(await mailTo(before, /cambió/)).toBeDefined();
  });

  await test.step("language and zone are changed in the account; signing out ends the session", async () => {
    await guest.page.goto("/account");
    await guest.page.getByLabel("English").check();
    await guest.page.getByRole("button", { name: "Guardar" }).click();
    await expect(guest.page.locator("html")).toHaveAttribute("lang", "en");
    const cookies = await guest.context.cookies();
    await guest.page.getByRole("button", { name: "Sign out" }).first().click();
    await expect(guest.page).toHaveURL(/\/$/);
    // The cookie that was taken away opens nothing any more.
    await guest.context.addCookies(cookies);
    await guest.page.goto("/dashboard");
    await expect(guest.page).toHaveURL(/\/sign-in/);
  });

  await test.step("a disabled account is out at the next request, and can't come back", async () => {
    await signIn(guest.page, lawyer.email, "una tercera frase larga");
    await guest.page.waitForURL("**/sign-in/confirm**");
    await passSecondStep(guest.page, lawyer.email);
    await expect(guest.page).toHaveURL(/\/dashboard$/);
    await office.page.goto("/staff/people");
    await office.page.getByLabel("Name or e-mail").fill(lawyer.email);
    await office.page.getByRole("button", { name: "Show" }).click();
    const row = office.page.getByRole("row", { name: new RegExp(lawyer.email) });
    await row.getByRole("link", { name: lawyer.name }).click();
    await office.page.getByRole("button", { name: "Disable the account" }).click();
    await office.page.getByRole("dialog").getByLabel("Reason").fill("Left the firm");
    await office.page.getByRole("button", { name: "Disable them" }).click();
    await expect(office.page.getByText("Disabled on")).toBeVisible();
    await expect(office.page.getByText("Reason: Left the firm")).toBeVisible();
    await guest.page.goto("/dashboard");
    await expect(guest.page).toHaveURL(/\/sign-in/);
    await signIn(guest.page, lawyer.email, "una tercera frase larga");
    await expect(guest.page.getByText("do not go together")).toBeVisible();
  });

  // By now everything that was going to be mailed has been.
  expect(await mailsTo(`nobody.${tag}@example.test`)).toEqual([]);
});
