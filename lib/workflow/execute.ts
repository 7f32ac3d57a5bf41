import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { Actor } from "@/lib/authz/actor";
import { ownRelations, userIdOf } from "@/lib/authz/actor";
import { asksProof, mayRun, type Relation } from "@/lib/authz/policy";
import { isRecent, type Proof } from "@/lib/authz/proof";
import { caseFor, type CaseFacts } from "@/lib/authz/scope";
import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { openKey } from "@/lib/db/keys";
import type { Tx } from "@/lib/db/tx";
import { DomainError } from "@/lib/errors";
import { metrics } from "@/lib/metrics/registry";
import { recordNotifications } from "@/lib/notify/record";
import type { AnyCommand, Context, DecideContext, Decision, LoadScope, Lock, Result } from "./define";
import { appendEvents, beginStream, lockStream, roleWord, streamKey, type Move } from "./event-log";
import { claimOperation, keepResult } from "./operations";
import { reactionsTo } from "./reactions";
import { commandNamed } from "./registry";
import { refuseEarlyStrike } from "./strike-time";
import { transitionOf, type CommandName } from "./transitions";
import { recordWaits } from "./wait-ledger";
import { sayWhoCameFirst } from "./who-came-first";

/** How deep reactions may follow one another before the chain is taken for a mistake. */
const deepest = 4;
const attempts = 4;

export type Outcome = { result: Result; reply?: unknown; replayed: boolean };

/**
 * The only writer. One transaction: operation id, locks, policy, pure decision, persistence, chained events, Waits,
 * reactions, notifications and the jobs that deliver them. See the architecture for the order and why.
 *
 * @param subjectId the record the command names; null for a command that makes one
 * @param input as it came; parsed by the command's schema
 * @throws DomainError with a code that the gate turns into a sentence; nothing is written then
 */
export async function execute(
  context: Context,
  command: AnyCommand,
  subjectId: string | null,
  input: unknown,
): Promise<Outcome> {
  const parsed = command.schema.safeParse(input);
  const tally = (outcome: string) => metrics().commands.inc({ command: command.name, outcome });
  try {
    if (!parsed.success) throw DomainError.invalid(parsed.error);
    const outcome = await repeatedly(context, command, subjectId, parsed.data);
    tally(outcome.replayed ? "repeated" : "done");
    return outcome;
  } catch (error) {
    tally(error instanceof DomainError ? error.code : "failed");
    throw error;
  }
}

async function repeatedly(
  context: Context,
  command: AnyCommand,
  subjectId: string | null,
  input: unknown,
): Promise<Outcome> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await db().$transaction((tx) => run(tx, context, command, subjectId, input, 0));
    } catch (error) {
      if (attempt >= attempts || !isRetryable(error)) throw error;
    }
  }
}

/** How the driver tells of a statement written in SQL that PostgreSQL gave up: deadlock, serialization failure. */
const givenUp = z.object({
  driverAdapterError: z.object({ cause: z.object({ originalCode: z.enum(["40P01", "40001"]) }) }),
});

/** Deadlock or serialization failure: PostgreSQL asks to try again, and nothing was written. */
function isRetryable(error: unknown): boolean {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return false;
  return error.code === "P2034" || givenUp.safeParse(error.meta).success;
}

async function run(
  tx: Tx,
  context: Context,
  command: AnyCommand,
  givenId: string | null,
  input: unknown,
  depth: number,
): Promise<Outcome> {
  const transition = transitionOf(command.name);
  if (!transition.creates && givenId === null) throw new DomainError("NOT_FOUND");
  const repeated = await claimOperation(tx, context, command.name, givenId, input);
  const subject: Lock = { type: transition.subject, id: repeated?.subjectId ?? givenId ?? randomUUID() };
  if (repeated) return replay(tx, context, command, subject, input, repeated.result);

  if (transition.creates) {
    if (givenId !== null) throw new DomainError("INVALID");
    await beginStream(tx, subject);
  }
  await takeLocks(tx, subject, command, input, transition.creates === true);
  const facts = await factsOf(tx, context, subject, transition.creates === true);
  authorize(command.name, context.actor, subject, facts);
  await refuseEarlyStrike(tx, context);

  const scope = loadScope(tx, context, subject, facts);
  const { loaded, decision } = await decided(scope, command, input).catch(async (error: unknown) => {
    throw await sayWhoCameFirst(tx, facts, input, error);
  });
  // Last of all: nobody is asked who they are, and then for what else is missing.
  if (asksProof(command.name) && context.actor.kind === "user") await scope.proof();
  const move = await moveCase(tx, context, command.name, subject, facts, decision);
  for (const { subject: other, begins } of decision.elsewhere ?? []) if (begins) await beginStream(tx, other);
  const result = await command.persist(scope, decision.changes, loaded);
  const { onBehalfOf = context.onBehalfOf } = decision;
  await record(tx, { ...context, onBehalfOf }, command.name, subject, facts, decision, move, depth);
  for (const { subject: other, events } of decision.elsewhere ?? []) {
    if (other.type === "case")
      await tx.case.update({ where: { id: other.id }, data: { updatedAt: context.now } });
    const told = { changes: null, events };
    await record(tx, context, command.name, other, null, told, null, depth);
  }
  await keepResult(tx, context, command.name, subject.id, result);
  return { result, replayed: false, ...(command.reply ? { reply: command.reply(loaded, result) } : {}) };
}

