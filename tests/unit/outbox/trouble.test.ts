import { expect, test } from "vitest";
import { decideBounce, decideRelease, decideRetry, mayRetry } from "@/lib/outbox/rules";
import { holdsAddress, statusIn, troubleOf } from "@/lib/outbox/trouble";

const rcpt = (responseCode: number, response: string) => ({
  ...{ code: "EENVELOPE", command: "RCPT TO", responseCode, response },
});

test.each([
  [{ code: "ECONNECTION" }, "unreachable", undefined],
  [{ code: "ESOCKET" }, "unreachable", undefined],
  [{ code: "EDNS" }, "unreachable", undefined],
  [{ code: "ETIMEDOUT" }, "unreachable", undefined],
  [{ code: "ETLS" }, "insecure", undefined],
  [{ code: "EAUTH", responseCode: 535 }, "login", undefined],
  [{ code: "EMESSAGE", responseCode: 451, response: "451 later" }, "try_later", undefined],
  [{ code: "EMESSAGE", responseCode: 554, response: "554 5.6.0 no" }, "message_refused", undefined],
  [{ code: "EENVELOPE", command: "MAIL FROM", responseCode: 553 }, "sender_refused", undefined],
  [rcpt(550, "550 5.1.1 <ana@x.test>: no such user"), "address_refused", "5.1.1"],
  [rcpt(550, "550 no such user here"), "address_refused", "5.0.0"],
  [rcpt(552, "552 5.2.2 mailbox full"), "address_refused", "5.2.2"],
  [rcpt(450, "450 4.2.0 greylisted"), "try_later", undefined],
  // Nothing is wrong with the address: our own server passes nothing on.
  [rcpt(554, "554 5.7.1 <ana@x.test>: Relay access denied"), "sender_refused", undefined],
  [rcpt(550, "550 relay not permitted"), "sender_refused", undefined],
  [{ code: "EENVELOPE", command: "API" }, "other", undefined],
  [new Error("anything"), "other", undefined],
  [null, "other", undefined],
])("%j is %s", (error, trouble, status) => {
  expect(troubleOf(error)).toEqual(status ? { trouble, status } : { trouble });
});

test.each([
  ["5.1.1", true],
  ["5.1.2", true],
  ["5.1.10", true],
  ["5.2.1", true],
  ["5.4.4", true],
  ["5.0.0", true],
  ["5.2.2", false],
  ["5.2.3", false],
  ["5.3.4", false],
  ["5.7.1", false],
  ["5.7.26", false],
  ["4.1.1", false],
])("a bounce with %s means that the address is dead: %s", (status, dead) => {
  expect(holdsAddress(status)).toBe(dead);
});

test("the enhanced status is found in a server's words, and nothing that only looks like one", () => {
  expect(statusIn("550-5.1.1 The account\n550 5.1.1 does not exist")).toBe("5.1.1");
  expect(statusIn("host 10.5.1.1 said: no")).toBeNull();
  expect(statusIn("550 no")).toBeNull();
});

const mail = (
  state: "sent" | "failed" | "bounced" | "held" | "queued" | "skipped",
  kind = "notice" as const,
) => ({
  ...{ id: "m", kind, state, to: null },
});

test("a bounce holds the address only when it is dead, and counts once", () => {
  const input = { mailId: "m", status: "5.1.1" };
  const facts = { mail: mail("sent"), address: "ana@x.test", status: null, noticeKind: null };
  expect(decideBounce(facts, input).changes.holds).toBe("ana@x.test");
  expect(decideBounce(facts, { ...input, status: "5.2.2" }).changes.holds).toBeNull();
  const again = (status: string) => ({ ...facts, mail: mail("bounced"), status });
  expect(() => decideBounce(again("5.1.1"), input)).toThrow("ALREADY_DONE");
  expect(() => decideBounce(again("5.2.2"), { ...input, status: "5.2.3" })).toThrow("ALREADY_DONE");
  expect(decideBounce(again("5.2.2"), input).changes.holds, "that it is dead is said later").toBe(
    "ana@x.test",
  );
  expect(() => decideBounce({ ...facts, mail: null }, input)).toThrow("NOT_FOUND");
});

test.each<[string, string | null, string, boolean]>([
  ["whatever it was about, of a dead address", "task.changed", "5.1.1", true],
  ["of a link to a dead address", null, "5.1.1", true],
  ["of an offer to a full mailbox", "offer.sent", "5.2.2", true],
  ["that asks for a signature", "contract.sent_for_signature", "5.2.2", true],
  ["that reminds of a signature", "remind.signContract", "5.2.2", true],
  ["that warns that an offer lapses", "warn.answerOffer", "5.2.2", true],
  ["on which silence decides", "report.cuts_proposed", "5.2.2", true],
  ["of a message to a full mailbox", "message.sent", "5.2.2", false],
  ["that itself told of one", "person.unreached", "5.2.2", false],
])("staff hear of a mail that came back %s: %#", (_, noticeKind, status, told) => {
  const facts = { mail: mail("sent"), address: "ana@x.test", status: null, noticeKind };
  const types = decideBounce(facts, { mailId: "m", status }).events.map(({ type }) => type);
  expect(types).toEqual(["person.mail_bounced", ...(told ? ["person.unreached"] : [])]);
});

test("what failed or came back is sent again by hand, but a link and what goes by itself is not", () => {
  for (const state of ["failed", "bounced", "held"] as const) {
    expect(mayRetry(mail(state)), state).toBe(true);
    expect(mayRetry({ kind: "link", state, to: null }), state).toBe(false);
    expect(mayRetry({ ...mail(state), to: "before@x.test" }), state).toBe(false);
  }
  for (const state of ["queued", "sent", "skipped"] as const)
    expect(mayRetry(mail(state)), state).toBe(false);
  expect(() => decideRetry({ mail: mail("sent"), heldAddress: false })).toThrow("ALREADY_DONE");
  expect(() => decideRetry({ mail: mail("failed"), heldAddress: true })).toThrow("ADDRESS_HELD");
});

test("an address is let go by whoever saw why it is held", () => {
  expect(decideRelease({ heldBy: "m", waiting: ["a", "b"] }, { mailId: "m" }).changes).toEqual(["a", "b"]);
  expect(() => decideRelease({ heldBy: "later", waiting: [] }, { mailId: "m" })).toThrow("ALREADY_DONE");
  expect(() => decideRelease({ heldBy: null, waiting: [] }, { mailId: "m" })).toThrow("ALREADY_DONE");
});
