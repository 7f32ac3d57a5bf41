import { expect, test } from "vitest";
import type { UserActor } from "@/lib/authz/actor";
import { waitWord, withheldFrom } from "@/lib/workflow/wait-readers";

const person = (more: Partial<UserActor>): UserActor => ({
  kind: "user",
  userId: "u",
  name: "N",
  email: "n@example.test",
  locale: "en",
  timeZone: "UTC",
  address: "neutral",
  staffRoles: [],
  memberships: [],
  defenderId: null,
  sessionId: "s",
  provenAt: null,
  ...more,
});
const staff = person({ staffRoles: ["FACILITATOR"] });
const advocate = person({ memberships: [{ organizationId: "o", kind: "LAWYER" }] });
const defender = person({ defenderId: "d" });

test.each([
  ["decideHits", false, false],
  ["waiveCheck", false, false],
  ["approvePayout", false, true],
  ["answerCuts", false, true],
  ["payInvoice", true, false],
  ["approveText", true, true],
  ["answerOffer", true, true],
])("%s is told to the Advocate: %s, to the Defender: %s, and to staff", (kind, toAdvocate, toDefender) => {
  expect(waitWord(staff, { kind, mine: false, relations: [] })).toBe(kind);
  expect(waitWord(advocate, { kind, mine: false, relations: [] })).toBe(toAdvocate ? kind : "withheld");
  expect(waitWord(defender, { kind, mine: false, relations: [] })).toBe(toDefender ? kind : "withheld");
});

test("what waits on the reader is always told", () => {
  expect(waitWord(advocate, { kind: "approvePayout", mine: true, relations: ["lead"] })).toBe(
    "approvePayout",
  );
});

test.each([
  ["lead", "finishIntake"],
  ["counsel", "finishIntake"],
  ["assistant", "prepareIntake"],
] as const)("a draft asks of its %s: %s", (relation, word) => {
  expect(waitWord(advocate, { kind: "finishIntake", mine: true, relations: [relation] })).toBe(word);
  expect(waitWord(advocate, { kind: "answerQuestions", mine: true, relations: [relation] })).toBe(
    "answerQuestions",
  );
});

test("what is withheld is what is not worded, and nothing is withheld from staff", () => {
  expect(withheldFrom(staff)).toEqual([]);
  expect(withheldFrom(advocate)).toContain("approvePayout");
  expect(withheldFrom(advocate)).not.toContain("payInvoice");
  expect(withheldFrom(defender)).toContain("payInvoice");
  expect(withheldFrom(defender)).not.toContain("approvePayout");
});
