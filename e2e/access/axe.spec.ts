import { test } from "../support/browser";
import { expectNoViolation } from "../support/axe";
import { axeCases } from "../support/axe-cases";
import { faces } from "../support/axe-states";
import { visitor, type Look } from "../support/visit";
import { makeMailedWorld } from "../support/world";

const every: Look[] = (["en", "es"] as const).flatMap((locale) =>
  (["light", "dark"] as const).flatMap((theme) => [360, 1280].map((width) => ({ locale, theme, width }))),
);
const isFull = process.env.AXE_FULL === "true";
/** In a run of all tests each page once, half of them on a phone; in the full run in every look. */
const looksOf = (index: number): Look[] =>
  isFull ? every : [every[index % every.length] ?? { locale: "en", theme: "light", width: 1280 }];

test.describe("no violation of accessibility", { tag: "@axe" }, () => {
  test.describe.configure({ mode: "default" });

  let visit: ReturnType<typeof visitor>;

  test.beforeAll(async () => {
    test.setTimeout(240_000);
    const world = await makeMailedWorld();
    visit = visitor(world, await axeCases(world));
  });

  for (const [index, face] of faces.entries()) {
    test(face.name, async ({ browser }) => {
      test.setTimeout(180_000);
      for (const look of looksOf(index)) {
        const { page, where } = await visit(browser, face, look);
        await expectNoViolation(page, where);
      }
    });
  }
});
