import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { add, fromPlaywright, fromVitest, none, one, verdict } from "@/scripts/tally";

const folder = mkdtempSync(join(tmpdir(), "portal-tally-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function report(content: unknown): string {
  const file = join(folder, "report.json");
  writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content));
  return file;
}

const file = (status: string, tests: number) => ({
  status,
  assertionResults: Array.from({ length: tests }, () => ({})),
});
const vitest = (passed: number, total: number, files = [file("passed", total)]) =>
  report({ numPassedTests: passed, numTotalTests: total, testResults: files });
const playwright = (expected: number, unexpected: number, flaky = 0, skipped = 0) =>
  report({ stats: { expected, unexpected, flaky, skipped }, errors: [] });

test("vitest: what did not pass failed, skipped tests and broken files too", () => {
  expect(fromVitest(vitest(5, 5), 0)).toEqual({ passed: 5, failed: 0 });
  expect(fromVitest(vitest(3, 5), 1)).toEqual({ passed: 3, failed: 2 });
  expect(fromVitest(vitest(5, 5, [file("passed", 5), file("failed", 0)]), 1)).toEqual({
    passed: 5,
    failed: 1,
  });
});

test("playwright: flaky and skipped ones did not pass", () => {
  expect(fromPlaywright(playwright(4, 0), 0)).toEqual({ passed: 4, failed: 0 });
  expect(fromPlaywright(playwright(4, 1, 1, 1), 1)).toEqual({ passed: 4, failed: 3 });
});

test("a runner that found nothing, failed wordlessly, or left no report has failed", () => {
  expect(fromVitest(vitest(0, 0, []), 0)).toEqual({ passed: 0, failed: 1 });
  expect(fromVitest(vitest(5, 5), 1)).toEqual({ passed: 5, failed: 1 });
  expect(fromPlaywright(playwright(4, 0), 1)).toEqual({ passed: 4, failed: 1 });
  expect(fromVitest(join(folder, "none.json"), 0)).toEqual({ passed: 0, failed: 1 });
  expect(fromPlaywright(report("{ torn"), 0)).toEqual({ passed: 0, failed: 1 });
});

test("the whole holds when nothing failed and something ran", () => {
  expect(verdict(none)).toBe(1);
  expect(verdict(one(true))).toBe(0);
  expect(verdict(add(one(true), one(false)))).toBe(1);
});
