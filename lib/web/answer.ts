import type { Clash } from "@/lib/errors";

/** What a form sends to a server action, and what it hears back. Types only, so the browser may import it. */

export type ActionRequest = {
  /** Id of the record the command names (a case, an organization, …); null where it names none. */
  subjectId: string | null;
  /** Made when the form is rendered, so that a form sent twice is one operation. */
  operationId: string;
  input: unknown;
};

export type { Clash } from "@/lib/errors";

export type ActionAnswer =
  | { ok: true; result: Record<string, string | number | boolean | null>; reply?: unknown }
  | {
      ok: false;
      code: string;
      message: string;
      fields: Record<string, string>;
      clashes?: Clash[];
      /** What is known already and may be meant. */
      alike?: AlikeLine[];
    };

/** Of what is known already: its name, and where it is and why it is shown, in the reader's language. */
export type AlikeLine = { id: string; name: string; about: string };

/** Of an action for several subjects: one that was refused, and why, in the reader's language. */
export type Failed = { subjectId: string; code: string; message: string };
export type EachReply = { failed: Failed[] };

export type ServerAction = (request: ActionRequest) => Promise<ActionAnswer>;
