import { z } from "zod";
import { caseStatuses } from "../statuses";
import { count, id, instant, none } from "./fields";

const offer = z.object({ offerId: id, defenderId: id });

/** Stage 1: intake, questions, conflict checks, offers. */
export const reviewEvents = {
  "intake.started": z.object({ code: z.string() }),
  "intake.saved": z.object({ part: z.string() }),
  "parties.changed": z.object({ added: count, changed: count, removed: count }),
  "intake.submitted": none,
  "intake.discarded": none,
  /** The Defender to whom it was offered, or who held it. */
  "case.withdrawn": z.object({ defenderId: id.optional() }),
  "review.started": none,
  "question.asked": z.object({ questionIds: z.array(id), parts: z.array(z.string()) }),
  "question.answered": z.object({ questionIds: z.array(id) }),
  "case.accepted": none,
  "case.declined": z.object({ code: z.string() }),
  "case.reopened": z.object({ from: z.enum(caseStatuses) }),
  "check.run": z.object({
    checkId: id,
    defenderId: id,
    hits: count,
    parties: count,
    names: count,
    state: z.string(),
  }),
  "check.hit_decided": z.object({ checkId: id, hitId: id, decision: z.string(), state: z.string() }),
  "check.waived": z.object({ checkId: id, consentId: id }),
  "check.blocked": z.object({ checkId: id }),
  /** `offered`: an offer that rests on it is live and can only be revoked. */
  "check.stale": z.object({ checkId: id, offered: z.boolean() }),
  "offer.sent": offer.extend({ answerBy: instant }),
  "offer.interested": offer.extend({ answerBy: instant }),
  "offer.accepted": offer,
  "offer.declined": offer.extend({ code: z.string() }),
  "offer.revoked": offer,
  "offer.expired": offer,
} as const satisfies Record<string, z.ZodObject>;
