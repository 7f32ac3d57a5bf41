/** A mail in one look: a sentence, a button, who sends it. Never any content of a case: a code and a link. */

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
  sentence: string;
  /** What the button does, and where it leads: behind sign-in, or a link that is used once. */
  button: string;
  href: string;
  footer: string;
};

const colours = {
  paper: "#faf7f0",
  ink: "#1c1a16",
  quiet: "#625b4e",
  teal: "#0b565b",
  onTeal: "#fffdf8",
  rule: "#ded6c6",
};

/**
 * @param id of the notification or link: the same id gives the same Message-ID, so that a mail that was sent twice
 *   after a crash is seen to be one
 * @throws RangeError when a header could be broken out of
 */
export function composeMail(
  to: { name: string; address: string },
  words: MailWords,
  id: string,
  host: string,
): Mail {
  for (const line of [to.name, to.address, words.subject, id, host]) {
    if (/[\r\n\0]/.test(line)) throw new RangeError("A header holds one line");
  }
  return {
    to,
    subject: words.subject,
    text: `${words.sentence}\n\n${words.button}:\n${words.href}\n\n-- \n${words.footer}\n`,
    html: htmlOf(words),
    messageId: `<${id}@${host}>`,
    headers: {
      "Auto-Submitted": "auto-generated",
      "X-Auto-Response-Suppress": "All",
      "Content-Language": words.lang,
    },
  };
}

function htmlOf(words: MailWords): string {
  const { paper, ink, quiet, teal, onTeal, rule } = colours;
  const font = "font-family:'Public Sans',system-ui,-apple-system,'Segoe UI',sans-serif";
  return `<!doctype html>
<html lang="${words.lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark">
<title>${escape(words.subject)}</title>
<style>@media (prefers-color-scheme: dark) { body, .page { background: #181613 !important; color: #f2ede2 !important; }
.button { background: #7ecdc8 !important; color: #0a2423 !important; } .foot { color: #a9a192 !important; border-color: #38342d !important; } }</style></head>
<body style="margin:0;background:${paper};color:${ink}"><div class="page" style="max-width:34rem;margin:0 auto;padding:32px 20px;${font};font-size:16px;line-height:1.5">
<p style="margin:0 0 24px;font-weight:650">Justice in Motion</p>
<p style="margin:0 0 24px">${escape(words.sentence)}</p>
<p style="margin:0 0 32px"><a class="button" href="${escape(words.href)}" style="display:inline-block;padding:13px 18px;border-radius:3px;background:${teal};color:${onTeal};font-weight:600;text-decoration:none">${escape(words.button)}</a></p>
<p class="foot" style="margin:0;padding-top:16px;border-top:1px solid ${rule};color:${quiet};font-size:13px">${escape(words.footer)}</p>
</div></body></html>`;
}

function escape(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
