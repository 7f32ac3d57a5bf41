import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { dark, light, tokenOf } from "@/lib/mail/look";
import { composeMail } from "@/lib/mail/message";

const words = {
  lang: "es" as const,
  subject: "CF-2026-0042: novedades de su caso",
  sentence: "Le toca firmar <el contrato> & ya.",
  button: "Abrir",
  href: "https://portal.example/cases/CF-2026-0042/agreement",
  why: "Le llega porque usted firma.",
  footer: "Justice in Motion",
};
const reader = { name: "Marta Sajché", address: "marta@example.test" };
const addressed = { to: reader, id: "n-1", host: "portal.example" };

test("text and HTML say the same, and the address is written out in both", async () => {
  const mail = await composeMail(addressed, words);
  expect(mail.text).toContain(words.sentence);
  expect(mail.text).toContain(words.href);
  expect(mail.html).toContain("Le toca firmar &lt;el contrato&gt; &amp; ya.");
  expect(mail.html).toContain(`href="${words.href}"`);
  expect(mail.html).toContain('lang="es"');
});

test("nothing is fetched when it is read: no picture, no font, no style from elsewhere", async () => {
  const { html } = await composeMail(addressed, words);
  expect(html).not.toMatch(/<img|\ssrc=|@import|@font-face|url\(|<script|<link/i);
});

test("a summary says each notice with its own way, in text as in HTML", async () => {
  const items = ["0042", "0043"].map((code) => ({
    ...{ said: `CF-2026-${code}: una tarea cambió.`, open: "Abrir", at: "24 nov 2026, 16:12" },
    href: `https://portal.example/cases/CF-2026-${code}/assignment`,
  }));
  const stop = { label: "No más resúmenes", href: "https://portal.example/stop-mail/x" };
  const mail = await composeMail(addressed, {
    ...words,
    title: "Su resumen",
    items,
    more: "Hay 3 más.",
    stop,
  });
  for (const part of [
    ...items.flatMap(({ said, at, href }) => [said, at, href]),
    "Su resumen",
    "Hay 3 más.",
    stop.href,
  ]) {
    expect(mail.text).toContain(part);
    expect(mail.html).toContain(part);
  }
});

test("the same notice has the same Message-ID", async () => {
  expect((await composeMail(addressed, words)).messageId).toBe("<n-1@portal.example>");
});

test("one click stops a kind of mail where it may, and no header of it stands elsewhere", async () => {
  const oneClick = "https://portal.example/api/mail/stop/t";
  const { headers } = await composeMail({ ...addressed, oneClick }, words);
  expect(headers["List-Unsubscribe"]).toBe(`<${oneClick}>`);
  expect(headers["List-Unsubscribe-Post"]).toBe("List-Unsubscribe=One-Click");
  expect(Object.keys((await composeMail(addressed, words)).headers)).not.toContain("List-Unsubscribe");
});

test.each(["a\r\nBcc: x@y.z", "a\nb", "a\0b"])("a header with %j is refused", async (text) => {
  const to = { ...reader, name: text };
  await expect(composeMail({ ...addressed, to }, words)).rejects.toThrow(RangeError);
  await expect(composeMail(addressed, { ...words, subject: text })).rejects.toThrow(RangeError);
  await expect(composeMail({ ...addressed, oneClick: text }, words)).rejects.toThrow(RangeError);
});

test("its colours are those of the design", () => {
  const css = readFileSync("app/styles/colours.css", "utf8");
  const [lightBlock = "", darkBlock = ""] = css.split('data-theme="dark"');
  for (const [name, token] of Object.entries(tokenOf) as [keyof typeof light, string][]) {
    expect(lightBlock, name).toContain(`--${token}: ${light[name]}`);
    expect(darkBlock, name).toContain(`--${token}: ${dark[name]}`);
  }
});
