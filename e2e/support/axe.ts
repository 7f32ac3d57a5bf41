import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/**
 * Everything of a page is looked at, what is folded too. In the one page that there is: a second one, which the rules
 * for frames of other origins want, costs a third of the time, and the portal has no such frames.
 * @param others rules that are somebody else's to keep
 */
export async function expectNoViolation(
  page: Page,
  where: string,
  others: readonly string[] = [],
): Promise<void> {
  await page.evaluate(() => {
    for (const folded of document.querySelectorAll("details")) folded.open = true;
  });
  // What passes is looked at as well, and not told node by node.
  const options = { resultTypes: ["violations" as const] };
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    .options(options)
    .disableRules([...others])
    .analyze();
  const found = violations.map(({ id, help, nodes }) => ({
    rule: `${id}: ${help}`,
    at: nodes.map(({ target, failureSummary }) => `${target.join(" ")} ${failureSummary ?? ""}`),
  }));
  expect(found, where).toEqual([]);
}
