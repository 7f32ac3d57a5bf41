import { defineConfig, devices } from "@playwright/test";

/**
 * Started by scripts/e2e.ts, which finds the browser. e2e/support/server.ts starts the database, the mail catcher and the
 * server for the run, and hands on their addresses by the environment.
 */
export default defineConfig({
  testDir: "e2e",
  // The contact sheet (scripts/contact-sheet.ts) tests nothing and runs alone.
  testMatch: process.env.CONTACT_SHEET ? "look/contact-sheet.ts" : "**/*.spec.ts",
  outputDir: "test-results/e2e",
  globalSetup: "./e2e/support/server.ts",
  workers: 2,
  fullyParallel: false,
  forbidOnly: true,
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [["list"], ["json", { outputFile: process.env.E2E_REPORT ?? "test-results/e2e.json" }]],
  use: {
    ...devices["Desktop Chrome"],
    locale: "en-US",
    timezoneId: "America/New_York",
    actionTimeout: 15_000,
    navigationTimeout: 30_000,
    // Recording costs a quarter of the time: a failure says what the page held, and `-- --trace on FILE` records it.
    trace: "off",
    launchOptions: {
      executablePath: process.env.PLAYWRIGHT_CHROMIUM,
      // Root, and a container's small /dev/shm.
      args: ["--no-sandbox", "--disable-dev-shm-usage"],
    },
  },
});
