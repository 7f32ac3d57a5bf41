import { randomUUID } from "node:crypto";
import { getLocale } from "next-intl/server";
import { z } from "zod";
import { currentActor } from "@/lib/auth/current";
import { nobody, type Actor } from "@/lib/authz/actor";
import { policy } from "@/lib/authz/policy";
import { now } from "@/lib/clock";
import { DomainError } from "@/lib/errors";
import { log } from "@/lib/log";
import type { AnyCommand } from "@/lib/workflow/define";
import { execute } from "@/lib/workflow/execute";
import type { ActionAnswer, ActionRequest, ServerAction } from "./answer";
import { sentenceFor } from "./error-sentences";
import { cameFromHere, requestFacts } from "./request";

const envelope = z.object({
  subjectId: z.uuid().nullable(),
  operationId: z.string().min(8).max(80),
  input: z.unknown(),
});

/**
 * The one gate between a form and a command: origin, session, parse, execute, and errors as sentences in the
 * reader's language. A server action is a public POST, so nothing that arrives is trusted.
 */
export function action(command: AnyCommand): ServerAction {
  return async (request: ActionRequest) => answerTo(command, request, (input) => input);
}

/**
 * The same gate for a form that names its subject otherwise than by id (an address, a mailed link). A subject that
 * is not found is answered as if it were, so that the answer tells nobody which addresses are known.
 */
export function actionFor(
  command: AnyCommand,
  resolve: (input: unknown) => Promise<{ subjectId: string; actor?: Actor } | null>,
): ServerAction {
  return async (request: ActionRequest) => {
    const parsed = command.schema.safeParse(request.input);
    const found = parsed.success ? await resolve(parsed.data) : null;
    if (parsed.success && !found) return { ok: true, result: {} };
    return answerTo(command, { ...request, subjectId: found?.subjectId ?? randomUUID() }, (i) => i, found?.actor);
  };
}

async function answerTo(
  command: AnyCommand,
  request: ActionRequest,
  shape: (input: unknown) => unknown,
  as?: Actor,
): Promise<ActionAnswer> {
  const locale = (await getLocale()) === "es" ? "es" : "en";
  try {
    if (!(await cameFromHere())) throw new DomainError("NOT_ALLOWED");
    const signedIn = await currentActor();
    const open = policy[command.name].by.some((relation) => relation === "anyone");
    if (!signedIn && !as && !open) throw new DomainError("SIGNED_OUT");
    const { subjectId, operationId, input } = envelope.parse(request);
    const outcome = await execute(
      { actor: as ?? signedIn ?? nobody, now: now(), operationId, request: await requestFacts() },
      command,
      subjectId,
      shape(input),
    );
    return { ok: true, result: outcome.result, ...(outcome.reply === undefined ? {} : { reply: outcome.reply }) };
  } catch (error) {
    if (error instanceof DomainError) return sentenceFor(error, locale);
    const id = randomUUID().slice(0, 8);
    log().error({ id, command: command.name, error }, "command failed");
    return sentenceFor(new DomainError("UNEXPECTED", { id }), locale);
  }
}
