import { describe, expect, test } from "vitest";
import type { CaseFacts } from "@/lib/authz/scope";
import type { Relation } from "@/lib/authz/policy";
import { parsePlainDate } from "@/lib/dates";
import { missingGlyphs } from "@/lib/pdf/fonts";
import type { ContractFacts } from "@/lib/stages/agreement/facts";
import * as rules from "@/lib/stages/agreement/signing/rules";
import { signInput } from "@/lib/stages/agreement/signing/schema";
import { decideSeal } from "@/lib/stages/agreement/sealing/rules";
import { disclosure } from "@/lib/templates/disclosure";
import { acting, content, contractFacts, refusedWith, versionOf } from "./sample";

const base = versionOf(content());
const seen = { versionId: base.id, hash: base.hash };
const all = ["ADVOCATE", "JIM", "DEFENDER"] as const;

describe("sending for signature", () => {
  const send = (contract: Partial<ContractFacts>, agreementSigned = true) => {
    const facts = { contract: contractFacts({ approved: [...all], ...contract }), agreementSigned };
    const { current } = facts.contract;
    return rules.decideSend(
      { ...facts, leadName: "Rebecca Lindqvist", missingGlyphs },
      { versionId: current.id, hash: current.hash },
      acting(["facilitator"]),
    );
  };
  test("fourteen days to sign", () => {
    const { to, events } = send({});
    expect(to).toBe("signing");
    expect(events[0]?.payload).toMatchObject({ hash: base.hash, signBy: "2026-12-09T16:12:00.000Z" });
  });
  test.each([
    ["two approvals", { approved: ["ADVOCATE" as const, "JIM" as const] }, true, "NOT_ALL_APPROVED"],
    ["no Advocate Agreement", {}, false, "AGREEMENT_MISSING"],
    [
      "a last day that has passed",
      { current: versionOf(content({ startsOn: parsePlainDate("2026-10-01"), endsOn: "2026-11-24" })) },
      true,
      "CONTRACT_OVER",
    ],
  ])("%s: %s", (_, change, signed, code) => expect(refusedWith(() => send(change, signed))).toBe(code));

  test("a letter that can't be printed is refused, with the clause named", () => {
    const text = content();
    text.body.clauses = text.body.clauses.map((clause, index) =>
      index === 2 ? { ...clause, en: { ...clause.en, text: "訴" } } : clause,
    );
    try {
      send({ current: versionOf(text) });
      expect.unreachable();
    } catch (error) {
      expect(error).toMatchObject({ code: "GLYPH_MISSING", params: { clause: 3, letters: "訴" } });
    }
  });
});

