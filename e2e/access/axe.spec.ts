import type { BrowserContext, BrowserContextOptions } from "@playwright/test";
import type { World } from "@/tests/support/world";
import { expect, openSeat, test } from "../support/browser";
import { expectNoViolation } from "../support/axe";
import { axeCases, axeStates, moreStates, type AxeCases } from "../support/axe-states";
import { signInOnPage } from "../support/sign-in";
import { makeMailedWorld } from "../support/world";

type Look = { locale: "en" | "es"; theme: "light" | "dark"; width: number };

const every: Look[] = (["en", "es"] as const).flatMap((locale) =>
  (["light", "dark"] as const).flatMap((theme) => [360, 1280].map((width) => ({ locale, theme, width }))),
);
const isFull = process.env.AXE_FULL === "true";
/** In a run of all tests each page once, half of them on a phone; in the full run in every look. */
const looksOf = (index: number): Look[] =>
  isFull ? every : [every[index % every.length] ?? { locale: "en", theme: "light", width: 1280 }];

const faces = [
  ...Object.entries(axeStates).map(([route, state]) => ({ name: `${route}, ${state.state}`, ...state })),
  ...moreStates.map((state) => ({ name: state.state, ...state })),
];

test.describe("no violation of accessibility", { tag: "@axe" }, () => {
  test.describe.configure({ mode: "default" });

  let world: World;
  let cases: AxeCases;
  /** Everybody signs in once. */
  const sessions = new Map<string, BrowserContextOptions["storageState"]>();

  test.beforeAll(async () => {
    test.setTimeout(240_000);
    world = await makeMailedWorld();
    cases = await axeCases(world);
  });

  for (const [index, { name, as, path, status = 200 }] of faces.entries()) {
    test(name, async ({ browser }) => {
      test.setTimeout(180_000);
      const actor = as?.(world);
      const address = await path(cases);
      for (const look of looksOf(index)) {
        const device = { viewport: { width: look.width, height: 800 }, reducedMotion: "reduce" as const };
        const storageState = actor ? sessions.get(actor.userId) : undefined;
        const { page, context } = await openSeat(browser, look.locale, {
          ...device,
          ...(storageState ? { storageState } : {}),
        });
        if (actor && !storageState) {
          await signInOnPage(page, { email: actor.email, locale: look.locale });
          sessions.set(actor.userId, await context.storageState());
        }
        await wear(context, look);
        const answer = await page.goto(address);
        expect(answer?.status(), address).toBe(status);
        await page.waitForLoadState("networkidle");
        await expect(page.locator("html")).toHaveAttribute("lang", look.locale);
        await expectNoViolation(page, `${address} in ${look.locale}, ${look.theme}, ${look.width} px`);
        await context.close();
      }
    });
  }
});

/** The language and theme that somebody chose, kept on their device. */
async function wear(context: BrowserContext, { locale, theme }: Look): Promise<void> {
  const url = process.env.PORTAL_ORIGIN ?? "";
  await context.addCookies([
    { name: "locale", value: locale, url },
    { name: "theme", value: theme, url },
  ]);
}
