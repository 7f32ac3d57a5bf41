import type { Page } from "@playwright/test";
import { recordMinutes, assignedCase } from "@/tests/support/walk/assignment";
import { negotiatingCase, writtenCase } from "@/tests/support/walk/review";
import { expect, phone, test } from "../support/browser";
import { signedIn } from "../support/sign-in";
import { makeMailedWorld } from "../support/world";

/** What stands of one field that both changed: its heading, what is saved, what was typed. */
const clash = (page: Page, label: string) =>
  page.locator(".clash").filter({ has: page.getByRole("heading", { name: label, exact: true }) });

test("two change the same terms: both read words, one list is taken over, the other value stands", async ({
  seat,
}) => {
  test.setTimeout(180_000);
  const world = await makeMailedWorld();
  const { code } = await negotiatingCase(world);
  const [counsel, field] = [(await seat()).page, (await seat("es")).page];
  await signedIn(counsel, world.lawyer);
  await signedIn(field, world.defender);
  await counsel.goto(`/cases/${code}/agreement`);
  await counsel.getByRole("link", { name: "Change the terms" }).click();
  await field.goto(`/cases/${code}/agreement`);
  await field.getByRole("link", { name: "Cambiar las condiciones" }).click();

  await field.getByLabel("Tope de horas").fill("14 h");
  await field.getByRole("button", { name: "Agregar una tarea" }).click();
  const added = field.locator(".rowset > li").last();
  await added.getByLabel("Tipo de tarea").selectOption("obtain_record");
  await added.getByLabel("Qué se hará").fill("Su partida de nacimiento");
  await field.getByRole("button", { name: /^Guardar como/ }).click();
  await field.waitForURL((url) => !url.search.includes("edit"));

  await counsel.getByLabel("Cap of hours").fill("12 h");
  await counsel.locator(".rowset > li").first().getByLabel("What is to be done").fill("Interview her sister");
  await counsel.getByRole("button", { name: "Save as a new version" }).click();
  await expect(clash(counsel, "Cap of hours")).toContainText("14 h");
  await expect(clash(counsel, "Cap of hours")).toContainText("12 h");
  const scope = clash(counsel, "Scope");
  await expect(scope).toContainText(
    "Kind of task: Obtain a record · What is to be done: Su partida de nacimiento",
  );
  await expect(scope).not.toContainText("obtain_record");
  await scope.getByRole("button", { name: "Take what is saved" }).click();
  await expect(counsel.locator(".rowset > li").last().getByLabel("What is to be done")).toHaveValue(
    "Su partida de nacimiento",
  );
  await counsel.getByRole("button", { name: "Save as a new version" }).click();
  await counsel.waitForURL((url) => !url.search.includes("edit"));
  await expect(counsel.locator("main")).toContainText("12 h");
  await expect(counsel.locator("main")).toContainText("Su partida de nacimiento");
});

test("whom somebody else gave a new safe contact is not taken out unseen", async ({ seat }) => {
  test.setTimeout(180_000);
  const world = await makeMailedWorld();
  const { code } = await writtenCase(world);
  const [lawyer, assistant] = [(await seat()).page, (await seat()).page];
  await signedIn(lawyer, world.lawyer);
  await signedIn(assistant, world.assistant);
  const who = `/cases/${code}/review/intake/who`;
  await lawyer.goto(who);
  await expect(lawyer.getByRole("button", { name: "Remove: Other person 1" })).toBeVisible();
  await assistant.goto(who);
  await assistant.locator('[name="others.0.about"]').fill("Sister; never call before noon");
  await assistant.getByRole("button", { name: /^Save/ }).click();
  await assistant.waitForURL("**/matter");

  await lawyer.getByRole("button", { name: "Remove: Other person 1" }).click();
  await lawyer.getByRole("button", { name: /^Save/ }).click();
  const stands = lawyer.locator(".clash");
  await expect(stands).toContainText("Sister; never call before noon");
  await expect(stands).toContainText("(taken out)");
  await stands.getByRole("button", { name: "Take what is saved" }).click();
  await expect(lawyer.locator('[name="others.0.about"]')).toHaveValue("Sister; never call before noon");
  await lawyer.getByRole("button", { name: /^Save/ }).click();
  await lawyer.waitForURL("**/matter");
});

test("an entry that was changed on another device is said field by field, in Spanish", async ({ seat }) => {
  test.setTimeout(180_000);
  const world = await makeMailedWorld();
  const at = await assignedCase(world);
  const entryId = await recordMinutes(world, at, 60);
  const [desk, pocket] = [(await seat("es")).page, (await seat("es", phone)).page];
  for (const page of [desk, pocket]) {
    await signedIn(page, world.defender);
    await page.goto(`/cases/${at.code}/assignment/entry?entry=${entryId}`);
  }
  const minutes = (page: Page) => page.locator('[name="minutes"]');
  await minutes(desk).fill("2 h");
  await desk.getByRole("button", { name: "Guardar", exact: true }).click();
  await desk.waitForURL(`**/cases/${at.code}/assignment`);
  await minutes(pocket).fill("45 min");
  await pocket.getByRole("button", { name: "Guardar", exact: true }).click();
  await expect(pocket.locator(".clash")).toHaveCount(1);
  await expect(pocket.locator(".clash")).toContainText("2 h");
  await expect(pocket.locator(".clash")).toContainText("45 min");
  await pocket.locator(".clash").getByRole("button", { name: "Usar el guardado" }).click();
  await expect(minutes(pocket)).toHaveValue("2 h");
  await pocket.getByRole("button", { name: "Guardar", exact: true }).click();
  await pocket.waitForURL(`**/cases/${at.code}/assignment`);
});
