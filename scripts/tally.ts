import { existsSync, readFileSync } from "node:fs";
import { z } from "zod";

/** How many checks held and how many did not. */
export type Tally = { passed: number; failed: number };

export const none: Tally = { passed: 0, failed: 0 };
export const one = (passed: boolean): Tally => (passed ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });
export const add = (a: Tally, b: Tally): Tally => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
});

/** The exit code: nothing failed, and something ran. */
export const verdict = ({ passed, failed }: Tally): number => (failed === 0 && passed > 0 ? 0 : 1);

const vitestReport = z.object({
  numPassedTests: z.number(),
  numTotalTests: z.number(),
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.unknown()) })),
});

/** Vitest's count. A test that did not run counts as failed, and so does a file that could not be loaded. */
export function fromVitest(report: string, exitCode: number): Tally {
  const read = vitestReport.safeParse(readJson(report));
  if (!read.success) return one(false);
  const { numPassedTests: passed, numTotalTests: total, testResults } = read.data;
  const broken = testResults.filter((file) => file.status === "failed" && file.assertionResults.length === 0);
  return settle({ passed, failed: total - passed + broken.length }, exitCode);
}

const playwrightReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
  errors: z.array(z.unknown()).default([]),
});

/** Playwright's count. Skipped and flaky ones did not pass. */
export function fromPlaywright(report: string, exitCode: number): Tally {
  const read = playwrightReport.safeParse(readJson(report));
  if (!read.success) return one(false);
  const { stats, errors } = read.data;
  return settle(
    { passed: stats.expected, failed: stats.unexpected + stats.flaky + stats.skipped + errors.length },
    exitCode,
  );
}

/** A runner that found nothing, or that failed without naming a test, is a failure. */
function settle(tally: Tally, exitCode: number): Tally {
  const isSilent = tally.failed === 0 && (exitCode !== 0 || tally.passed === 0);
  return isSilent ? { ...tally, failed: 1 } : tally;
}

function readJson(file: string): unknown {
  if (!existsSync(file)) return null;
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return null;
  }
}
