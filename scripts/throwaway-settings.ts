import { randomBytes } from "node:crypto";
import { join } from "node:path";

export type ThrowawaySettings = {
  origin: string;
  appUrl: string;
  ownerUrl: string;
  /** The folder of the run: the files lie in it. */
  folder: string;
  smtpUrl: string;
  workerInServer: boolean;
};

/** Takes the settings of a portal of this run, with keys of its own, into this process and what it starts. */
export function takeThrowawaySettings(of: ThrowawaySettings): void {
  Object.assign(process.env, {
    PORTAL_ENV: "test",
    PORTAL_ORIGIN: of.origin,
    DATABASE_URL: of.appUrl,
    DATABASE_OWNER_URL: of.ownerUrl,
    SMTP_URL: of.smtpUrl,
    MAIL_FROM: "Case Facilitation <portal@portal.example>",
    FILES_FOLDER: join(of.folder, "files"),
    KEY_ENCRYPTION_KEY: randomBytes(32).toString("base64"),
    AUTH_SECRET: randomBytes(32).toString("base64"),
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: randomBytes(32).toString("base64"),
    WORKER_IN_SERVER: String(of.workerInServer),
    TRUSTED_PROXY_HOPS: "0",
  });
}
