import { describe, expect, test } from "vitest";
import { decideSaveReviewDraft, type DraftFacts } from "@/lib/stages/payment/drafts/rules";
import type { DraftLine } from "@/lib/stages/payment/drafts/schema";
import { context, facts, finance, otherFinance, refused, time } from "./facts";

const line = (quantity: number): DraftLine => ({
  ...{ partId: "a", quantity, reasonCode: "travel_share", words: "La mitad" },
});
const saved = { id: "draft", version: 4, lines: [line(60)] };
const given = (state: "submitted" | "contested" | "proposed", draft: DraftFacts["draft"] = null) => ({
  ...facts(state, [time("a", 120)], { reviewedBy: state === "submitted" ? null : "finance" }),
  draft,
});
const save = (at: DraftFacts, version: number, lines: DraftLine[], by = otherFinance) =>
  decideSaveReviewDraft(at, { reportId: "report", version, lines }, context(by));

describe("the draft of a review", () => {
  test("is kept for a report that is to be reviewed, and leaves no event", () => {
    const { changes, events } = save(given("submitted"), 0, [line(60)]);
    expect(changes).toMatchObject({ isNew: true, version: 1, lines: [line(60)] });
    expect(events).toEqual([]);
    expect(save(given("contested", saved), 4, []).changes).toMatchObject({ isNew: false, version: 5 });
    expect(refused(() => save(given("proposed"), 0, []))).toBe("WRONG_STATE");
  });

  test("is not of whoever proposed what is contested, nor of lines of another report", () => {
    expect(refused(() => save(given("contested"), 0, [], finance))).toBe("SELF_APPROVAL");
    expect(refused(() => save(given("submitted"), 0, [{ ...line(1), partId: "x" }]))).toBe("NOT_FOUND");
  });

  test("that was saved in another window is not overwritten unseen", () => {
    expect(refused(() => save(given("submitted", saved), 3, [line(30)]))).toBe("CONFLICT");
    expect(save(given("submitted", saved), 3, [line(60)]).changes.version).toBe(5);
  });
});
