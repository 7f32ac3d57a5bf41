import { expect, test } from "vitest";
import { z } from "zod";
import { errorCodes } from "@/lib/errors";
import { readableFigures } from "@/lib/i18n/figures";
import { messagesFor } from "@/lib/i18n/messages";
import type { Audience } from "@/lib/notify/audiences";
import { noticeMatrix } from "@/lib/notify/matrix";
import { noticeFigures } from "@/lib/notify/record";
import { noticeSentence, noticeSubject } from "@/lib/notify/wording";
import { translator } from "@/lib/i18n/translate";
import { waitKindNames, waitRow } from "@/lib/workflow/wait-kinds";
import { eventSchemas, eventTypes, type EventType } from "@/lib/workflow/events";
import { clientAddress } from "@/lib/web/request";

/** An event's figures as its schema tells them: nothing that it does not carry. */
function figuresIn(type: EventType): Record<string, string | number> {
  const { properties = {} } = z.toJSONSchema(eventSchemas[type], { io: "input" });
  return Object.fromEntries(
    Object.entries(properties).map(([name, field]) => {
      const is = typeof field === "object" ? field : {};
      return [
        name,
        is.type === "integer" || is.type === "number" ? 7 : (is.enum?.[0]?.toString() ?? "2026-0042"),
      ];
    }),
  );
}

const noticed = (figures: Record<string, string | number>) =>
  Object.fromEntries(Object.entries(figures).filter(([name]) => noticeFigures.includes(name)));

/** Every notice with what it is recorded with. */
const notices: [kind: string, params: Record<string, string | number>][] = [
  ...Object.entries(noticeMatrix).flatMap(([kind, row]): [string, Record<string, string | number>][] => {
    if (kind === "wait.reminded") return [];
    const params = noticed(figuresIn(kind as EventType));
    const to: readonly Audience[] = row.to;
    const kinds = [
      kind,
      ...("behalf" in row ? [`behalf.${kind}`] : []),
      ...(to.includes("ACTOR") ? [`own.${kind}`] : []),
    ];
    return kinds.map((one) => [one, params]);
  }),
  ...waitKindNames.flatMap((kind): [string, Record<string, string | number>][] => {
    const params = Object.fromEntries((waitRow(kind).says ?? []).map((name) => [name, 7]));
    const warned = waitRow(kind).remind?.some(({ warns }) => warns);
    const reminder: [string, Record<string, string | number>] = [`remind.${kind}`, params];
    return warned ? [reminder, [`warn.${kind}`, noticed({ endsAt: "2026-11-24T10:00:00Z" })]] : [reminder];
  }),
];

test.each(["en", "es"] as const)("every notice can be said in %s with what it is recorded with", (locale) => {
  const reader = { code: "CF-2026-0042", timeZone: "America/Guatemala" };
  for (const [kind, params] of notices) {
    const sentence = noticeSentence(locale, kind, params, reader);
    expect(sentence.length, kind).toBeGreaterThan(10);
    expect(sentence, kind).not.toContain("{");
  }
});

const ofAccounts = /^(?:own\.)?(?:person|access|factors?|recovery_codes?|role|membership|network|counsel)\./;

test.each(["en", "es"] as const)(
  "every mail of a case says in its subject what it is about, in %s",
  (locale) => {
    const reader = { code: "CF-2026-0042", timeZone: "America/Guatemala" };
    for (const [kind, params] of notices) {
      const subject = noticeSubject(locale, kind, params, reader);
      if (!ofAccounts.test(kind)) expect(subject, kind).toMatch(/^CF-2026-0042:? \S/);
      expect(subject, kind).not.toMatch(/[{.]$/);
      expect(subject.length, kind).toBeLessThan(160);
    }
  },
);

test("times in a mail say of which place they are", () => {
  const reader = { code: "CF-2026-0042", timeZone: "America/Guatemala" };
  const params = { signBy: "2026-11-24T22:12:00Z" };
  expect(noticeSentence("es", "contract.sent_for_signature", params, reader)).toContain(
    "24 nov 2026, 16:12 en Guatemala",
  );
  expect(noticeSubject("en", "remind.signContract", {}, reader)).toBe(
    "CF-2026-0042: Read and sign the contract",
  );
});

const named = { person: "Sam Whitfield", organization: "Lakeside Law" };
/** What is kept in sealed words. */
const sealed = { before: "Sam Whitfeild", name: "Sam Whitfield" };

test.each(["en", "es"] as const)("every event can be said in %s with what it carries", (locale) => {
  const t = translator(locale);
  for (const type of eventTypes) {
    const figures = readableFigures(locale, figuresIn(type), "America/Guatemala");
    const said = t(`events.${type.replaceAll(".", "_")}`, { ...sealed, ...figures, ...named });
    expect(said, type).not.toContain("{");
  }
});

test("every event and every refusal has words in both languages", () => {
  for (const locale of ["en", "es"] as const) {
    const { events, errors } = messagesFor(locale);
    for (const type of eventTypes) expect(events).toHaveProperty(type.replaceAll(".", "_"));
    for (const code of errorCodes) expect(errors).toHaveProperty(code);
  }
});

test.each([
  ["203.0.113.9", 1, "203.0.113.9"],
  ["6.6.6.6, 203.0.113.9", 1, "203.0.113.9"],
  ["6.6.6.6, 203.0.113.9, 10.0.0.2", 2, "203.0.113.9"],
  ["203.0.113.9", 0, "203.0.113.9"],
  [null, 1, "not recorded"],
])("of the list %j behind %s proxies the address is %s, never the visitor's claim", (list, hops, address) => {
  expect(clientAddress(list, hops)).toBe(address);
});
