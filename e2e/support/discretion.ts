import { expect } from "@playwright/test";
import { linksIn, mailsTo, wholeText } from "./mail";

type Reader = { email: string; locale: "en" | "es" };

/** Every mail that a person got is in their language, leads into the portal, and holds a case's code and no secret. */
export async function expectDiscreetMails(
  reader: Reader,
  code: string,
  secrets: readonly string[],
): Promise<void> {
  const mails = await mailsTo(reader.email);
  const ofCase = mails.filter((mail) => (mail.subject ?? "").includes(code));
  expect(ofCase.length, `mails to ${reader.email} about ${code}`).toBeGreaterThan(0);
  for (const mail of ofCase) {
    expect(mail.subject).toMatch(new RegExp(`^${code}:? \\S`));
    expect(mail.headers.get("content-language")).toBe(reader.locale);
    expect(mail.attachments).toEqual([]);
    for (const link of linksIn(mail))
      expect(link).toMatch(new RegExp(`^${process.env.PORTAL_ORIGIN ?? ""}/`));
    const text = wholeText(mail);
    for (const secret of secrets) expect(text, `"${mail.text ?? ""}"`).not.toContain(secret);
  }
}
