import { createHmac } from "node:crypto";
import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { db } from "@/lib/db/client";
import { DomainError } from "@/lib/errors";
import { purposeKey } from "@/lib/vault/fingerprint";
import { networkOf } from "./network";

/** Who guesses, as far as it is known before the guess is right. */
export type Guesser = {
  /** Whose secret is guessed: an address as it was typed, or an id. Known or not, it is counted the same. */
  account: string;
  /** Where the request came from, see lib/web/request.ts. */
  address: string;
  /** The KnownDevice of this very account that asks; null: a stranger's, or a new one. */
  deviceId: string | null;
};

/** So many wrong ones in so many seconds; then everything is refused until the time is over. */
type Budget = { points: number; seconds: number };

const quarter = 15 * 60;

/**
 * What is guessed or asked for, and how often. A known device has a budget of its own, so that nobody who hammers from
 * elsewhere shuts its owner out. See docs/decisions/0010.
 */
export const budgets = {
  password: budgetsOf({ points: 10, seconds: quarter }, { points: 60, seconds: quarter }),
  /** Six digits: 5 of a million in a quarter of an hour. */
  code: budgetsOf({ points: 5, seconds: quarter }, { points: 60, seconds: quarter }),
  /** Mails that somebody else can have sent to a person. */
  reset: budgetsOf({ points: 5, seconds: 4 * quarter }, { points: 20, seconds: 4 * quarter }),
  /** Mails to an address that somebody types who is signed in. */
  email: budgetsOf({ points: 5, seconds: 4 * quarter }, { points: 20, seconds: 4 * quarter }),
  /** Requests for access: each is read by somebody. */
  access: budgetsOf({ points: 3, seconds: 4 * quarter }, { points: 20, seconds: 4 * quarter }),
} as const;

export type Guessed = keyof typeof budgets;

function budgetsOf(account: Budget, address: Budget) {
  return { device: account, account, address };
}

/**
 * Tries a secret, at the cost of a point of its budgets. The point is taken before the attempt, so that guesses made at
 * the same moment are counted each, and given back only when the attempt was right.
 * @param attempt null: the guess was wrong. When it throws, the point is gone too.
 * @throws DomainError TOO_MANY_TRIES with the `minutes` to wait; nothing was attempted then
 */
export async function withGuessLimit<T>(
  what: Guessed,
  guesser: Guesser,
  attempt: () => Promise<T | null>,
): Promise<T | null> {
  const taken = await spend(what, guesser);
  const outcome = await attempt();
  if (outcome !== null) for (const [limiter, key] of taken) await limiter.reward(key);
  return outcome;
}

/**
 * As withGuessLimit, for a mail that is asked for: it costs a point when it goes, and nothing when it was refused.
 * @throws DomainError TOO_MANY_TRIES
 */
export async function withMailLimit<T>(
  what: Guessed,
  guesser: Guesser,
  attempt: () => Promise<T>,
): Promise<T> {
  const taken = await spend(what, guesser);
  try {
    return await attempt();
  } catch (error) {
    if (error instanceof DomainError) for (const [limiter, key] of taken) await limiter.reward(key);
    throw error;
  }
}

/**
 * As withGuessLimit, for what costs a point however it ends: a mail that is asked for.
 * @throws DomainError TOO_MANY_TRIES
 */
export async function spend(what: Guessed, guesser: Guesser): Promise<[RateLimiterPostgres, string][]> {
  const taken: [RateLimiterPostgres, string][] = [];
  for (const [scope, of] of scopesOf(guesser)) {
    const limiter = limiterOf(what, scope);
    const key = keyedHash(of);
    await limiter.consume(key).catch(refuse);
    taken.push([limiter, key]);
  }
  return taken;
}

type Scope = "device" | "account" | "address";

function scopesOf({ account, address, deviceId }: Guesser): [Scope, string][] {
  if (deviceId) return [["device", deviceId]];
  return [
    ["address", networkOf(address)],
    ["account", account],
  ];
}

const limiters = new Map<string, RateLimiterPostgres>();

function limiterOf(what: Guessed, scope: Scope): RateLimiterPostgres {
  const name = `${what}:${scope}`;
  const known = limiters.get(name);
  if (known) return known;
  const { points, seconds } = budgets[what][scope];
  const limiter = new RateLimiterPostgres({
    ...{ storeClient: ourPool, storeType: "client", tableName: "GuessBudget", keyPrefix: name },
    ...{ points, duration: seconds },
    // The runtime's role makes no table: a migration did.
    tableCreated: true,
  });
  limiters.set(name, limiter);
  return limiter;
}

/** The library's statements, sent over the connections that everything else uses. */
const ourPool = {
  async query({ text, values }: { text: string; values: unknown[] }) {
    const found = await db().$queryRawUnsafe<{ points: number; expire: bigint | null }[]>(text, ...values);
    const rows = found.map((row) => ({ ...row, expire: row.expire === null ? null : Number(row.expire) }));
    return { rows, rowCount: rows.length };
  },
};

function keyedHash(of: string): string {
  return createHmac("sha256", purposeKey("guesses")).update(of, "utf8").digest("base64url");
}

function refuse(reason: unknown): never {
  if (!(reason instanceof RateLimiterRes)) throw reason;
  throw new DomainError("TOO_MANY_TRIES", { minutes: Math.max(1, Math.ceil(reason.msBeforeNext / 60_000)) });
}
