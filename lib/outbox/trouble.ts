/** What keeps a mail from going, as staff are told it. The server's own words are not kept: they may quote anything. */
export const troubles = [
  "unreachable",
  "insecure",
  "login",
  "try_later",
  "sender_refused",
  "message_refused",
  "address_refused",
  "other",
] as const;
export type Trouble = (typeof troubles)[number];

type SmtpError = { code?: unknown; responseCode?: unknown; response?: unknown; command?: unknown };

/** The enhanced status of RFC 3463 in a server's answer (`550 5.1.1 no such user`); null when it gives none. */
export function statusIn(text: string): string | null {
  return /^\d{3}[ -]([245]\.\d{1,3}\.\d{1,3})(?!\S)/m.exec(text)?.[1] ?? null;
}

/**
 * What an error of the transport means. @param error as nodemailer throws it
 * @returns `status` for an address that was refused for good: as the server said it, or 5.0.0
 */
export function troubleOf(error: unknown): { trouble: Trouble; status?: string } {
  const { code, responseCode, response, command } = (error ?? {}) as SmtpError;
  const answered = typeof responseCode === "number" ? responseCode : 0;
  if (answered >= 400 && answered < 500) return { trouble: "try_later" };
  switch (code) {
    case "ECONNECTION":
    case "ESOCKET":
    case "ETIMEDOUT":
    case "EDNS":
    case "ECONNREFUSED":
      return { trouble: "unreachable" };
    case "ETLS":
    case "EREQUIRETLS":
      return { trouble: "insecure" };
    case "EAUTH":
    case "ENOAUTH":
    case "EOAUTH2":
      return { trouble: "login" };
    case "EENVELOPE":
      if (command === "MAIL FROM") return { trouble: "sender_refused" };
      if (answered === 0) return { trouble: "other" };
      return refusal(answered, typeof response === "string" ? response : "");
    case "EMESSAGE":
      return { trouble: "message_refused" };
    default:
      return { trouble: answered >= 500 ? "message_refused" : "other" };
  }
}

/**
 * A recipient that our own mail server refused. When it refuses to pass anything on (relaying, a policy), nothing is
 * wrong with the address: the mail waits until the server is set right.
 */
function refusal(answered: number, response: string): { trouble: Trouble; status?: string } {
  const status = statusIn(response);
  const ours = status ? /^5\.[367]\./.test(status) : /relay|denied|polic|auth/i.test(response);
  if (answered < 500 || ours) return { trouble: "sender_refused" };
  return { trouble: "address_refused", status: status ?? "5.0.0" };
}

/**
 * Whether a bounce means that the address itself is dead: then nothing more is sent there. A full mailbox, a mail that
 * is too large or a filter that took offence says nothing of the next mail.
 * @param status RFC 3463, such as 5.1.1
 */
export function holdsAddress(status: string): boolean {
  return /^5\.(?:0\.\d+|1\.\d+|2\.1|4\.[14])$/.test(status);
}