async function decided(scope: LoadScope, command: AnyCommand, input: unknown) {
  const loaded = await command.load(scope, input);
  return { loaded, decision: command.decide(loaded, input, decideContext(scope)) };
}

/**
 * The answer of the first time. What is told but not kept is decided anew, and told only where a fresh asking would be
 * allowed; `reply` tells no more of it than the first time's result names, so the log holds all that was told.
 */
async function replay(
  tx: Tx,
  context: Context,
  command: AnyCommand,
  subject: Lock,
  input: unknown,
  result: Result,
): Promise<Outcome> {
  if (!command.reply) return { result, replayed: true };
  await takeLocks(tx, subject, command, input, false);
  const facts = await factsOf(tx, context, subject, false);
  authorize(command.name, context.actor, subject, facts);
  const { loaded } = await decided(loadScope(tx, context, subject, facts), command, input);
  return { result, replayed: true, reply: command.reply(loaded, result) };
}

const lockOrder = ["accessRequest", "organization", "person", "template", "fees", "case"] as const;

/** One order everywhere, so that two commands never wait for each other. */
async function takeLocks(tx: Tx, subject: Lock, command: AnyCommand, input: unknown, creates: boolean) {
  const further = command.locks ? await command.locks(tx, subject.id, input) : [];
  const locks = [...further, ...(creates ? [] : [subject])].sort(
    (a, b) => lockOrder.indexOf(a.type) - lockOrder.indexOf(b.type) || a.id.localeCompare(b.id),
  );
  for (const lock of locks) {
    const stream = await lockStream(tx, lock);
    if (!stream) throw new DomainError("NOT_FOUND");
  }
}

async function factsOf(tx: Tx, context: Context, subject: Lock, creates: boolean): Promise<CaseFacts | null> {
  if (subject.type !== "case" || creates) return null;
  const facts = await caseFor(tx, context.actor, { id: subject.id }, context.now);
  if (!facts) throw new DomainError("NOT_FOUND");
  return facts;
}

function relationsTo(actor: Actor, subject: Lock, facts: CaseFacts | null): Relation[] {
  if (facts) return facts.relations;
  const relations: Relation[] = ownRelations(actor);
  if (subject.type === "person" && userIdOf(actor) === subject.id)
    relations.push(actor.kind === "halfway" ? "halfway" : "self");
  return relations;
}

function authorize(command: CommandName, actor: Actor, subject: Lock, facts: CaseFacts | null): void {
  const verdict = mayRun(command, {
    relations: relationsTo(actor, subject, facts),
    status: facts?.status ?? null,
  });
  if (verdict === "yes") return;
  if (verdict === "not_visible") throw new DomainError("NOT_FOUND");
  // A person, an organization or a batch that somebody may do nothing with answers as one that there is not.
  const unseen = !facts && !transitionOf(command).creates;
  if (verdict === "not_allowed") throw new DomainError(unseen ? "NOT_FOUND" : "NOT_ALLOWED");
  if (!facts) throw new DomainError("INVALID");
  throw new DomainError("WRONG_STATUS", {
    status: facts.status,
    at: facts.statusAt.toISOString(),
    by: mayKnowMover(facts) ? (facts.statusBy ?? "") : "",
  });
}

/** A Defender who declined an offer moved the case; who that was, staff alone may know. */
function mayKnowMover({ relations, status }: CaseFacts): boolean {
  const staff: Relation[] = ["facilitator", "director", "finance"];
  return status !== "accepted" || relations.some((relation) => staff.includes(relation));
}

