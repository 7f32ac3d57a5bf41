import { expect, type Browser, type Page } from "@playwright/test";
import type { UserActor } from "@/lib/authz/actor";
import type { World } from "@/tests/support/world";
import type { AxeCases } from "./axe-cases";
import type { Face } from "./axe-states";
import { openSeat, type Seat } from "./browser";
import { said, type Look } from "./looks";
import { halfwayCookie } from "./second-step";
import { signedIn } from "./sign-in";

/**
 * Opens pages as those who look at them, in the looks asked for. Everybody has one browser in each language, and goes from
 * page to page in it: what it keeps of the scripts is not fetched and read anew for each.
 */
export function visitor(world: World, cases: AxeCases) {
  const seats = new Map<string, Seat>();

  async function seatOf(browser: Browser, { as, halfway }: Face, locale: Look["locale"]): Promise<Seat> {
    const actor = as?.(world);
    const key = `${actor?.userId ?? "nobody"} ${halfway ? "halfway" : "in"} ${locale}`;
    const known = seats.get(key);
    if (known) return known;
    const seat = await openSeat(browser, locale, { reducedMotion: "reduce" });
    if (actor) await enter(seat, actor, halfway === true);
    seats.set(key, seat);
    return seat;
  }

  return async (browser: Browser, face: Face, look: Look): Promise<{ page: Page; where: string }> => {
    const { page, context } = await seatOf(browser, face, look.locale);
    await page.setViewportSize({ width: look.width, height: 800 });
    // The language and theme that somebody chose, kept on their device.
    await context.addCookies([
      { name: "locale", value: look.locale, url: origin() },
      { name: "theme", value: look.theme, url: origin() },
    ]);
    const address = await face.path(cases);
    const answer = await page.goto(address);
    expect(answer?.status(), address).toBe(face.status ?? 200);
    await settled(page);
    await expect(page.locator("html")).toHaveAttribute("lang", look.locale);
    return { page, where: `${address} ${said(look)}` };
  };
}

const origin = () => process.env.PORTAL_ORIGIN ?? "";

async function enter({ page, context }: Seat, actor: UserActor, halfway: boolean): Promise<void> {
  if (!halfway) return signedIn(page, actor);
  const { name, value } = await halfwayCookie(actor.userId);
  await context.addCookies([{ name, value, url: origin() }]);
}

/** The page has its fonts, and its scripts have done what they had to. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready;
    await new Promise((resolve) => requestIdleCallback(resolve));
  });
}
