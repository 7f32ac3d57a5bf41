import type { z } from "zod";
import { agreementEvents } from "./events/agreement";
import { assignmentEvents } from "./events/assignment";
import { caseEvents } from "./events/cases";
import { evaluationEvents } from "./events/evaluation";
import { officeEvents } from "./events/office";
import { paymentEvents } from "./events/payment";
import { peopleEvents } from "./events/people";
import { reviewEvents } from "./events/review";

/**
 * Every audit event and the ids and figures that it carries. Names, stories, reasons and messages are never in a
 * payload: words go beside it as ciphertext.
 */
export const eventSchemas = {
  ...peopleEvents,
  ...officeEvents,
  ...caseEvents,
  ...reviewEvents,
  ...agreementEvents,
  ...assignmentEvents,
  ...paymentEvents,
  ...evaluationEvents,
} as const satisfies Record<string, z.ZodObject>;

export type EventType = keyof typeof eventSchemas;
export const eventTypes = Object.keys(eventSchemas) as EventType[];

export type PayloadOf<T extends EventType> = z.infer<(typeof eventSchemas)[T]>;

/** An event as a rule decides it; the log adds who, when and the chain. */
export type NewEvent = {
  [T in EventType]: {
    type: T;
    payload: PayloadOf<T>;
    /** Reasons and words, stored as ciphertext under the case's key. */
    words?: Record<string, string>;
    /** Nobody is told of this one, whatever the matrix says. Not kept. */
    quiet?: boolean;
  };
}[EventType];

/** The canonical text that an event's hash covers, together with the hash before it. */
export type ChainedFields = {
  id: string;
  subject: string;
  subjectId: string;
  seq: number;
  type: string;
  actorId: string | null;
  actorRole: string;
  onBehalfOf: string | null;
  at: string;
  fromStatus: string | null;
  toStatus: string | null;
  payload: unknown;
  /** Base64 of the ciphertext; null without words. */
  cipher: string | null;
  address: string | null;
  browser: string | null;
  requestId: string | null;
};
