/** What a server that is about to start in production has found out about itself. */
export type Installation = {
  /** Sentences on settings that are missing or malformed, from lib/env.ts. */
  settings: string[];
  origin: string | null;
  /** How many proxies of ours stand before the server. */
  proxyHops: number | null;
  keyEncryptionKey: string | null;
  authSecret: string | null;
  /** Of forms, where several servers share one; null: each makes its own. */
  formsKey: string | null;
  /** null: the database could not be asked. */
  demoAccounts: number | null;
};

/** Every secret that the demo makes begins so, and is known by it. */
export const demoSecretMark = "portal-demo-only";

/**
 * Why this installation must not run in production; empty: it may. All reasons at once, each a sentence for the person
 * who installs it. No secret is ever part of one.
 */
export function reasonsToRefuse(installation: Installation): string[] {
  const { origin, proxyHops, keyEncryptionKey, authSecret, formsKey, demoAccounts } = installation;
  const reasons = [...installation.settings];
  if (origin?.startsWith("http:"))
    reasons.push(`PORTAL_ORIGIN is plain http (${origin}); passwords would travel in the open.`);
  if (proxyHops === 0)
    reasons.push(
      "TRUSTED_PROXY_HOPS is 0, though a proxy ends TLS: every visitor could name an address of their own. Usually it is 1.",
    );
  if (keyEncryptionKey !== null && isDevelopmentKey(keyEncryptionKey)) {
    reasons.push("KEY_ENCRYPTION_KEY is a development key. Make one: openssl rand -base64 32");
  }
  if (authSecret !== null && (isDevelopmentSecret(authSecret) || new Set(authSecret).size < 8)) {
    reasons.push("AUTH_SECRET is a development secret. Make one: openssl rand -base64 32");
  }
  if (formsKey !== null && isDevelopmentKey(formsKey)) {
    reasons.push(
      "NEXT_SERVER_ACTIONS_ENCRYPTION_KEY is a development key. Make one: openssl rand -base64 32",
    );
  }
  if (demoAccounts === null) reasons.push("The database can't be asked whether it holds demo accounts.");
  if (demoAccounts)
    reasons.push(
      `The database holds ${demoAccounts} demo account${demoAccounts === 1 ? "" : "s"}, whose password is public.`,
    );
  return reasons;
}

/** A key that the demo made, or one typed rather than drawn: 32 random bytes have far more than 8 values. */
function isDevelopmentKey(base64: string): boolean {
  const bytes = Buffer.from(base64, "base64");
  return isDevelopmentSecret(bytes.toString("latin1")) || new Set(bytes).size < 8;
}

const isDevelopmentSecret = (secret: string) => secret.startsWith(demoSecretMark);
