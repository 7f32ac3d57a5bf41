import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect } from "@playwright/test";
import { type ParsedMail, simpleParser } from "mailparser";
import { mailFolder } from "./folders";

/** What came by SMTP for one address, oldest first, read by a parser that is not the portal's. */
export async function mailsTo(address: string): Promise<ParsedMail[]> {
  // The catcher names each file after those it was for.
  const part = address.toLowerCase().replace(/[^\w.+@-]/g, "_");
  const files = readdirSync(mailFolder).filter((name) => name.toLowerCase().includes(part));
  const mails = await Promise.all(
    files.sort().map((name) => simpleParser(readFileSync(join(mailFolder, name)))),
  );
  return mails.filter((mail) => recipientsOf(mail).includes(address.toLowerCase()));
}

/**
 * Waits for a mail to `address` whose subject fits, the newest one; mails are sent by the worker after the page has
 * answered. `after`: how many of them the caller has seen before.
 */
export async function mailTo(address: string, subject: RegExp | string, after = 0): Promise<ParsedMail> {
  const fits = (mail: ParsedMail) =>
    typeof subject === "string" ? mail.subject === subject : subject.test(mail.subject ?? "");
  return newest(address, fits, `with the subject ${subject}`, after);
}

/** Waits for a mail to `address` that says `sentence`, the newest one. */
export async function mailSaying(address: string, sentence: string | RegExp, after = 0): Promise<ParsedMail> {
  const fits = ({ text = "" }: ParsedMail) =>
    typeof sentence === "string" ? text.includes(sentence) : sentence.test(text);
  return newest(address, fits, `that says ${sentence}`, after);
}

async function newest(
  address: string,
  fits: (mail: ParsedMail) => boolean,
  which: string,
  after: number,
): Promise<ParsedMail> {
  let found: ParsedMail[] = [];
  await expect
    .poll(async () => (found = (await mailsTo(address)).filter(fits)).length, {
      message: `a mail to ${address} ${which}`,
      timeout: 60_000,
      intervals: [50, 100, 100, 200, 300, 500],
    })
    .toBeGreaterThan(after);
  const last = found.at(-1);
  if (!last) throw new Error(`No mail to ${address} ${which}`);
  return last;
}

/** The first address of the portal in a mail's text whose path begins with `path`. */
export function linkIn(mail: ParsedMail, path: string): string {
  const origin = process.env.PORTAL_ORIGIN ?? "";
  const links = linksIn(mail);
  const link = links.find((candidate) => candidate.startsWith(origin + path));
  if (!link) throw new Error(`No link to ${path} in "${mail.subject}". Links: ${links.join(" ") || "none"}`);
  return link;
}

export function linksIn(mail: ParsedMail): string[] {
  return (mail.text ?? "").match(/https?:\/\/[^\s<>"')]+/g) ?? [];
}

/** Everything of a mail that anybody on its way could read. */
export function wholeText(mail: ParsedMail): string {
  return [mail.subject ?? "", mail.text ?? "", typeof mail.html === "string" ? mail.html : ""].join("\n");
}

function recipientsOf(mail: ParsedMail): string[] {
  const lists = [mail.to ?? []].flat();
  return lists.flatMap((list) => list.value.map((entry) => (entry.address ?? "").toLowerCase()));
}
