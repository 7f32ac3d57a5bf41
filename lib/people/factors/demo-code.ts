import { codeOfStep, stepAt, stepSeconds } from "@/lib/auth/totp";
import { now } from "@/lib/clock";
import { db } from "@/lib/db/client";
import { portalEnv } from "@/lib/env";
import { demoAccounts } from "@/prisma/seed/accounts";
import { secretOf } from "./load";

export type DemoCode = { code: string } | { inSeconds: number };

/**
 * In a demo, the next code of an invented person that was not used yet, as their phone would show it, or in how many
 * seconds there is one. Null anywhere else, and for anybody else: whoever was invited in a demo has a phone of their own.
 */
export async function demoCode(person: { userId: string; email: string }): Promise<DemoCode | null> {
  if (portalEnv() !== "demo" || !demoAccounts.some(({ email }) => email === person.email)) return null;
  const app = await db().factor.findFirst({
    where: { userId: person.userId, kind: "TOTP", removedAt: null },
    orderBy: { addedAt: "asc" },
  });
  if (!app) return null;
  const latest = stepAt(now()) + 1;
  const step = Math.max(latest - 2, (app.lastStep ?? 0) + 1);
  if (step <= latest) return { code: codeOfStep(await secretOf(db(), app), step) };
  const untilNext = stepSeconds * (latest + 1) - now().getTime() / 1_000 - stepSeconds;
  return { inSeconds: Math.max(1, Math.ceil(untilNext)) };
}
