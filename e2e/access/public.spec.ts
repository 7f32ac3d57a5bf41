import type { APIResponse } from "@playwright/test";
import { addressIn, foundPages, type FoundPage } from "@/lib/i18n/addresses";
import { locales, type Locale } from "@/lib/i18n/locale";
import { expect, test } from "../support/browser";
import { fetchPdf } from "../support/documents";

const other = (locale: Locale): Locale => (locale === "en" ? "es" : "en");
const pathIn = (url: string | null) => new URL(url ?? "", "http://nowhere.example").pathname;

/** The text of a page's first match, as it stands in the source. */
async function found(answer: APIResponse, pattern: RegExp): Promise<string | null> {
  return pattern.exec(await answer.text())?.[1] ?? null;
}

for (const page of foundPages) {
  for (const locale of locales) {
    test(`${page} answers in ${locale} whatever the browser speaks, and leads to its pair`, async ({
      seat,
    }) => {
      const { page: tab } = await seat(other(locale));
      const answer = await tab.goto(addressIn(locale, page));
      expect(answer?.status()).toBe(200);
      expect(answer?.headers()["cache-control"]).toBe("private, no-cache");
      await expect(tab.locator("html")).toHaveAttribute("lang", locale);
      await expect(tab.locator("h1")).toHaveCount(1);

      const alternate = (language: string) =>
        tab.locator(`link[rel=alternate][hreflang="${language}"]`).getAttribute("href");
      const canonical = await tab.locator("link[rel=canonical]").getAttribute("href");
      expect(pathIn(canonical)).toBe(addressIn(locale, page));
      expect(pathIn(await alternate("en"))).toBe(addressIn("en", page));
      expect(pathIn(await alternate("es"))).toBe(addressIn("es", page));
      expect(await tab.locator("meta[name=robots]").getAttribute("content")).toBe("index, follow");
      const description = await tab.locator("meta[name=description]").getAttribute("content");
      expect(description?.length).toBeGreaterThan(60);

      // No link of a page in one language leads to a public page in the other, but that of the switch.
      const links = await tab
        .locator("a[href^='/']")
        .evaluateAll((all) => all.map((a) => a.getAttribute("href")));
      expect(links.filter((href) => href?.startsWith(`/${other(locale)}`))).toEqual([]);
    });
  }
}

test("the switch leads to the same page in the other language, by keyboard too", async ({ seat }) => {
  const { page } = await seat("en");
  await page.goto("/en/fees");
  await page.getByRole("button", { name: "Español" }).press("Enter");
  await page.waitForURL("**/es/fees");
  await expect(page.locator("html")).toHaveAttribute("lang", "es");
  // It is remembered where the address names no language.
  await page.goto("/fees");
  await expect(page.locator("html")).toHaveAttribute("lang", "es");
});

test("a phone opens the menu, and the page it leads to is marked in it", async ({ seat }) => {
  const { page } = await seat("es", { viewport: { width: 360, height: 740 } });
  await page.goto("/es");
  const menu = page.locator(".pub__menu");
  await menu.locator("summary").press("Enter");
  await menu.getByRole("link", { name: "Preguntas" }).click();
  await page.waitForURL("**/es/questions");
  await menu.locator("summary").press("Enter");
  await expect(menu.getByRole("link", { name: "Preguntas" })).toHaveAttribute("aria-current", "page");
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(wide).toBeLessThanOrEqual(360);
});

test("what is not there is not there, in the language of its address", async ({ request }) => {
  for (const path of ["/es/nowhere", "/es/dashboard", "/en/fees/nowhere", "/fr/fees", "/es/api/health"]) {
    const answer = await request.get(path);
    expect(answer.status(), path).toBe(404);
    if (path.startsWith("/es/")) expect(await found(answer, /<html lang="(\w+)"/)).toBe("es");
  }
});

test("the sitemap lists every page in both languages and nothing else; robots.txt leads to it", async ({
  request,
}) => {
  const robots = await (await request.get("/robots.txt")).text();
  const sitemap = /Sitemap: (\S+)/.exec(robots)?.[1] ?? "";
  expect(pathIn(sitemap)).toBe("/sitemap.xml");
  const answer = await request.get(sitemap);
  expect(answer.headers()["cache-control"]).toBe("public, max-age=3600");
  const listed = [...(await answer.text()).matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, url]) =>
    pathIn(url ?? null),
  );
  expect(listed.sort()).toEqual(
    foundPages.flatMap((page) => locales.map((locale) => addressIn(locale, page))).sort(),
  );
});

test("what is not for search engines says so", async ({ request }) => {
  for (const path of ["/sign-in", "/es/sign-in", "/reset", "/nowhere", `/invitation/${"0".repeat(43)}`]) {
    const answer = await request.get(path);
    expect(await found(answer, /<meta name="robots" content="([^"]+)"/), path).toMatch(/^noindex/);
    expect(answer.headers()["cache-control"], path).toContain("no-store");
  }
});

test("a shared link has a picture, and what the page says for machines can be read", async ({ request }) => {
  const sharedPages: [FoundPage, string][] = [
    ["/", "NGO"],
    ["/questions", "FAQPage"],
  ];
  for (const locale of locales) {
    for (const [page, type] of sharedPages) {
      const answer = await request.get(addressIn(locale, page));
      const picture = await request.get(pathIn(await found(answer, /property="og:image" content="([^"]+)"/)));
      expect(picture.headers()["content-type"]).toBe("image/png");
      expect(picture.headers()["cache-control"]).toBe("public, max-age=86400");
      const data = await found(answer, /<script type="application\/ld\+json">(.+?)<\/script>/);
      expect(JSON.parse(data ?? "")).toMatchObject({ "@type": type });
    }
  }
});

test("the fees of the page, of its example and of the brochure are those of the table", async ({
  page,
  request,
}) => {
  for (const locale of locales) {
    await page.goto(addressIn(locale, "/fees"));
    const cells = await page.locator(".fees").first().locator("tbody td").allInnerTexts();
    expect(cells.length).toBeGreaterThanOrEqual(5);
    const { text } = await fetchPdf(request, addressIn(locale, "/brochure.pdf"), `brochure-${locale}`);
    for (const cell of cells) expect(text, cell).toContain(cell.replace(/\s+/g, " "));

    const figures = await page.locator(".fees--example td, .fees--example tfoot td").allInnerTexts();
    const cents = figures
      .filter(Boolean)
      .map((figure) => Number(figure.replace("−", "-").replace(/[.,]/g, "")));
    const [work, , expenses, , fee, , waiver, full, reduced] = cents;
    expect(full).toBe(Number(work) + Number(expenses) + Number(fee));
    expect(reduced).toBe(Number(full) + Number(waiver));
  }
});

test("a brochure may be kept, and opens on the page", async ({ request }) => {
  const headers = (await request.get("/es/brochure.pdf")).headers();
  expect(headers["content-type"]).toBe("application/pdf");
  expect(headers["cache-control"]).toBe("public, max-age=3600");
  // Without a language in the address it follows the reader's own, and is for them alone.
  expect((await request.get("/brochure.pdf")).headers()["cache-control"]).toBe("private, no-store");
  expect(headers["content-disposition"]).toContain('inline; filename="justice-in-motion-es.pdf"');
});