function loadScope(tx: Tx, context: Context, subject: Lock, facts: CaseFacts | null): LoadScope {
  let key: Promise<Buffer> | undefined;
  let proof: Promise<Proof> | undefined;
  return {
    tx,
    now: context.now,
    actor: context.actor,
    subjectId: subject.id,
    request: context.request ?? null,
    get case() {
      if (!facts) throw new Error("This command has no case");
      return facts;
    },
    caseKey: () => (key ??= facts ? openKey(tx, facts.keyId) : keyOf(tx, subject)),
    proof: () => (proof ??= proofOf(tx, context)),
  };
}

/** Read again under the lock: what the request began with may be older than what was confirmed just now. */
async function proofOf(tx: Tx, { actor, now }: Context): Promise<Proof> {
  const session =
    actor.kind === "user"
      ? await tx.session.findUnique({ where: { id: actor.sessionId, endedAt: null } })
      : null;
  if (!session?.provenBy || !isRecent(session.provenAt, now)) throw new DomainError("REAUTH_REQUIRED");
  return { at: session.provenAt, by: session.provenBy === "passkey" ? "passkey" : "password" };
}

function decideContext(scope: LoadScope): DecideContext {
  const { now, actor, subjectId } = scope;
  return {
    ...{ now, actor, subjectId, newId: randomUUID },
    get case() {
      return scope.case;
    },
  };
}

/**
 * Read when it is first needed: a command that makes its case has made its key by then. Another subject has a key from
 * the first words on that are kept of it.
 */
async function keyOf(tx: Tx, subject: Lock): Promise<Buffer> {
  if (subject.type !== "case") return streamKey(tx, subject);
  const row = await tx.case.findUniqueOrThrow({ where: { id: subject.id }, select: { keyId: true } });
  return openKey(tx, row.keyId);
}

/** The only place where the status of a case changes. */
async function moveCase(
  tx: Tx,
  context: Context,
  command: CommandName,
  subject: Lock,
  facts: CaseFacts | null,
  decision: Decision<unknown>,
): Promise<Move | null> {
  if (!facts) return null;
  const to = decision.to;
  const moves = to !== undefined && to !== facts.status;
  if (!moves) {
    if (decision.events.length > 0) {
      await tx.case.update({ where: { id: subject.id }, data: { updatedAt: context.now } });
    }
    return null;
  }
  const allowed = transitionOf(command).to ?? [];
  if (!allowed.includes(to)) throw new Error(`${command} may not move a case to ${to}`);
  if (decision.events.length === 0) throw new Error(`${command} moves a case without an event`);
  const ends = to === "declined" || to === "withdrawn";
  await tx.case.update({
    where: { id: subject.id },
    data: {
      status: to,
      statusAt: context.now,
      statusBy: userIdOf(context.actor),
      updatedAt: context.now,
      endedStage: ends ? stageWhereItEnds(facts) : null,
    },
  });
  return { from: facts.status, to };
}

function stageWhereItEnds(facts: CaseFacts): "review" | "agreement" {
  return facts.status === "negotiating" || facts.status === "signing" ? "agreement" : "review";
}

/** Events, Waits, notifications, and then the commands that the events bring about. */
async function record(
  tx: Tx,
  context: Context,
  name: CommandName,
  subject: Lock,
  facts: CaseFacts | null,
  decision: Decision<unknown>,
  move: Move | null,
  depth: number,
): Promise<void> {
  const relations = relationsTo(context.actor, subject, facts);
  const role = roleWord(name, context.actor, relations);
  const events = await appendEvents(tx, subject, decision.events, context, role, move, () =>
    keyOf(tx, subject),
  );
  for (const event of events) {
    if (subject.type === "case") await recordWaits(tx, subject.id, event, context.now);
    await recordNotifications(tx, context, subject, event);
  }
  for (const event of events) {
    for (const reaction of await reactionsTo(tx, subject, event)) {
      if (depth >= deepest) throw new Error(`Reactions to ${event.type} go too deep`);
      const command = commandNamed(reaction.command);
      const subjectId = reaction.caseId ?? subject.id;
      await run(
        tx,
        {
          ...context,
          actor: { kind: "system" },
          operationId: `${event.id}:${reaction.command}:${subjectId}`,
          onBehalfOf: undefined,
          strikeOf: undefined,
        },
        command,
        subjectId,
        command.schema.parse(reaction.input),
        depth + 1,
      );
    }
  }
}