describe("signing", () => {
  const input = (change: object = {}) =>
    signInput.parse({
      ...seen,
      consent: true,
      consentVersion: disclosure.version,
      consentLocale: "en",
      typedName: "rebecca  lindqvist",
      timeZone: "America/Chicago",
      ...change,
    });
  const both: Partial<ContractFacts> = { signed: ["ADVOCATE", "DEFENDER"] };
  type Given = {
    contract?: Partial<ContractFacts>;
    input?: object;
    as?: Relation[];
    facts?: Partial<CaseFacts>;
  };
  const sign = ({ contract = {}, input: typed = {}, as = ["lead"], facts = {} }: Given = {}) =>
    rules.decideSign(
      {
        contract: contractFacts({ state: "signing", ...contract }),
        signerName: "Rebecca Lindqvist",
        request: { address: "203.0.113.7", browser: "test" },
      },
      input(typed),
      acting(as, facts),
    );

  test("one signature leaves the case where it is; the third executes the contract", () => {
    const first = sign();
    expect(first.to).toBeUndefined();
    expect(first.events.map(({ type }) => type)).toEqual(["contract.signed"]);
    expect(first.changes.signature).toMatchObject({
      party: "ADVOCATE",
      round: 1,
      hash: base.hash,
      address: "203.0.113.7",
    });
    const jim: Given = { as: ["facilitator"] };
    const third = sign({ ...jim, contract: { signed: ["DEFENDER", "ADVOCATE"] } });
    expect(third.to).toBe("active");
    expect(third.events.map(({ type }) => type)).toEqual(["contract.signed", "contract.executed"]);
  });

  test("Justice in Motion is next once the two others have signed, in whichever order", () => {
    const stepOf = (given: Given) => {
      const [event] = sign(given).events;
      return event?.type === "contract.signed" ? event.payload.step : null;
    };
    expect(stepOf({})).toBe("first");
    expect(stepOf({ contract: { signed: ["DEFENDER"] } })).toBe("jim");
    expect(stepOf({ as: ["assigned"], contract: { signed: ["ADVOCATE"] } })).toBe("jim");
    expect(stepOf({ as: ["facilitator"], contract: both })).toBe("last");
  });

  const other = "88888888-8888-4888-8888-888888888888";
  test.each<[string, Given, string]>([
    ["a stale text", { input: { hash: "0".repeat(64) } }, "TEXT_CHANGED"],
    ["an older disclosure", { input: { consentVersion: "0" } }, "TEXT_CHANGED"],
    ["another name", { input: { typedName: "Rebecca L." } }, "NAME_MISMATCH"],
    ["twice", { contract: { signed: ["ADVOCATE"] } }, "ALREADY_SIGNED"],
    ["co-counsel", { as: ["counsel"] }, "NOT_ALLOWED"],
    ["an assistant", { as: ["assistant"] }, "NOT_ALLOWED"],
    ["Justice in Motion before anybody", { as: ["facilitator"] }, "JIM_SIGNS_LAST"],
    [
      "Justice in Motion before the Defender",
      { as: ["director"], contract: { signed: ["ADVOCATE"] } },
      "JIM_SIGNS_LAST",
    ],
    ["a facilitator of other cases", { as: ["facilitator"], facts: { facilitatorId: other } }, "NOT_ALLOWED"],
  ])("%s: %s", (_, given, code) => expect(refusedWith(() => sign(given))).toBe(code));

  test.each<[string, Given, string]>([
    ["the case's facilitator", { as: ["facilitator"], contract: both }, "JIM"],
    ["a director", { as: ["director"], facts: { facilitatorId: other }, contract: both }, "JIM"],
    ["the Defender", { as: ["assigned"] }, "DEFENDER"],
  ])("%s signs", (_, given, party) => expect(sign(given).changes.signature.party).toBe(party));

  test("without consent there is no signature", () => {
    expect(() => input({ consent: false })).toThrow();
  });
});

describe("coming back unsigned", () => {
  const contract = contractFacts({ state: "signing", signed: ["DEFENDER"], round: 2 });
  test("who declines says why; it stands as a comment, and another round begins", () => {
    const { to, changes, events } = rules.decideDecline(
      { contract },
      { reason: "The cap" },
      acting(["lead"]),
    );
    expect(to).toBe("negotiating");
    expect(changes).toMatchObject({
      round: 3,
      comment: { words: "The cap", party: "ADVOCATE", clauseKey: "contract" },
    });
    expect(events[0]).toMatchObject({ type: "contract.declined", words: { reason: "The cap" } });
  });
  test("who signed does not decline", () => {
    expect(refusedWith(() => rules.decideDecline({ contract }, { reason: "x" }, acting(["assigned"])))).toBe(
      "ALREADY_SIGNED",
    );
  });
  test("taken back to be changed; run out of time", () => {
    const back = rules.decideWithdrawToEdit({ contract }, { reason: "A date" }, acting(["facilitator"]));
    expect(back.changes).toMatchObject({ round: 3, comment: { party: "FACILITATOR" } });
    const late = rules.decideExpire({ contract }, { ref: contract.id });
    expect(late).toMatchObject({ to: "negotiating", changes: { round: 3, comment: null } });
    expect(refusedWith(() => rules.decideExpire({ contract }, { ref: base.id }))).toBe("WRONG_STATE");
  });
});

describe("sealing", () => {
  const sha256 = "a".repeat(64);
  const input = { contractId: base.id, documentId: base.id, sha256 };
  test.each([
    ["once", { executed: true, sealed: false }, sha256, null],
    ["not twice", { executed: true, sealed: true }, sha256, "ALREADY_DONE"],
    ["not before it is executed", { executed: false, sealed: false }, sha256, "WRONG_STATE"],
    ["not with a file that is not stored", { executed: true, sealed: false }, null, "NOT_FOUND"],
    ["not with another file's hash", { executed: true, sealed: false }, "b".repeat(64), "NOT_FOUND"],
  ])("%s", (_, contract, storedSha256, code) => {
    const seal = () => decideSeal({ contract, storedSha256 }, input);
    if (code === null) expect(seal().events).toEqual([{ type: "contract.sealed", payload: input }]);
    else expect(refusedWith(seal)).toBe(code);
  });
});
