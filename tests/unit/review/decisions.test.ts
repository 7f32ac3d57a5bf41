import { describe, expect, test } from "vitest";
import { addDays } from "@/lib/calendar";
import { messagesFor } from "@/lib/i18n/messages";
import { explanations } from "@/lib/cases/likeness";
import * as conflicts from "@/lib/stages/review/conflicts/rules";
import * as offers from "@/lib/stages/review/offers/rules";
import { offerCaseInput, offerDeclineCodes } from "@/lib/stages/review/offers/schema";
import * as triage from "@/lib/stages/review/triage/rules";
import { declineCodes } from "@/lib/stages/review/triage/schema";
import { at, contextOf, defenderId, refusedWith, userId, uuid } from "./facts";

describe("questions", () => {
  const open = [uuid(1), uuid(2)];
  test("all are answered at once, and only those that are open", () => {
    const answers = { [uuid(1)]: "Yes", [uuid(2)]: "No" };
    expect(triage.decideAnswer({ open }, { answers }).to).toBe("in_review");
    const one = refusedWith(() => triage.decideAnswer({ open }, { answers: { [uuid(1)]: "Yes" } }));
    expect(one).toMatchObject({ code: "INVALID", fields: [`answers.${uuid(2)}`] });
    expect(
      refusedWith(() => triage.decideAnswer({ open }, { answers: { ...answers, [uuid(3)]: "?" } })).code,
    ).toBe("NOT_FOUND");
  });

  test.each([
    [29, "TOO_EARLY"],
    [30, null],
    [45, null],
  ])("unanswered for %i days", (days, code) => {
    const decide = () =>
      triage.decideCloseUnanswered({ askedAt: addDays(at, -days) }, { words: "" }, contextOf("needs_info"));
    if (code) expect(refusedWith(decide).code).toBe(code);
    else expect(decide()).toMatchObject({ to: "declined", events: [{ payload: { code: "unanswered" } }] });
  });

  test("a discarded draft is not opened again", () => {
    const reopen = (submitted: boolean) =>
      triage.decideReopen({ submitted }, { reason: "x" }, contextOf("withdrawn"));
    expect(refusedWith(() => reopen(false)).code).toBe("NOT_FOUND");
    expect(reopen(true).to).toBe("in_review");
  });
});

describe("checks", () => {
  test.each<[Parameters<typeof conflicts.stateOfHits>[0], string]>([
    [[], "clear"],
    [["another_person", "another_person"], "clear"],
    [["another_person", null], "pending"],
    [["possible", null], "pending"],
    [["another_person", "possible"], "possible"],
  ])("%o: %s", (decisions, state) => expect(conflicts.stateOfHits(decisions)).toBe(state));

  const waive = (check: Partial<conflicts.WaiveFacts["check"]>, outcome: "waive" | "block" = "waive") =>
    conflicts.decideWaive(
      { check: { id: uuid(7), state: "possible", runBy: uuid(8), current: true, ...check } },
      { checkId: uuid(7), outcome, reason: "Agreed", consentId: outcome === "waive" ? uuid(9) : null },
      contextOf("accepted", "director"),
    );
  test.each<[Partial<conflicts.WaiveFacts["check"]>, string]>([
    [{ runBy: userId }, "SELF_APPROVAL"],
    [{ state: "pending" }, "WRONG_STATE"],
    [{ state: "clear" }, "WRONG_STATE"],
    [{ state: "stale" }, "CHECK_STALE"],
    [{ current: false }, "CHECK_STALE"],
  ])("not waived: %o", (check, code) => expect(refusedWith(() => waive(check)).code).toBe(code));
  test("waived or blocked", () => {
    expect(waive({}).changes.state).toBe("waived");
    expect(waive({}, "block").changes.state).toBe("blocked");
  });

  test("every reason and code is worded in both languages", () => {
    for (const locale of ["en", "es"] as const) {
      const { review } = messagesFor(locale);
      for (const key of explanations) expect(review.explanations).toHaveProperty(key);
      for (const key of declineCodes) expect(review.declineCodes).toHaveProperty(key);
      for (const key of offerDeclineCodes) expect(review.offerCodes).toHaveProperty(key);
    }
  });
});

