import { afterEach, expect, test } from "vitest";
import { getOffset, moveClock, now, setClock, setOffset } from "@/lib/clock";

const hour = 3_600_000;

afterEach(() => {
  process.env.PORTAL_ENV = "test";
  setOffset(0);
  delete process.env.PORTAL_ENV;
});

test("in a test the clock moves on from where it stands", () => {
  process.env.PORTAL_ENV = "test";
  moveClock(hour);
  moveClock(hour);
  expect(getOffset()).toBe(2 * hour);
  expect(now().getTime() - Date.now()).toBeGreaterThanOrEqual(2 * hour - 50);
});

test("a clock that was set goes on", () => {
  process.env.PORTAL_ENV = "demo";
  setClock(new Date("2026-03-08T06:59:59Z"));
  expect(now().getTime() - Date.parse("2026-03-08T06:59:59Z")).toBeLessThan(1_000);
});

test.each(["production", undefined, "staging"])(
  "with PORTAL_ENV=%s it can't be moved, nor was it",
  (kind) => {
    process.env.PORTAL_ENV = "test";
    setOffset(hour);
    if (kind === undefined) delete process.env.PORTAL_ENV;
    else process.env.PORTAL_ENV = kind;
    expect(() => moveClock(hour)).toThrow(/can't be moved/);
    expect(() => setClock(new Date())).toThrow(/can't be moved/);
    expect(Math.abs(now().getTime() - Date.now())).toBeLessThan(50);
  },
);
