import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect } from "@playwright/test";
import { type ParsedMail, simpleParser } from "mailparser";
import { mailFolder } from "./folders";

/** What came by SMTP for one address, oldest first, read by a parser that is not the portal's. */
export async function mailsTo(address: string): Promise<ParsedMail[]> {
  const files = readdirSync(mailFolder).filter((name) => name.endsWith(".eml"));
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
  let found: ParsedMail[] = [];
  await expect
    .poll(async () => (found = (await mailsTo(address)).filter(fits)).length, {
      message: `a mail to ${address} with the subject ${subject}`,
      timeout: 30_000,
    })
    .toBeGreaterThan(after);
  const newest = found.at(-1);
  if (!newest) throw new Error(`No mail to ${address} with the subject ${subject}`);
  return newest;
}

/** The first address of the portal in a mail's text whose path begins with `path`. */
export function linkIn(mail: ParsedMail, path: string): string {
  const origin = process.env.PORTAL_ORIGIN ?? "";
  const links = (mail.text ?? "").match(/https?:\/\/[^\s<>"')]+/g) ?? [];
  const link = links.find((candidate) => candidate.startsWith(origin + path));
  if (!link) throw new Error(`No link to ${path} in "${mail.subject}". Links: ${links.join(" ") || "none"}`);
  return link;
}

function recipientsOf(mail: ParsedMail): string[] {
  const lists = [mail.to ?? []].flat();
  return lists.flatMap((list) => list.value.map((entry) => (entry.address ?? "").toLowerCase()));
}
