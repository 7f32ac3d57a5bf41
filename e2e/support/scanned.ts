import type { Page } from "@playwright/test";
import { expect } from "./browser";

/** Waits until the worker has had a file looked at and the page, asked anew, links to it. @returns where it leads */
export async function opensAfterScan(page: Page, name: string): Promise<string> {
  const link = page.getByRole("link", { name });
  await expect(async () => {
    await page.reload();
    await expect(link).toBeVisible({ timeout: 1_000 });
  }).toPass();
  return (await link.getAttribute("href")) ?? "";
}
