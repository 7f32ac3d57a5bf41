import type { z } from "zod";
import type { Actor } from "@/lib/authz/actor";
import type { Proof } from "@/lib/authz/proof";
import type { CaseFacts } from "@/lib/authz/scope";
import type { Tx } from "@/lib/db/tx";
import type { NewEvent } from "./events";
import type { CaseStatus } from "./statuses";
import type { CommandName, SubjectType } from "./transitions";

/** Where a request came from. `device` is the hash by which its browser is known again, in hexadecimal. */
export type RequestFacts = { address: string; browser: string; requestId: string; device?: string };

/** Where a write comes from: who, on whose behalf, when, and under which operation id. */
export type Context = {
  actor: Actor;
  now: Date;
  operationId: string;
  /** The person whose paper or call staff record; the event says so. */
  onBehalfOf?: string;
  request?: RequestFacts;
  /** Of what falls due: the Wait whose clock strikes. */
  strikeOf?: string;
};

/** What a command may use while it loads: the transaction, the locked subject, and its key. */
export type LoadScope = {
  tx: Tx;
  now: Date;
  actor: Actor;
  subjectId: string;
  request: RequestFacts | null;
  /** The locked case; throws for a command on another subject, or one that makes its case. */
  case: CaseFacts;
  /** The data key of the case, or of another subject, unwrapped once. */
  caseKey(): Promise<Buffer>;
  /** When and how whoever acts confirmed that it is them. Throws REAUTH_REQUIRED where that is too long ago. */
  proof(): Promise<Proof>;
};

export type DecideContext = {
  now: Date;
  actor: Actor;
  subjectId: string;
  /** The locked case; throws for a command on another subject, or one that makes its case. */
  case: CaseFacts;
  newId(): string;
};

export type Decision<Changes> = {
  changes: Changes;
  events: NewEvent[];
  /** Where the case goes; absent: it stays. */
  to?: CaseStatus;
  /** The user for whom staff did it, where the command itself knows; its events say so. */
  onBehalfOf?: string;
  /**
   * What it means for other subjects (a payment that pays several cases, a request that becomes an account): the
   * command's `locks` name them, unless they begin with it.
   */
  elsewhere?: { subject: Lock; begins?: true; events: NewEvent[] }[];
};

/** Ids and figures that are kept with the operation and given again when it is repeated. Never words. */
export type Result = Record<string, string | number | boolean | null>;

export type Lock = { type: SubjectType; id: string };

export type Command<Name extends CommandName, Schema extends z.ZodType, Facts, Changes> = {
  name: Name;
  schema: Schema;
  /** What else is locked besides the subject, taken in the one order of `execute`. */
  locks?(tx: Tx, subjectId: string, input: z.output<Schema>): Promise<Lock[]>;
  load(scope: LoadScope, input: z.output<Schema>): Promise<Facts>;
  /** Pure: facts and input in, changes and events out. Throws DomainError. */
  decide(facts: Facts, input: z.output<Schema>, context: DecideContext): Decision<Changes>;
  persist(scope: LoadScope, changes: Changes, facts: Facts): Promise<Result>;
  /**
   * What is told but not kept (a name that was asked for). When the operation is repeated, of today's facts only what
   * the first time's `result` names.
   */
  reply?(facts: Facts, result: Result): unknown;
};

/** A command whose types are hidden, as the registry keeps it. */
export type AnyCommand = {
  name: CommandName;
  schema: z.ZodType;
  locks?(tx: Tx, subjectId: string, input: unknown): Promise<Lock[]>;
  load(scope: LoadScope, input: unknown): Promise<unknown>;
  decide(facts: unknown, input: unknown, context: DecideContext): Decision<unknown>;
  persist(scope: LoadScope, changes: unknown, facts: unknown): Promise<Result>;
  reply?(facts: unknown, result: Result): unknown;
};

/** Types a command by its schema, its facts and its changes, and hides them from whoever runs it. */
export function defineCommand<const Name extends CommandName, Schema extends z.ZodType, Facts, Changes>(
  command: Command<Name, Schema, Facts, Changes>,
): AnyCommand & { name: Name; schema: Schema } {
  const { name, schema, locks, load, decide, persist, reply } = command;
  return {
    name,
    schema,
    // The registry runs every command with input that its own schema has parsed.
    locks: locks ? (tx, subjectId, input) => locks(tx, subjectId, input as z.output<Schema>) : undefined,
    load: (scope, input) => load(scope, input as z.output<Schema>),
    decide: (facts, input, context) => decide(facts as Facts, input as z.output<Schema>, context),
    persist: (scope, changes, facts) => persist(scope, changes as Changes, facts as Facts),
    reply: reply ? (facts, result) => reply(facts as Facts, result) : undefined,
  };
}
