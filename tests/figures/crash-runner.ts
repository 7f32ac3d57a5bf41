import type { Actor } from "@/lib/authz/actor";
import { closeDb } from "@/lib/db/client";
import type { CommandName } from "@/lib/workflow/transitions";
import { run } from "../support/run";

/** What the worker does when something falls due, or somebody on a later day, in a process that can be struck: one command. */
export type Due = {
  actor: Actor;
  name: CommandName;
  subjectId: string | null;
  input: object;
  at: string;
  operationId: string;
};

const { actor, name, subjectId, input, at, operationId } = JSON.parse(process.argv[2] ?? "") as Due;
await run(actor, name, subjectId, input, { now: new Date(at), operationId });
await closeDb();
