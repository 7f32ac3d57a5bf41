import { expect, type Page } from "@playwright/test";
import type { Story } from "./story";

/** The facilitator takes the review up, reads the names, and accepts the case. */
export async function reviewAndAccept(page: Page, code: string, { client, story }: Story): Promise<void> {
  await page.goto("/dashboard");
  await page
    .getByRole("main")
    .getByRole("link", { name: "Read a new intake" })
    .and(byCode(page, code))
    .click();
  await page.waitForURL(`**/cases/${code}/review*`);
  await page.getByRole("button", { name: "Take up the review" }).click();
  await expect(page.getByRole("button", { name: "Accept the case" })).toBeVisible();
  await expect(page.getByText(story.slice(0, 40)).first()).toBeVisible();
  await expect(page.getByText(client.name)).toHaveCount(0);
  await page.getByRole("button", { name: "Show the names; the reading is logged" }).click();
  await expect(page.getByText(client.name)).toBeVisible();
  await page.getByRole("button", { name: "Accept the case" }).click();
  await expect(page.getByRole("link", { name: "no check is clear or waived yet" })).toBeVisible();
}

/** Rows of the dashboard lead to a case by its code. */
function byCode(page: Page, code: string) {
  return page.locator(`a[href^="/cases/${code}/"]`);
}

type Candidate = { name: string; practice: string };

/** Runs the check against a Defender and decides what it found: other people with the same name. */
export async function checkDefender(
  page: Page,
  { name, practice }: Candidate,
  hits: { atLeast: number },
): Promise<void> {
  const row = page.getByRole("row").filter({ hasText: name }).filter({ hasText: practice });
  await row.getByRole("button", { name: "Check", exact: true }).click();
  const check = page.getByRole("region", { name: "Conflict check" });
  await expect(row.getByRole("link", { name: /^(Undecided|Clear)$/ })).toBeVisible();
  const open = check.locator("tr.decide");
  let decided = 0;
  while (await open.isVisible()) {
    await open.getByLabel("Another person").check();
    await open.getByLabel("Why").fill("Another age and another town");
    await open.getByRole("button", { name: "Save the decision" }).click();
    decided += 1;
    await expect(check.locator("td.why").filter({ hasText: "Another age and another town" })).toHaveCount(
      decided,
    );
  }
  expect(decided).toBeGreaterThanOrEqual(hits.atLeast);
  await expect(row.getByText("Clear")).toBeVisible();
}

/** Offers the case to the Defender whose check is clear. */
export async function offer(page: Page, { offer: terms }: Story): Promise<void> {
  const form = page.getByRole("form", { name: "Offer the case" });
  await form.getByLabel("Hours thought to be needed").fill(terms.hours);
  await form.getByLabel("Expenses, USD").fill(terms.expenses);
  await form.getByLabel("What is asked, without any name").fill(terms.words);
  await form.getByLabel("What is known of the danger, without any name").fill(terms.safety);
  await form.getByRole("button", { name: "Offer the case" }).click();
  await expect(page.getByText("Sent, no answer yet")).toBeVisible();
}

/** On the phone: no name before "me interesa", no story before accepting. */
export async function answerOffer(page: Page, link: string, code: string, story: Story): Promise<void> {
  const { client } = story;
  await page.goto(link);
  await page.waitForURL(`**/cases/${code}/review*`);
  const body = page.locator("body");
  await expect(page.getByText("Huehuetenango").first()).toBeVisible();
  await expect(body).not.toContainText(client.name);
  await expect(body).not.toContainText(story.story.slice(0, 40));
  await expect(page.getByText("USD 520.00").first()).toBeVisible();
  await page.getByRole("button", { name: "Me interesa: ver las partes" }).click();
  await expect(page.getByText(client.name)).toBeVisible();
  await expect(page.getByText(client.never)).toHaveCount(0);
  await expect(body).not.toContainText(story.story.slice(0, 40));
  await page.getByRole("button", { name: "Aceptar el caso" }).click();
  await expect(page.getByRole("heading", { name: "Hay 1 punto por corregir" })).toBeVisible();
  await page.getByLabel("Declaro de buena fe").check();
  await page.getByRole("button", { name: "Aceptar el caso" }).click();
  await page.waitForURL(`**/cases/${code}/agreement`);
}
