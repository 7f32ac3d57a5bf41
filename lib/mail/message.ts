import { render } from "@react-email/render";
import { createElement } from "react";
import { MailBody } from "./body";

/** A mail in one look: what happened, a button, who sends it and why. Never any content of a case: a code and a link. */

export type Mail = {
  to: { name: string; address: string };
  subject: string;
  text: string;
  html: string;
  messageId: string;
  headers: Record<string, string>;
};

export type MailWords = {
  lang: "en" | "es";
  subject: string;
  /** Above a mail that says several things. */
  title?: string;
  sentence: string;
  /** Of a summary: each notice, where it leads, and when it was. */
  items?: readonly { said: string; open: string; href: string; at: string }[];
  /** Below them: that there are more. */
  more?: string;
  /** What the button does, and where it leads: behind sign-in, or a link that is used once. */
  button: string;
  href: string;
  /** Why the reader gets it. */
  why?: string;
  /** The way to have no more of its kind; absent where it can't be stopped. */
  stop?: { label: string; href: string };
  footer: string;
};

type Addressed = {
  to: { name: string; address: string };
  /** Of the notice, link or summary: the same id gives the same Message-ID, so that a mail sent twice is seen to be one. */
  id: string;
  host: string;
  /** Where a mail program posts to, to stop mails of this kind in one click (RFC 8058); absent where it may not. */
  oneClick?: string;
};

/** @throws RangeError when a header could be broken out of */
export async function composeMail({ to, id, host, oneClick }: Addressed, words: MailWords): Promise<Mail> {
  for (const line of [to.name, to.address, words.subject, id, host, oneClick ?? ""]) {
    if (/[\r\n\0]/.test(line)) throw new RangeError("A header holds one line");
  }
  return {
    to,
    subject: words.subject,
    text: textOf(words),
    html: await render(createElement(MailBody, { words })),
    messageId: `<${id}@${host}>`,
    headers: {
      "Auto-Submitted": "auto-generated",
      "X-Auto-Response-Suppress": "All",
      "Content-Language": words.lang,
      ...(oneClick
        ? { "List-Unsubscribe": `<${oneClick}>`, "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" }
        : {}),
    },
  };
}

/** The same words for whoever reads text: made by hand, so that nothing of the page's markup is in it. */
function textOf({ title, sentence, items = [], more, button, href, why, stop, footer }: MailWords): string {
  const parts = [
    title,
    sentence,
    ...items.map(({ said, at, href: to }) => `- ${said}\n  ${at}\n  ${to}`),
    more,
    `${button}:\n${href}`,
    ["-- ", why, stop && `${stop.label}:\n${stop.href}`, footer].filter(Boolean).join("\n"),
  ];
  return `${parts.filter(Boolean).join("\n\n")}\n`;
}
