import { createHash } from "node:crypto";
import type { ActionAnswer, EachReply, Failed } from "./answer";

type Each = { subjectId: string; operationId: string };

/**
 * Several executions of one form, one after the other, each with an operation id of its own: one that is refused undoes
 * no other, and a form that is sent again repeats none. It is accepted when anything was done, and its reply names what
 * was not; where one and the same thing was in the way of all, it is refused with that.
 * @param act carries out one of them; it throws nothing
 */
export async function answerForEach(
  subjectIds: readonly string[],
  operationId: string,
  act: (each: Each) => Promise<ActionAnswer>,
): Promise<ActionAnswer> {
  const failed: Failed[] = [];
  let first: ActionAnswer | null = null;
  for (const subjectId of subjectIds) {
    const answer = await act({ subjectId, operationId: operationOf(operationId, subjectId) });
    if (answer.ok) continue;
    first ??= answer;
    const [atField] = Object.values(answer.fields);
    failed.push({ subjectId, code: answer.code, message: atField ?? answer.message });
  }
  const inTheWay = new Set(failed.map(({ code, message }) => `${code} ${message}`));
  if (first && failed.length === subjectIds.length && inTheWay.size === 1) return first;
  const result = { done: subjectIds.length - failed.length, failed: failed.length };
  return { ok: true, result, reply: { failed } satisfies EachReply };
}

/** The same one whenever the same form is sent; no other form, and no other subject of this one, makes it. */
export function operationOf(operationId: string, subjectId: string): string {
  return createHash("sha256").update(`${subjectId} ${operationId}`).digest("hex");
}
