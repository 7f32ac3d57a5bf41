import { expect, type Browser, type Page } from "@playwright/test";
import type { Look } from "./looks";

/** Shows a mail as a mail program would that fetches nothing. It has one ground, and nothing of it is wider than the screen. */
export async function openMail(browser: Browser, html: string, { theme, width }: Look): Promise<Page> {
  const page = await browser.newPage({ colorScheme: theme, viewport: { width, height: 800 } });
  const fetched: string[] = [];
  await page.route("**/*", (route) => {
    fetched.push(route.request().url());
    return route.abort();
  });
  await page.setContent(html);
  expect(fetched, "what the mail fetches").toEqual([]);
  const grounds = await page.evaluate(() =>
    [...document.querySelectorAll("body, body :not(.button)")]
      .map((part) => getComputedStyle(part).backgroundColor)
      .filter((colour) => colour !== "rgba(0, 0, 0, 0)"),
  );
  expect(new Set(grounds).size, `one ground in ${theme}`).toBe(1);
  const size = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  expect(size[0]).toBeLessThanOrEqual(size[1] ?? 0);
  return page;
}
