import { newToken, tokenHash } from "@/lib/auth/tokens";
import { codeOfStep, offeredSecret, stepAt } from "@/lib/auth/totp";
import { nobody, systemActor } from "@/lib/authz/actor";
import { db } from "@/lib/db/client";
import type { Post } from "@/lib/people/schema";
import { execute } from "@/lib/workflow/execute";
import { commands } from "@/lib/workflow/registry";
import {
  demoAccounts,
  demoOrganizations,
  demoPassword,
  type DemoAccount,
  type DemoOrganization,
} from "./accounts";
import { tokenInJob } from "./mailed-token";

export type DemoPeople = {
  organizations: Record<DemoOrganization, string>;
  /** Id of each person by the key of their account. */
  people: Record<string, string>;
};

/**
 * Registers the organizations of the demo, invites everybody and lets them join, by the commands that people use.
 * @param at the instant at which all of it happened; memberships hold from that day
 * @param today from when newcomers are counted back
 */
export async function seatEveryone(at: Date, today: Date): Promise<DemoPeople> {
  const organizations = Object.fromEntries(
    await Promise.all(
      Object.entries(demoOrganizations).map(async ([key, input]) => {
        const context = { actor: systemActor, now: at, operationId: `demo:organization:${key}` };
        const { result } = await execute(context, commands.registerOrganization, null, input);
        return [key, String(result.organizationId)] as const;
      }),
    ),
  ) as Record<DemoOrganization, string>;
  const people: Record<string, string> = {};
  for (const account of demoAccounts) {
    const { key, joinedDaysAgo } = account;
    const since = joinedDaysAgo ? new Date(today.getTime() - joinedDaysAgo * 86_400_000) : at;
    people[key] = await seat(account, organizations, since);
  }
  return { organizations, people };
}

async function seat(
  account: DemoAccount,
  organizations: Record<DemoOrganization, string>,
  at: Date,
): Promise<string> {
  const { key, email, name, title, address, locale, timeZone } = account;
  const { result } = await execute(
    { actor: systemActor, now: at, operationId: `demo:invitation:${key}` },
    commands.invitePerson,
    null,
    { email, name, title, address, locale, timeZone, post: postOf(account, organizations) },
  );
  const userId = String(result.userId);
  const link = await db().accessLink.findFirstOrThrow({
    where: { userId, kind: "invitation", usedAt: null },
  });
  await execute(
    { actor: nobody, now: at, operationId: `demo:joining:${key}` },
    commands.acceptInvitation,
    userId,
    { token: await tokenInJob(link), password: demoPassword },
  );
  await addApp(key, userId, at);
  return userId;
}

/** At their first sign-in everybody sets up an app; in a demo the sign-in page shows what it shows. */
async function addApp(key: string, userId: string, at: Date): Promise<void> {
  const freshHash = () => Buffer.from(tokenHash(newToken())).toString("hex");
  const begun = { actor: systemActor, now: at, operationId: `demo:first-sign-in:${key}` };
  const { result } = await execute(begun, commands.openSession, userId, { tokenHash: freshHash() });
  const sessionId = String(result.sessionId);
  await execute(
    { actor: { kind: "halfway", userId, sessionId }, now: at, operationId: `demo:app:${key}` },
    commands.addTotp,
    userId,
    {
      name: "Demo",
      code: codeOfStep(offeredSecret(sessionId, 0), stepAt(at)),
      tokenHash: freshHash(),
    },
  );
}

function postOf({ post }: DemoAccount, organizations: Record<DemoOrganization, string>): Post {
  if (post.kind === "staff") return post;
  const { at, ...rest } = post;
  return { ...rest, organizationId: organizations[at] };
}
