import type { Page } from "@playwright/test";
import { expect } from "./browser";

/** Waits until the worker has had a file looked at and the page, unasked, links to it. @returns where it leads */
export async function opensAfterScan(page: Page, name: string): Promise<string> {
  const link = page.getByRole("link", { name });
  await expect(link).toBeVisible({ timeout: 20_000 });
  return (await link.getAttribute("href")) ?? "";
}
