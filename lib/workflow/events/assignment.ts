import { z } from "zod";
import { count, currency, day, id, minor, none, party } from "./fields";

const task = z.object({ taskId: id });
/** What is left to do, when it changed: it opens the Defender's Wait anew. Null: as before. */
const left = z.object({ assignmentId: id, open: count, firstDeadline: day.nullable() }).nullable();

/** Stage 3: tasks, messages, hours and expenses. */
export const assignmentEvents = {
  "assignment.opened": z.object({
    assignmentId: id,
    defenderId: id,
    tasks: count,
    firstDeadline: day.nullable(),
  }),
  "task.changed": task.extend({ state: z.string(), left }),
  "task.accepted": task,
  "task.reopened": task.extend({ left }),
  "task.dropped": task.extend({ left }),
  "task.deadline_asked": task.extend({ day, by: party }),
  "task.deadline_agreed": task.extend({ day, left }),
  "task.deadline_refused": task.extend({ day }),
  "message.sent": z.object({ messageId: id, by: party }),
  "entry.recorded": z.object({
    entryId: id,
    kind: z.string(),
    billMinor: minor,
    currency,
    held: z.boolean(),
  }),
  "entry.changed": z.object({ entryId: id, billMinor: minor, currency, held: z.boolean() }),
  "entry.placed": z.object({ entryId: id, billMinor: minor, currency, held: z.boolean() }),
  "entry.withdrawn": z.object({ entryId: id }),
  "case.held": z.object({ reviewOn: day, by: party, userId: id }),
  "case.resumed": z.object({ left }),
  "case.terminated": z.object({ by: party }),
  "work.closed": none,
  "work.done": z.object({ assignmentId: id, defenderId: id }),
} as const satisfies Record<string, z.ZodObject>;
