import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { sharedAnswer } from "@/lib/shared-answer";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Answers with how often it was asked, after a second. */
function counted(keeps: (answer: number) => number) {
  let asked = 0;
  const ask = async () => {
    asked += 1;
    const answer = asked;
    await vi.advanceTimersByTimeAsync(1_000);
    return answer;
  };
  return sharedAnswer(ask, keeps);
}

test("is asked for once by those who ask together, and again when it is old", async () => {
  const shared = counted((answer) => answer * 10_000);
  expect(await Promise.all([shared(), shared(), shared()])).toEqual([1, 1, 1]);
  await vi.advanceTimersByTimeAsync(9_999);
  expect(await shared()).toBe(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(await shared()).toBe(2);
  await vi.advanceTimersByTimeAsync(19_999);
  expect(await shared()).toBe(2);
});

test("one that failed is nobody's afterwards", async () => {
  let asked = 0;
  const shared = sharedAnswer(
    async () => {
      asked += 1;
      if (asked === 1) throw new Error("Away");
      return asked;
    },
    () => 10_000,
  );
  const both = await Promise.allSettled([shared(), shared()]);
  expect(both.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  expect(await shared()).toBe(2);
});
