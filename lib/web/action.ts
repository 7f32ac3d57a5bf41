import { randomUUID } from "node:crypto";
import { getLocale } from "next-intl/server";
import { z } from "zod";
import { currentActor } from "@/lib/auth/current";
import { limitingGuesses } from "@/lib/auth/guarded";
import { nobody, type Actor, type UserActor } from "@/lib/authz/actor";
import { policy } from "@/lib/authz/policy";
import { now } from "@/lib/clock";
import { DomainError } from "@/lib/errors";
import { line } from "@/lib/fields";
import { messagesFor } from "@/lib/i18n/messages";
import { zodErrors } from "@/lib/i18n/zod-errors";
import { log } from "@/lib/log";
import type { AnyCommand, Context } from "@/lib/workflow/define";
import { execute } from "@/lib/workflow/execute";
import type { ActionAnswer, ActionRequest, ServerAction } from "./answer";
import { answerForEach } from "./each";
import { sentenceFor } from "./error-sentences";
import { cameFromHere, requestFacts } from "./request";
import { unexpected } from "./unexpected";

const envelope = z.object({
  subjectId: z.uuid().nullable(),
  operationId: line(80).min(8),
  input: z.unknown(),
});

/**
 * The one gate between a form and a command: origin, session, parse, execute, and errors as sentences in the
 * reader's language. A server action is a public POST, so nothing that arrives is trusted.
 */
export function action(command: AnyCommand): ServerAction {
  return (request: ActionRequest) => answerTo(command, request, null);
}

/**
 * The same gate for a command that asks whether something known already is meant. Every form is asked, whatever it
 * sends: that nobody is there to be asked is not for a request to say.
 */
export function actionAsking(command: AnyCommand): ServerAction {
  return (request: ActionRequest) => answerTo(command, withInput(request, { seen: [] }, {}), null);
}

/**
 * A form with what its action adds to its input: `beneath` what was sent, and `above` it. What is no form stays what it
 * is, for the gate to refuse.
 */
export function withInput(request: ActionRequest, beneath: object, above: object): ActionRequest {
  const sent = z.looseObject({}).safeParse(request);
  if (!sent.success) return request;
  const { input } = sent.data;
  const given = typeof input === "object" && input !== null ? input : {};
  return { ...request, input: { ...beneath, ...given, ...above } };
}

/** `actor`: whoever is there without being in, as the second step knows them. */
type Found = { subjectId: string | null; actor?: Actor };

/**
 * The same gate for a form that names its subject otherwise than by id (an address, a mailed link). A subject that
 * is not found is answered as if it were, so that the answer tells nobody which addresses are known.
 */
export function actionFor(
  command: AnyCommand,
  resolve: (input: unknown, operationId: string) => Promise<Found | null>,
): ServerAction {
  return (request: ActionRequest) => answerTo(command, request, resolve);
}

/**
 * The same gate for a command that the worker carries out: neither what is said nor how long it takes tells whether its
 * subject was found.
 * @param take takes it down; it may refuse
 */
export function actionLater(
  command: AnyCommand,
  take: (context: Context, input: unknown) => Promise<void>,
): ServerAction {
  return (request: ActionRequest) => answerTo(command, request, async () => null, take);
}

/** So many subjects of one sending: each is a transaction of its own, and somebody waits for all of them. */
const mostAtOnce = 100;

const several = z.object({
  operationId: envelope.shape.operationId,
  input: z
    .object({ subjectIds: z.array(z.uuid()).max(mostAtOnce) })
    .loose()
    .transform(({ subjectIds, ...input }) => ({ subjectIds: [...new Set(subjectIds)], input })),
});

/**
 * The same gate for each of several subjects, which the form sends as `subjectIds`; what else it sends is said to each.
 * @param none the sentence where nothing is chosen, as a key of the messages
 */
export function actionForEach(command: AnyCommand, none: string): ServerAction {
  return async (request: ActionRequest) => {
    const parsed = several.safeParse(request);
    const subjectIds = parsed.data?.input.subjectIds ?? [];
    if (!parsed.success || subjectIds.length === 0) {
      return sentenceFor(new DomainError("INVALID", {}, { subjectIds: none }), await readersLocale());
    }
    const { operationId, input } = parsed.data;
    return answerForEach(subjectIds, operationId, (each) =>
      answerTo(command, { ...each, input: input.input }, null),
    );
  };
}

const readersLocale = async () => ((await getLocale()) === "es" ? "es" : "en");

async function answerTo(
  command: AnyCommand,
  request: ActionRequest,
  resolve: ((input: unknown, operationId: string) => Promise<Found | null>) | null,
  later?: (context: Context, input: unknown) => Promise<void>,
): Promise<ActionAnswer> {
  const locale = await readersLocale();
  let signedIn: UserActor | null = null;
  const { requestId } = await requestFacts();
  try {
    signedIn = await currentActor();
    if (!(await cameFromHere())) throw new DomainError("NOT_ALLOWED");
    const open = policy[command.name].by.some((relation) => relation === "anyone");
    if (!signedIn && !resolve && !open) throw new DomainError("SIGNED_OUT");
    const sent = envelope.safeParse(request);
    if (!sent.success) throw new DomainError("INVALID");
    const { subjectId, operationId, input } = sent.data;
    const parsed = command.schema.safeParse(input, { error: zodErrors(messagesFor(locale).ui.zod) });
    if (!parsed.success) return refusedFields(parsed.error, locale);
    if (later) {
      await later({ actor: nobody, now: now(), operationId, request: await requestFacts() }, parsed.data);
      return { ok: true, result: {} };
    }
    const found: { subjectId: string | null; actor?: Actor } | null = resolve
      ? await resolve(parsed.data, operationId)
      : { subjectId };
    if (!found) return { ok: true, result: {} };
    const actor = found.actor ?? signedIn ?? nobody;
    const context = { actor, now: now(), operationId, request: await requestFacts() };
    const outcome = await limitingGuesses(command.name, context, () =>
      execute(context, command, found.subjectId, input),
    );
    return {
      ok: true,
      result: outcome.result,
      ...(outcome.reply === undefined ? {} : { reply: outcome.reply }),
    };
  } catch (error) {
    if (error instanceof DomainError) return sentenceFor(error, locale, signedIn?.timeZone);
    return sentenceFor(await unexpected(logFailure(command, requestId, error)), locale);
  }
}

/** Returns the id under which staff find it in the log. */
function logFailure(command: AnyCommand, requestId: string, error: unknown): string {
  const id = randomUUID().slice(0, 8);
  log().error({ id, requestId, command: command.name, error }, "command failed");
  return id;
}

/** What the schema refused, each at its field, in the reader's language. */
async function refusedFields(error: z.ZodError, locale: "en" | "es"): Promise<ActionAnswer> {
  const answer = await sentenceFor(new DomainError("INVALID"), locale);
  const fields: Record<string, string> = {};
  for (const issue of error.issues) fields[issue.path.join(".")] ??= issue.message;
  return answer.ok ? answer : { ...answer, fields };
}
