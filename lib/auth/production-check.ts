import { db } from "@/lib/db/client";
import { EnvError, env, portalEnv } from "@/lib/env";
import { demoAccounts } from "@/prisma/seed/accounts";
import { reasonsToRefuse } from "./production-guard";

/**
 * Why this process must not start; empty: it may. Outside production only settings that are missing or malformed are
 * reasons.
 */
export async function reasonsNotToStart(): Promise<string[]> {
  const settings = settingsOrProblems();
  const isProduction = portalEnv() === "production";
  if (Array.isArray(settings)) {
    if (!isProduction) return settings;
    // The rest is said as far as it can be known, so that nobody mends one thing to learn of the next.
    const secrets = { keyEncryptionKey: null, authSecret: null, formsKey: null };
    const known = { origin: null, proxyHops: null, ...secrets, demoAccounts: 0 };
    return reasonsToRefuse({ settings, ...known });
  }
  if (!isProduction) return [];
  return reasonsToRefuse({
    settings: [],
    origin: settings.PORTAL_ORIGIN,
    proxyHops: settings.TRUSTED_PROXY_HOPS,
    keyEncryptionKey: settings.KEY_ENCRYPTION_KEY,
    authSecret: settings.AUTH_SECRET,
    formsKey: settings.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY ?? null,
    demoAccounts: await countDemoAccounts(),
  });
}

function settingsOrProblems() {
  try {
    return env();
  } catch (error) {
    if (error instanceof EnvError) return error.problems;
    throw error;
  }
}

async function countDemoAccounts(): Promise<number | null> {
  try {
    return await db().user.count({ where: { email: { in: demoAccounts.map((account) => account.email) } } });
  } catch {
    return null;
  }
}
