import { expect, test } from "vitest";
import { DomainError } from "@/lib/errors";
import { sentenceFor } from "@/lib/web/error-sentences";

test.each([
  ["en", "Choose a day between 25 Nov 2026 and 2 Dec 2026."],
  ["es", "Elija un día entre el 25 nov 2026 y el 2 dic 2026."],
] as const)("dates stand in a sentence as %s writes them, at the field too", async (locale, sentence) => {
  const error = new DomainError(
    "DAY_OUTSIDE",
    { from: "2026-11-25", to: "2026-12-02" },
    { reviewOn: "DAY_OUTSIDE" },
  );
  expect(await sentenceFor(error, locale)).toMatchObject({
    message: sentence,
    fields: { reviewOn: sentence },
  });
});
