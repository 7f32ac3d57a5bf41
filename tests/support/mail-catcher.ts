import { EventEmitter, once } from "node:events";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type ParsedMail, simpleParser } from "mailparser";
import { SMTPServer } from "smtp-server";

/** A message as an independent program read it from SMTP. */
export type CaughtMail = { to: string[]; raw: Buffer; parsed: ParsedMail };

export type MailCatcher = {
  url: string;
  /** All that came so far, oldest first. */
  mails: CaughtMail[];
  /** How often it was called: a call may bring many mails. */
  calls(): number;
  /** The first mail that fits, now or later; throws after `timeout` milliseconds with the subjects that did come. */
  waitFor(fits: (mail: CaughtMail) => boolean, timeout?: number): Promise<CaughtMail>;
  stop(): Promise<void>;
};

export type CatcherOptions = {
  port: number;
  /** Where each mail is kept as an .eml file, numbered in the order of arrival. */
  folder?: string;
  /** Answers "try again later" to everything: a mail server in trouble. */
  refuses?: () => boolean;
  /** What it answers to a recipient that it does not take, such as "550 5.1.1 no such user"; null: it takes all. */
  refusesRecipient?: () => string | null;
  /** A mail is taken, and answered for, only after this. */
  slow?: () => Promise<void>;
};

/** A real SMTP server on 127.0.0.1 that keeps what it is sent. */
export async function startCatcher({
  port,
  folder,
  refuses,
  refusesRecipient,
  slow,
}: CatcherOptions): Promise<MailCatcher> {
  const mails: CaughtMail[] = [];
  let calls = 0;
  const arrivals = new EventEmitter().setMaxListeners(0);
  if (folder) mkdirSync(folder, { recursive: true });
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    logger: false,
    // Senders keep their connections; a server that stops hangs up.
    closeTimeout: 50,
    onConnect(_session, callback) {
      calls += 1;
      callback();
    },
    onRcptTo(_address, _session, callback) {
      const answer = refusesRecipient?.();
      if (!answer) return callback();
      const [code = "", ...words] = answer.split(" ");
      callback(Object.assign(new Error(words.join(" ")), { responseCode: Number(code) }));
    },
    onData(stream, session, callback) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        if (refuses?.()) {
          callback(Object.assign(new Error("Try again later"), { responseCode: 451 }));
          return;
        }
        const raw = Buffer.concat(chunks);
        const to = session.envelope.rcptTo.map((recipient) => recipient.address);
        (slow?.() ?? Promise.resolve()).then(() => keep(raw, to)).then(() => callback(), callback);
      });
    },
  });
  async function keep(raw: Buffer, to: string[]): Promise<void> {
    const parsed = await simpleParser(raw);
    mails.push({ to, raw, parsed });
    const number = String(mails.length).padStart(4, "0");
    if (folder) writeFileSync(join(folder, `${number}-${to.join("+").replace(/[^\w.+@-]/g, "_")}.eml`), raw);
    arrivals.emit("mail");
  }
  // A sender that dies while it speaks breaks its own call, and nothing else.
  server.on("error", () => {});
  server.listen(port, "127.0.0.1");
  await once(server.server, "listening");
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    calls: () => calls,
    async waitFor(fits, timeout = 15_000) {
      const deadline = AbortSignal.timeout(timeout);
      for (;;) {
        const found = mails.find(fits);
        if (found) return found;
        try {
          await once(arrivals, "mail", { signal: deadline });
        } catch {
          const seen = mails.map((mail) => `${mail.to.join(", ")}: ${mail.parsed.subject ?? ""}`);
          throw new Error(`No such mail within ${timeout} ms. These came:\n${seen.join("\n") || "none"}`);
        }
      }
    },
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** The catcher of a test file: listens where this file's SMTP_URL points. */
export function startMailCatcher(options: Omit<CatcherOptions, "port"> = {}): Promise<MailCatcher> {
  const port = Number(new URL(process.env.SMTP_URL ?? "").port);
  return startCatcher({ ...options, port });
}
