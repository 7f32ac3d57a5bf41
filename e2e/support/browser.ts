import {
  test as base,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
  expect,
} from "@playwright/test";

export type Person = { email: string; password: string; locale: "en" | "es" };

/** One person's own browser: their cookies, their language, and what went wrong in it. */
export type Seat = { context: BrowserContext; page: Page };

/** A telephone as it lies in most hands of the Defender Network. */
export const phone: BrowserContextOptions = {
  viewport: { width: 360, height: 740 },
  isMobile: true,
  hasTouch: true,
  deviceScaleFactor: 2,
};

/** A browser context whose pages speak the person's language from the first request on. */
export async function openSeat(
  browser: Browser,
  locale: Person["locale"],
  device: BrowserContextOptions = {},
): Promise<Seat> {
  const origin = process.env.PORTAL_ORIGIN;
  const context = await browser.newContext({
    baseURL: origin,
    locale: locale === "es" ? "es-GT" : "en-US",
    timezoneId: locale === "es" ? "America/Guatemala" : "America/New_York",
    acceptDownloads: true,
    ...device,
  });
  return { context, page: await context.newPage() };
}

type Fixtures = {
  /** Opens a further person's browser; all are closed when the test ends, and none may have logged an error. */
  seat: (locale?: Person["locale"], device?: BrowserContextOptions) => Promise<Seat>;
};

export const test = base.extend<Fixtures>({
  baseURL: async ({}, provide) => {
    const origin = process.env.PORTAL_ORIGIN;
    if (!origin) throw new Error("The server was not started: run the tests by npm run test:e2e.");
    await provide(origin);
  },
  seat: async ({ browser }, provide) => {
    const seats: Seat[] = [];
    const errors: string[] = [];
    await provide(async (locale = "en", device = {}) => {
      const seat = await openSeat(browser, locale, device);
      seat.page.on("pageerror", (error) => errors.push(`${seat.page.url()}: ${error.message}`));
      seats.push(seat);
      return seat;
    });
    for (const { context } of seats) await context.close();
    expect(errors, "errors of scripts in the pages").toEqual([]);
  },
});

export { expect };
