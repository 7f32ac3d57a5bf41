import { mkdirSync } from "node:fs";
import { findBrowser } from "./browser";
import { runToEnd, toolPath } from "./child";

/**
 * `npm run test:e2e [-- files and options of Playwright]`. With `--axe` the accessibility check of every route and mail alone, in
 * both languages, both themes and two widths.
 */
async function main(): Promise<number> {
  const given = process.argv.slice(2);
  const isAxe = given.includes("--axe");
  const args = given.filter((arg) => arg !== "--axe");
  mkdirSync("test-results", { recursive: true });
  const env: Record<string, string> = { PLAYWRIGHT_CHROMIUM: findBrowser() };
  if (isAxe) Object.assign(env, { AXE_FULL: "true" });
  const files = isAxe && args.length === 0 ? ["e2e/access/axe.spec.ts", "e2e/access/mails.spec.ts"] : [];
  return runToEnd([toolPath("@playwright", "test", "cli.js"), "test", ...files, ...args], env);
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);
