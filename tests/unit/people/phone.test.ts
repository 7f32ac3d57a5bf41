import { expect, test } from "vitest";
import { readPhone, writtenPhone } from "@/lib/people/phone";

test.each([
  ["(312) 555-0142", "US", "+13125550142"],
  ["312.555.0142", "US", "+13125550142"],
  ["1 312 555 0142", "US", "+13125550142"],
  ["+1 (416) 555-0199", "US", "+14165550199"],
  ["416 555 0199", "US", "+14165550199"],
  ["00502 7764 1020", "US", null],
  ["+502 7764-1020", "US", "+50277641020"],
  ["7764-1020", "GT", "+50277641020"],
  ["２０２ ５５５ ０１７３", "US", "+12025550173"],
  ["55 1234 5678", "MX", "+525512345678"],
  ["911", "US", null],
  ["12345", "US", null],
  ["call me", "US", null],
  ["", "US", null],
  ["+999 12 34 56 78", "US", null],
] as const)("%j from %s is %s", (typed, from, stored) => {
  expect(readPhone(typed, from)).toBe(stored);
});

test("what is stored is written with its country", () => {
  expect(writtenPhone("+13125550142")).toBe("+1 312 555 0142");
  expect(writtenPhone("by fax")).toBe("by fax");
});
