import { expect, test } from "vitest";
import { relations } from "@/lib/authz/policy";
import { historyReader, isInHistoryOf, isMaskedFor } from "@/lib/cases/history/readers";

test.each(relations)("who is %s reads", (relation) => {
  const expected =
    relation === "facilitator" || relation === "director"
      ? "staff"
      : relation === "lead" || relation === "counsel" || relation === "assistant"
        ? "advocate"
        : ["assigned", "former"].includes(relation)
          ? "defender"
          : null;
  expect(historyReader([relation])).toBe(expected);
});

test.each([
  ["parties.read", true, true],
  ["contract.signed", true, true],
  ["check.run", false, false],
  ["note.added", false, false],
  ["case.walled_off", false, false],
  ["case.wall_lifted", false, false],
  ["evaluation.risk_reported", false, false],
  ["question.asked", true, false],
  ["offer.declined", false, false],
  ["offer.accepted", true, true],
  ["invoice.issued", true, false],
  ["payment.recorded", true, false],
  ["payment.payer_merged", true, false],
  ["case.organization_merged", true, true],
  ["payout.sent", false, true],
  ["report.final", false, true],
])(
  "%s stands in the Advocate's history: %s, in the Defender's: %s, and always in that of staff",
  (type, advocate, defender) => {
    expect(isInHistoryOf("advocate", type)).toBe(advocate);
    expect(isInHistoryOf("defender", type)).toBe(defender);
    expect(isInHistoryOf("staff", type)).toBe(true);
  },
);

test("a Defender to whom the case was offered has no name in the Advocate's history", () => {
  expect(isMaskedFor("advocate", "offered")).toBe(true);
  expect(isMaskedFor("advocate", "assigned")).toBe(false);
  expect(isMaskedFor("staff", "offered")).toBe(false);
});
