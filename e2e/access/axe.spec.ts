import { test } from "../support/browser";
import { expectNoViolation } from "../support/axe";
import { axeCases } from "../support/axe-cases";
import { faces } from "../support/axe-states";
import { looksOf } from "../support/looks";
import { visitor } from "../support/visit";
import { makeMailedWorld } from "../support/world";

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
