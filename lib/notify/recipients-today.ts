import { now } from "@/lib/clock";
import { db } from "@/lib/db/client";
import type { StoredEvent } from "@/lib/workflow/event-log";
import { noticeOf } from "./matrix";
import type { NoticeView } from "./queries";
import { readersOfCase } from "./recipients";

/**
 * Whether a notice may still be mailed. Mail can wait for hours, a summary for days, and meanwhile its reader may have
 * left the firm, or the case. Whoever does not see the case now is mailed what they would be told of it today all the
 * same: that an offer to them expired is theirs to know, though the case is closed to them by it.
 */
export async function isStillTold(userId: string, notice: NoticeView): Promise<boolean> {
  if (notice.code === null || notice.about) return true;
  // What staff did for them, or they did themselves, is their own.
  if (/^(?:behalf|own)\./.test(notice.kind)) return true;
  const told = await db().notification.findUnique({
    where: { id: notice.id },
    select: { caseId: true, eventId: true },
  });
  const stored = told && (await db().event.findUnique({ where: { id: told.eventId } }));
  if (!told?.caseId || !stored) return false;
  const event = stored as unknown as StoredEvent;
  const { to } = noticeOf(event) ?? { to: [] };
  return (await readersOfCase(db(), to, told.caseId, event, now())).has(userId);
}