describe("offers", () => {
  const check = { id: uuid(7), defenderId, state: "clear", partiesVersion: 3 };
  const facts = { check, defenderZone: "America/Guatemala", partyNames: ["Wilmer Guardado Mejía"] };
  const offer = (input: object, more: Partial<offers.OfferCaseFacts> = {}) =>
    offers.decideOfferCase(
      { ...facts, ...more },
      offerCaseInput.parse({ checkId: uuid(7), hours: 10, words: "One interview", ...input }),
      contextOf("accepted", "facilitator"),
    );
  test.each<[Partial<typeof check>, string]>([
    [{ state: "pending" }, "CHECK_NOT_CLEAR"],
    [{ state: "possible" }, "CHECK_NOT_CLEAR"],
    [{ state: "blocked" }, "CHECK_NOT_CLEAR"],
    [{ state: "stale" }, "CHECK_STALE"],
    [{ partiesVersion: 2 }, "CHECK_STALE"],
  ])("not on a check that is %o", (change, code) =>
    expect(refusedWith(() => offer({}, { check: { ...check, ...change } })).code).toBe(code),
  );

  test("five days unless a day is named, which ends where the Defender is", () => {
    expect(offer({}).changes.answerBy).toEqual(addDays(at, 5));
    expect(offer({ answerBy: "2026-11-27" }).changes.answerBy.toISOString()).toBe("2026-11-28T05:59:59.999Z");
    for (const answerBy of ["2026-11-23", "2026-12-25"]) {
      expect(refusedWith(() => offer({ answerBy })).fields).toEqual(["answerBy"]);
    }
  });

  test("a waived check serves too; amounts are read; names are refused", () => {
    expect(
      offer({ expenses: "350,50" }, { check: { ...check, state: "waived" } }).changes.expensesMinor,
    ).toBe(35050);
    expect(refusedWith(() => offer({ words: "Visit the Guardados, then Guardado" })).fields).toEqual([
      "words",
    ]);
    expect(refusedWith(() => offer({ safety: "MEJIA is watched" })).fields).toEqual(["safety"]);
  });

  const sent = { id: uuid(12), defenderId, state: "sent" as offers.OfferState, answerBy: addDays(at, 1) };
  const context = contextOf("offered", "offered");
  test.each<[string, Partial<typeof sent>, string | null]>([
    ["acceptOffer", {}, "WRONG_STATE"],
    ["acceptOffer", { state: "interested" }, null],
    ["acceptOffer", { state: "interested", answerBy: addDays(at, -1) }, "WRONG_STATE"],
    ["acceptOffer", { state: "interested", defenderId: uuid(13) }, "NOT_FOUND"],
    ["interest", {}, null],
    ["interest", { state: "interested" }, "WRONG_STATE"],
    ["interest", { answerBy: addDays(at, -1) }, "WRONG_STATE"],
    ["decline", { state: "interested" }, null],
    ["decline", { state: "expired" }, "WRONG_STATE"],
    ["expire", {}, "TOO_EARLY"],
    ["expire", { answerBy: at }, null],
  ])("%s of an offer that is %o: %s", (act, change, code) => {
    const given = { offer: { ...sent, ...change }, check, termsSigned: true };
    const decide = {
      acceptOffer: () => offers.decideAcceptOffer(given, {}, context),
      interest: () => offers.decideInterest(given, {}, context),
      decline: () => offers.decideDeclineOffer(given, { offerId: uuid(12), code: "pay", words: "" }, context),
      expire: () => offers.decideExpireOffer(given, {}, contextOf("offered", "system")),
    }[act];
    if (!decide) throw new Error(act);
    if (code) expect(refusedWith(decide).code).toBe(code);
    else expect(() => decide()).not.toThrow();
  });

  test("neither interest nor acceptance on a check that is no longer of these parties", () => {
    const stale = {
      offer: { ...sent, state: "interested" as const },
      check: { ...check, partiesVersion: 2 },
      termsSigned: true,
    };
    expect(refusedWith(() => offers.decideAcceptOffer(stale, {}, context)).code).toBe("CHECK_STALE");
    expect(refusedWith(() => offers.decideInterest({ ...stale, offer: sent }, {}, context)).code).toBe(
      "CHECK_STALE",
    );
  });

  test("neither interest, which shows names, nor acceptance before the terms of the network are signed; declining is free", () => {
    const unsigned = { offer: sent, check, termsSigned: false };
    const interested = { ...unsigned, offer: { ...sent, state: "interested" as const } };
    expect(refusedWith(() => offers.decideInterest(unsigned, {}, context)).code).toBe("TERMS_UNSIGNED");
    expect(refusedWith(() => offers.decideAcceptOffer(interested, {}, context)).code).toBe("TERMS_UNSIGNED");
    const why = { offerId: uuid(12), code: "pay", words: "" } as const;
    expect(offers.decideDeclineOffer(unsigned, why, context).to).toBe("accepted");
  });
});
