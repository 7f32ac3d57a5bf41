import { expect, type Page } from "@playwright/test";
import { photograph } from "../../support/photograph";
import { opensAfterScan } from "../../support/scanned";
import type { Story } from "./story";

/** The Advocate writes an intake in saved steps and submits it. Returns the code of the case. */
export async function writeIntake(page: Page, story: Story, namesake: string): Promise<string> {
  const code = await begin(page, story);
  await who(page, story, namesake);
  await matterAndWork(page, story);
  await languageAndBudget(page);
  await papers(page);
  await submit(page, code);
  return code;
}

async function begin(page: Page, { nickname, region }: Story): Promise<string> {
  await page.goto("/dashboard");
  await page.getByRole("main").getByRole("link", { name: "New intake" }).click();
  await page.getByLabel("Nickname of the case").fill(nickname);
  await page.getByLabel("Kind of matter").selectOption({ label: "Wage theft" });
  await page.getByLabel("Country where the work is needed").selectOption({ label: "Guatemala" });
  await page.getByLabel("Department or state").fill(region);
  await page.getByRole("button", { name: "Begin the intake" }).click();
  await page.waitForURL("**/review/intake/who");
  const code = /\/cases\/(CF-\d{4}-\d{4})\//.exec(page.url())?.[1];
  if (!code) throw new Error(`No code of a case in ${page.url()}`);
  await expect(page).toHaveTitle(new RegExp(code));
  return code;
}

async function who(page: Page, { client, opposing }: Story, namesake: string): Promise<void> {
  const first = page.getByRole("group", { name: "Client 1", exact: true });
  await first.getByLabel("Full name, as on their papers").fill(client.name);
  await first.getByLabel("Also known as").fill(client.alias);
  await first.getByLabel("Country where they are now").selectOption({ label: "Guatemala" });
  await first.getByLabel("Town or village").fill("Chiantla");
  await first.getByLabel("Languages").fill("Español; Mam");
  await first.getByLabel("Safe ways to reach them").fill(client.contact);
  await first.getByLabel("What must never be said, or to whom").fill(client.never);
  await page.getByRole("button", { name: "Add a person or company" }).click();
  const other = page.getByRole("group", { name: "Opposing party 1", exact: true });
  await other.getByLabel("Name of the person or company").fill(opposing);
  await other.getByLabel("Who they are in the matter").fill("Employer, Michigan");
  await page.getByRole("button", { name: "Add a person", exact: true }).click();
  const witness = page.getByRole("group", { name: "Other person 1", exact: true });
  await witness.getByLabel("Full name, as on their papers").fill(namesake);
  await witness.getByLabel("Who they are in the matter").fill("Worked beside him");
  await page.getByRole("button", { name: "Save and go on to “The matter”" }).click();
  await page.waitForURL("**/review/intake/matter");
}

async function matterAndWork(page: Page, { court, docket, story, deadline, tasks }: Story): Promise<void> {
  await page.getByLabel("Court or agency").fill(court);
  await page.getByLabel("Docket number").fill(docket);
  await page.getByLabel("What happened").fill(story);
  await page.getByRole("button", { name: "Add a deadline" }).click();
  const first = page.getByRole("group", { name: "Deadline 1", exact: true });
  await first.getByLabel("Kind").selectOption({ label: "Discovery closes" });
  await first.getByLabel("Day", { exact: true }).fill(deadline);
  await page.getByRole("button", { name: "Save and go on to “What is needed”" }).click();
  await page.waitForURL("**/review/intake/work");
  for (const [index, task] of tasks.entries()) {
    if (index > 0) await page.getByRole("button", { name: "Another task" }).click();
    const row = page.getByRole("group", { name: `Task ${index + 1}`, exact: true });
    await row.getByLabel("Kind of task").selectOption({ label: task.kind });
    await row.getByLabel("In your words").fill(task.words);
    await row.getByLabel("Needed by").fill(task.deadline);
  }
  await page.getByRole("button", { name: "Save and go on to “Language”" }).click();
  await page.waitForURL("**/review/intake/language");
}

async function languageAndBudget(page: Page): Promise<void> {
  await page.getByLabel("Bilingual staff").check();
  await page.getByRole("button", { name: "Save and go on to “Cost”" }).click();
  await page.waitForURL("**/review/intake/budget");
  await page.getByLabel("What you expect to spend at most, USD").fill("3,000.00");
  await page.getByRole("button", { name: "Save and go on to “Papers”" }).click();
  await page.waitForURL("**/review/intake/attachments");
}

async function papers(page: Page): Promise<void> {
  await page.getByLabel("Choose a file, Files").setInputFiles({
    name: "pay-slip.jpg",
    mimeType: "image/jpeg",
    buffer: await photograph("Pay slip"),
  });
  // It is attached without another button, and opened once the virus scanner has looked at it.
  await expect(page.getByRole("button", { name: "Remove: pay-slip.jpg" })).toBeVisible();
  await opensAfterScan(page, "pay-slip.jpg");
  await page.getByRole("link", { name: "Go on to “Check and submit”" }).click();
  await page.waitForURL("**/review/intake/check");
}

async function submit(page: Page, code: string): Promise<void> {
  await page.getByRole("button", { name: "Submit the intake" }).click();
  await expect(page.getByRole("heading", { name: "There are 3 things to correct" })).toBeVisible();
  await page.getByLabel("We know that there is a charge").check();
  await page.getByLabel("We have Spanish, or arrange an interpreter ourselves.").check();
  await page.getByLabel("Every client knows that a lawyer abroad will be asked").check();
  await page.getByRole("button", { name: "Submit the intake" }).click();
  await page.waitForURL(`**/cases/${code}/review`);
  await expect(page.getByText("Waiting on the facilitator")).toBeVisible();
}
