import { randomUUID } from "node:crypto";
import type { Actor } from "@/lib/authz/actor";
import { now } from "@/lib/clock";
import { DomainError } from "@/lib/errors";
import { execute, type Outcome } from "@/lib/workflow/execute";
import { commandNamed } from "@/lib/workflow/registry";
import type { CommandName } from "@/lib/workflow/transitions";

/** Runs a command as somebody, as the gate would. */
export function run(
  actor: Actor,
  command: CommandName,
  subjectId: string | null,
  input: unknown,
  how: { now?: Date; operationId?: string; onBehalfOf?: string; device?: string; browser?: string } = {},
): Promise<Outcome> {
  return execute(
    {
      actor,
      now: how.now ?? now(),
      operationId: how.operationId ?? randomUUID(),
      ...(how.onBehalfOf ? { onBehalfOf: how.onBehalfOf } : {}),
      request: {
        ...{ address: "203.0.113.7", browser: how.browser ?? "test", requestId: randomUUID() },
        ...(how.device ? { device: how.device } : {}),
      },
    },
    commandNamed(command),
    subjectId,
    input,
  );
}

/** The code with which a command was refused; fails when it was not. */
export async function refusal(run: Promise<unknown>): Promise<string> {
  try {
    await run;
  } catch (error) {
    if (error instanceof Error && "code" in error) return String(error.code);
    throw error;
  }
  throw new Error("It was not refused");
}

/** With what a rule refused a command: fields and texts beside the code. Fails when none did. */
export async function refused(running: Promise<unknown>): Promise<DomainError> {
  const error: unknown = await running.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof DomainError)) throw new Error("It was not refused by a rule");
  return error;
}
