import { randomInt, randomUUID } from "node:crypto";
import { z } from "zod";
import { spend } from "@/lib/auth/guess-limits";
import { guesserOf } from "@/lib/auth/guesser";
import { systemActor } from "@/lib/authz/actor";
import { now } from "@/lib/clock";
import { db } from "@/lib/db/client";
import { enqueue } from "@/lib/jobs/enqueue";
import { openFor, purposeKey } from "@/lib/vault/fingerprint";
import { operationOf } from "@/lib/web/each";
import { sealText } from "@/lib/vault/seal";
import type { Context, RequestFacts } from "@/lib/workflow/define";
import { execute } from "@/lib/workflow/execute";
import { commands } from "@/lib/workflow/registry";
import { requestResetInput } from "./schema";

/** Within so many milliseconds the worker looks whether the address has an account. */
const longestWait = 2_000;

const asked = z.object({
  email: z.string(),
  operationId: z.string(),
  request: z.custom<RequestFacts>(),
});

const place = (id: string) => `askedReset:${id}`;

/**
 * Takes down that a link was asked for an address. Nothing is looked up here, and the worker does so at some moment
 * soon: neither this answer nor the next one is slower when the address has an account.
 * @throws DomainError TOO_MANY_TRIES
 */
export async function askForReset(context: Context, input: unknown): Promise<void> {
  const { email } = requestResetInput.parse(input);
  const request = context.request ?? { address: "", browser: "", requestId: "" };
  await spend("reset", await guesserOf(email, request));
  const id = randomUUID();
  const text = JSON.stringify({ email, operationId: context.operationId, request });
  const sealed = sealText(purposeKey("links"), place(id), text).toString("base64");
  const runAt = new Date(Date.now() + randomInt(longestWait));
  await db().$transaction((tx) => enqueue(tx, "askedReset", { id, sealed }, { runAt }));
}

/** Has a link mailed to whoever signs in with the address; nobody does: nothing. */
export async function askedReset({ id, sealed }: { id: string; sealed: string }): Promise<void> {
  const text = openFor("links", place(id), Buffer.from(sealed, "base64"));
  const { email, operationId, request } = asked.parse(JSON.parse(text));
  const user = await db().user.findUnique({ where: { email }, select: { id: true } });
  if (!user) return;
  // Visitors choose the form's id, and the worker is one actor for all of them: an id belongs to one address here.
  const context = { actor: systemActor, now: now(), operationId: operationOf(operationId, email), request };
  await execute(context, commands.requestReset, user.id, { email });
}
