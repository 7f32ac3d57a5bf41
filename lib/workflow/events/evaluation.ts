import { z } from "zod";
import { count, id, instant, none, party } from "./fields";

/** Stage 5: evaluations, the outcome, the end. */
export const evaluationEvents = {
  "evaluations.opened": z.object({
    assignmentId: id,
    defenderId: id,
    evaluations: z.array(z.object({ id, party })),
    lapsesAt: instant,
  }),
  "evaluation.submitted": z.object({ evaluationId: id, party, all: z.boolean() }),
  /** What was answered lies sealed with the other answers. */
  "evaluation.risk_reported": z.object({ evaluationId: id }),
  "evaluation.lapsed": z.object({ evaluationId: id, party, all: z.boolean() }),
  "outcome.reported": z.object({ number: count, result: z.string(), final: z.boolean() }),
  "outcome.unknown": none,
  "case.closed": z.object({ askOutcome: z.boolean() }),
  "case.reopened_closed": z.object({ to: z.enum(["work_done", "active"]) }),
} as const satisfies Record<string, z.ZodObject>;
