import { expect, type Browser, type BrowserContextOptions } from "@playwright/test";
import type { World } from "@/tests/support/world";
import type { AxeCases } from "./axe-cases";
import type { Face } from "./axe-states";
import { openSeat, type Seat } from "./browser";
import { halfwayCookie } from "./second-step";
import { signInOnPage } from "./sign-in";

export type Look = { locale: "en" | "es"; theme: "light" | "dark"; width: number };

/** Opens pages as those who look at them, in the looks asked for. Everybody signs in once. */
export function visitor(world: World, cases: AxeCases) {
  const sessions = new Map<string, BrowserContextOptions["storageState"]>();

  return async (browser: Browser, face: Face, look: Look): Promise<Seat & { where: string }> => {
    const actor = face.as?.(world);
    const storageState = actor && !face.halfway ? sessions.get(actor.userId) : undefined;
    const device = { viewport: { width: look.width, height: 800 }, reducedMotion: "reduce" as const };
    const seat = await openSeat(browser, look.locale, {
      ...device,
      ...(storageState ? { storageState } : {}),
    });
    if (actor && face.halfway) {
      const url = process.env.PORTAL_ORIGIN ?? "";
      const { name, value } = await halfwayCookie(actor.userId);
      await seat.context.addCookies([{ name, value, url }]);
    } else if (actor && !storageState) {
      await signInOnPage(seat.page, { email: actor.email, locale: look.locale });
      sessions.set(actor.userId, await seat.context.storageState());
    }
    // The language and theme that somebody chose, kept on their device.
    const url = process.env.PORTAL_ORIGIN ?? "";
    await seat.context.addCookies([
      { name: "locale", value: look.locale, url },
      { name: "theme", value: look.theme, url },
    ]);
    const address = await face.path(cases);
    const answer = await seat.page.goto(address);
    expect(answer?.status(), address).toBe(face.status ?? 200);
    await seat.page.waitForLoadState("networkidle");
    await expect(seat.page.locator("html")).toHaveAttribute("lang", look.locale);
    return { ...seat, where: `${address} in ${look.locale}, ${look.theme}, ${look.width} px` };
  };
}
