import { readFileSync } from "node:fs";
import { z } from "zod";

/**
 * The only reader of process.env in app, components and lib. Every setting is described in .env.example.
 *
 * Read lazily: a build needs no settings, and a page that needs none runs without. Where a value is missing
 * or malformed, the error names every such variable in one go.
 */

const yes = /^(1|true|yes|on)$/i;

const keyOf32Bytes = z
  .string()
  .refine(
    (value) => /^[A-Za-z0-9+/]{43}=$/.test(value),
    "must be 32 bytes in base64 (openssl rand -base64 32)",
  );

const address = (protocols: RegExp, example: string) =>
  z
    .string()
    .refine(
      (value) => URL.canParse(value) && protocols.test(new URL(value).protocol),
      `must be like ${example}`,
    );

const postgres = address(/^postgres(ql)?:$/, "postgresql://portal_app:password@host:5432/portal");

/** `host:port`, such as 0.0.0.0:9464; an IPv6 host in brackets. */
const listenAddress = z
  .string()
  .regex(/^(\[[0-9a-fA-F:]+\]|[\w.-]+):\d{1,5}$/, "must be like 127.0.0.1:9464")
  .transform((value) => {
    const at = value.lastIndexOf(":");
    return { host: value.slice(0, at).replace(/^\[|\]$/g, ""), port: Number(value.slice(at + 1)) };
  });

/** `host:port`, or the path of a socket of this machine. */
const scannerAddress = z
  .string()
  .regex(
    /^(\/.+|(\[[0-9a-fA-F:]+\]|[\w.-]+):\d{1,5})$/,
    "must be like 127.0.0.1:3310 or /run/clamav/clamd.ctl",
  )
  .transform((value) => (value.startsWith("/") ? { path: value } : listenAddress.parse(value)));

const shape = {
  /** What kind of installation this is; never NODE_ENV: a demo serves a production build. */
  PORTAL_ENV: z
    .enum(["production", "demo", "test"], "must be production, demo or test")
    .default("production"),
  /** Scheme, host and port as the reader's browser sees them, without a slash at the end. */
  PORTAL_ORIGIN: address(/^https?:$/, "https://portal.example.org").transform(
    (value) => new URL(value).origin,
  ),
  /** Runtime role, without DDL. */
  DATABASE_URL: postgres,
  SMTP_URL: address(/^smtps?:$/, "smtp://user:password@host:587"),
  /** Where mail servers send what they could not deliver; empty: to MAIL_FROM. */
  MAIL_RETURN_PATH: z.email("must be an address, such as bounces@portal.example.org").optional(),
  /** With which a mail server hands over what came to MAIL_RETURN_PATH: POST /api/mail/bounces. */
  MAIL_BOUNCE_TOKEN: z
    .string()
    .min(32, "must have at least 32 characters (openssl rand -base64 32)")
    .optional(),
  MAIL_FROM: z.string().min(3, "must be an address, such as Portal <portal@example.org>"),
  /** VAPID keys, with which browsers know whose news it is; without them there is no web push. */
  PUSH_PUBLIC_KEY: z
    .string()
    .regex(/^[A-Za-z0-9_-]{87}$/, "must be a public VAPID key (npx web-push generate-vapid-keys)")
    .optional(),
  PUSH_PRIVATE_KEY: z
    .string()
    .regex(/^[A-Za-z0-9_-]{43}$/, "must be a private VAPID key (npx web-push generate-vapid-keys)")
    .optional(),
  /** Whom a push service writes to about us. */
  PUSH_CONTACT: z
    .string()
    .regex(/^(mailto:\S+@\S+|https:\/\/\S+)$/, "must be like mailto:portal@example.org")
    .optional(),
  /** Where files lie, encrypted: a folder, or else a bucket. */
  FILES_FOLDER: z.string().min(1, "must be a folder").optional(),
  S3_BUCKET: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, "must be the name of a bucket")
    .optional(),
  S3_REGION: z.string().default("us-east-1"),
  /** Of a store that is not Amazon's. */
  S3_ENDPOINT: address(/^https?:$/, "https://objects.example.org").optional(),
  S3_ACCESS_KEY_ID: z.string().optional(),
  S3_SECRET_ACCESS_KEY: z.string().optional(),
  /** The virus scanner (clamd) that looks at every file that somebody brings; without it none is looked at. */
  CLAMD_ADDRESS: scannerAddress.optional(),
  /** Wraps every other key; kept outside the database. */
  KEY_ENCRYPTION_KEY: keyOf32Bytes,
  /** Keys that wrapped before: kept for reading until `npm run keys:rotate` has wrapped everything anew. */
  KEY_ENCRYPTION_KEYS_OLD: z
    .string()
    .default("")
    .transform((value) => value.split(/[\s,]+/).filter(Boolean))
    .pipe(z.array(keyOf32Bytes)),
  AUTH_SECRET: z.string().min(32, "must have at least 32 characters (openssl rand -base64 32)"),
  /** Whether this server also runs the jobs; otherwise `npm run worker` does. */
  WORKER_IN_SERVER: z
    .string()
    .default("false")
    .transform((value) => yes.test(value)),
  /** How long a server or worker that is told to end may go on with what it has begun. */
  SHUTDOWN_SECONDS: z
    .string()
    .regex(/^[1-9]\d{0,2}$/, "must be a number of seconds, 1 to 999")
    .default("25")
    .transform(Number),
  /** Whoever shows it reads the metrics at /api/metrics; without it there is no such page. */
  METRICS_TOKEN: z.string().min(16, "must have at least 16 characters").optional(),
  /** Where this process answers /metrics besides, for workers and for networks of one's own. */
  METRICS_LISTEN: listenAddress.optional(),
  /** How many proxies of our own stand in front: so many addresses at the end of X-Forwarded-For are ours. */
  TRUSTED_PROXY_HOPS: z.string().regex(/^\d$/, "must be a digit").default("0").transform(Number),
  /** Where a payer sends a wire: printed on every invoice that is issued from then on. `\n` begins a line. */
  INVOICE_BANK_DETAILS: z
    .string()
    .max(600, "must be at most 600 characters")
    .default("")
    .transform((value) => value.replaceAll("\\n", "\n").trim()),
  /** Next reads it itself; needed when several servers answer under one address. */
  NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: keyOf32Bytes.optional(),
};

