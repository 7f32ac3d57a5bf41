import { defineConfig } from "vitest/config";

const alias = { "@": import.meta.dirname };

/**
 * `unit`: pure rules, no database. `architecture`: the guards themselves. `integration`: commands and queries
 * on a real PostgreSQL, a database for each file.
 */
export default defineConfig({
  resolve: { alias },
  test: {
    // A developer's own clock must not decide whether the tests hold; this zone is far from UTC and has no whole-hour offset.
    env: { TZ: "Asia/Kathmandu" },
    pool: "forks",
    maxWorkers: 2,
    // No test is timed: these only end what hangs, on a machine however busy.
    testTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: { name: "unit", include: ["tests/unit/**/*.test.ts", "tests/unit/**/*.test.tsx"] },
      },
      {
        extends: true,
        test: { name: "architecture", include: ["tests/architecture/**/*.test.ts"], testTimeout: 60_000 },
      },
      {
        extends: true,
        test: {
          name: "integration",
          include: ["tests/integration/**/*.test.ts"],
          globalSetup: ["tests/support/postgres.ts"],
          setupFiles: ["tests/support/database.ts"],
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
