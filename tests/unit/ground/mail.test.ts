import { expect, test } from "vitest";
import { composeMail } from "@/lib/mail/message";
import { errorCodes } from "@/lib/errors";
import { messagesFor } from "@/lib/i18n/messages";
import { noticeMatrix } from "@/lib/notify/matrix";
import { noticePath, noticeSentence } from "@/lib/notify/wording";
import { waitKindNames } from "@/lib/workflow/wait-kinds";
import { eventTypes } from "@/lib/workflow/events";
import { clientAddress } from "@/lib/web/request";

const words = {
  lang: "es" as const,
  subject: "CF-2026-0042: novedades de su caso",
  sentence: "Le toca firmar <el contrato> & ya.",
  button: "Abrir",
  href: "https://portal.example/cases/CF-2026-0042/agreement",
  footer: "Justice in Motion",
};
const reader = { name: "Marta Sajché", address: "marta@example.test" };

test("text and HTML say the same, and the address is written out in both", () => {
  const mail = composeMail(reader, words, "n-1", "portal.example");
  expect(mail.text).toContain(words.sentence);
  expect(mail.text).toContain(words.href);
  expect(mail.html).toContain("Le toca firmar &lt;el contrato&gt; &amp; ya.");
  expect(mail.html).toContain(`href="${words.href}"`);
  expect(mail.html).toContain('lang="es"');
  expect(mail.html).not.toMatch(/<img|src=/);
});

test("the same notice has the same Message-ID", () => {
  expect(composeMail(reader, words, "n-1", "p.example").messageId).toBe("<n-1@p.example>");
});

test.each(["a\r\nBcc: x@y.z", "a\nb", "a\0b"])("a header with %j is refused", (text) => {
  expect(() => composeMail({ ...reader, name: text }, words, "n", "h")).toThrow(RangeError);
  expect(() => composeMail(reader, { ...words, subject: text }, "n", "h")).toThrow(RangeError);
});

test.each(["en", "es"] as const)("every notice has a sentence that can be said in %s", (locale) => {
  const kinds = [
    ...Object.keys(noticeMatrix).filter((kind) => kind !== "wait.reminded"),
    ...waitKindNames.map((k) => `remind.${k}`),
    ...Object.entries(noticeMatrix).flatMap(([kind, row]) => ("behalf" in row ? [`behalf.${kind}`] : [])),
  ];
  for (const kind of kinds) {
    const dates = {
      answerBy: "2026-11-24T10:00:00Z",
      signBy: "2026-11-24T10:00:00Z",
      returnBy: "2026-11-24T10:00:00Z",
      dueOn: "2026-11-24",
      lapsesAt: "2026-11-24T10:00:00Z",
    };
    const sentence = noticeSentence(locale, kind, dates, {
      code: "CF-2026-0042",
      timeZone: "America/Guatemala",
    });
    expect(sentence.length).toBeGreaterThan(10);
    expect(sentence).not.toContain("{");
    expect(noticePath(kind, "CF-2026-0042")).toMatch(/^\//);
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