const settings = z.object(shape);

export type Env = Readonly<z.infer<typeof settings>>;

/** Settings that are absent or can't be read; `problems` holds one sentence per variable. */
export class EnvError extends Error {
  constructor(readonly problems: string[]) {
    super(`The environment is not complete:\n${problems.map((problem) => `  ${problem}`).join("\n")}`);
    this.name = "EnvError";
  }
}

/** Every setting that a running portal reads, for the test that .env.example describes each. */
export const settingNames: readonly string[] = Object.keys(shape);

/**
 * Parses settings; throws EnvError with every variable that is missing or malformed. An empty one is missing. Where
 * `NAME_FILE` names a file, `NAME` is what stands in it: so secrets are handed to a container.
 */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const unread: string[] = [];
  for (const name of settingNames) {
    const file = given[`${name}_FILE`];
    if (file === undefined) continue;
    if (given[name] !== undefined)
      unread.push(`${name} and ${name}_FILE are both set; one of them is meant.`);
    else
      given[name] =
        contentOf(file) ?? (unread.push(`${name}_FILE names a file that can't be read.`), "unread");
  }
  if (given.FILES_FOLDER === undefined && given.S3_BUCKET === undefined)
    unread.push("FILES_FOLDER is missing.");
  if ((given.S3_ACCESS_KEY_ID === undefined) !== (given.S3_SECRET_ACCESS_KEY === undefined))
    unread.push("S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY are set together, or neither.");
  const push = (["PUSH_PUBLIC_KEY", "PUSH_PRIVATE_KEY", "PUSH_CONTACT"] as const).filter(
    (name) => given[name] !== undefined,
  );
  if (push.length === 1 || push.length === 2)
    unread.push(
      `PUSH_PUBLIC_KEY, PUSH_PRIVATE_KEY and PUSH_CONTACT are set together, or none: only ${push.join(" and ")} ${push.length === 1 ? "is" : "are"}.`,
    );
  const result = settings.safeParse(given);
  if (result.success && unread.length === 0) return Object.freeze(result.data);
  const refused = (result.error?.issues ?? []).flatMap((issue) => {
    const name = String(issue.path[0]);
    if (unread.some((sentence) => sentence.startsWith(`${name}_FILE `))) return [];
    return [given[name] === undefined ? `${name} is missing.` : `${name} ${issue.message}.`];
  });
  throw new EnvError([...unread, ...refused]);
}

/** A secret's file, without the line's end that editors leave; undefined when it can't be read. */
function contentOf(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8").trim();
  } catch {
    return undefined;
  }
}

let parsed: Env | undefined;

/** This process's settings, parsed at the first call. */
export function env(): Env {
  parsed ??= parseEnv(process.env);
  return parsed;
}

/**
 * The kind of installation alone, for code that must know it where the other settings may be absent (the
 * clock, a build). Anything but demo or test is production.
 */
export function portalEnv(): Env["PORTAL_ENV"] {
  const kind = process.env.PORTAL_ENV;
  return kind === "demo" || kind === "test" ? kind : "production";
}

/** Where the mails of a demo can be read; undefined where none are caught. */
export function demoInbox(): string | undefined {
  return portalEnv() === "demo" ? process.env.DEMO_INBOX_URL : undefined;
}

/** Whether Next compiles pages as they are asked for (`npm run dev`): its tools need a laxer script policy. */
export function isDevelopment(): boolean {
  return process.env.NODE_ENV === "development";
}

/** The owner's role, for migrations only: a server that runs has no need of it and may lack it. */
export function databaseOwnerUrl(): string {
  const file = process.env.DATABASE_OWNER_URL_FILE;
  const result = postgres.safeParse(process.env.DATABASE_OWNER_URL || (file && contentOf(file)) || undefined);
  if (result.success) return result.data;
  throw new EnvError([
    "DATABASE_OWNER_URL is missing or not like postgresql://portal_owner:password@host:5432/portal.",
  ]);
}
