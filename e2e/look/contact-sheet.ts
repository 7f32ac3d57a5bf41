import { join } from "node:path";
import { test } from "../support/browser";
import { axeCases } from "../support/axe-cases";
import { faces } from "../support/axe-states";
import { visitor } from "../support/visit";
import { makeMailedWorld } from "../support/world";
import { looks, pictureOf, sheetFolder, writeSheet } from "./sheet";

/** No test: a picture of every page, for people to look at. Run by scripts/contact-sheet.ts alone. */
test.describe("contact sheet", () => {
  test.describe.configure({ mode: "default" });

  let visit: ReturnType<typeof visitor>;

  test.beforeAll(async () => {
    test.setTimeout(240_000);
    const world = await makeMailedWorld();
    visit = visitor(world, await axeCases(world));
  });

  for (const face of faces) {
    test(face.name, async ({ browser }) => {
      for (const look of looks()) {
        const { page } = await visit(browser, face, look);
        await page.screenshot({ path: join(sheetFolder, pictureOf(face, look)), fullPage: true });
      }
    });
  }

  test.afterAll(() => writeSheet(faces));
});
