import { expect, type Page } from "@playwright/test";

/** The Advocate on the Defender: a few questions, one of them left open. */
export async function evaluateDefender(page: Page, code: string): Promise<void> {
  await page.goto(`/cases/${code}/evaluation`);
  const form = page.getByRole("form", { name: "Your evaluation" });
  for (const question of ["The quality of the work", "The work was on time", "Communication with you"]) {
    await form.getByRole("group", { name: question }).getByLabel("5", { exact: true }).check();
  }
  await form.getByRole("group", { name: "Would you work together again?" }).getByLabel("Yes").check();
  await form.getByLabel("What helped").fill("Careful notes, and no question twice");
  await form.getByRole("button", { name: "Send the evaluation" }).click();
  const sure = page.getByRole("dialog");
  await expect(sure).toContainText(/Questions without an answer: [1-9]\d* of \d+/);
  await sure.getByRole("button", { name: "Send the evaluation" }).click();
  await expect(page.getByText(/^Your evaluation was sent on/)).toBeVisible();
}

/** The Defender on the Advocate, on the phone. */
export async function evaluateAdvocate(page: Page, code: string): Promise<void> {
  await page.goto(`/cases/${code}/evaluation`);
  const form = page.getByRole("form", { name: "Su evaluación" });
  for (const question of ["Las instrucciones fueron claras", "El trato fue respetuoso"]) {
    await form.getByRole("group", { name: question }).getByLabel("5", { exact: true }).check();
  }
  await form
    .getByRole("group", { name: "¿Alguien corrió peligro por este encargo?" })
    .getByLabel("No", { exact: true })
    .check();
  await form.getByRole("button", { name: "Enviar la evaluación" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Enviar la evaluación" }).click();
  await expect(form).toHaveCount(0);
}

export async function reportOutcome(page: Page, code: string, day: string): Promise<void> {
  await page.goto(`/cases/${code}/evaluation`);
  const form = page.getByRole("form", { name: "Outcome" });
  if (!(await form.isVisible())) await page.getByText("Report the outcome", { exact: true }).click();
  await form.getByLabel("Settled", { exact: true }).check();
  await form.getByLabel("Decided on").fill(day);
  await form.getByLabel("People who benefited").fill("1");
  await form.getByLabel("Amount recovered").fill("12,500.00");
  await form.getByLabel("Decisive").check();
  await form.getByRole("button", { name: "Save the outcome" }).click();
  await expect(page.getByText("USD 12,500.00")).toBeVisible();
}

/** The history of a case: one chain, of which the page says that it is whole. */
export async function unbrokenHistory(page: Page, code: string): Promise<void> {
  await page.goto(`/cases/${code}/history`);
  await expect(page.getByRole("heading", { name: /in one unbroken chain since/ })).toBeVisible();
  await expect(page.getByText("all of them match")).toBeVisible();
  await expect(page.getByText(/^The chain breaks/)).toHaveCount(0);
}
