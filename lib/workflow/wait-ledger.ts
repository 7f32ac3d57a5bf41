import { randomUUID } from "node:crypto";
import { addDays, addWorkingDays, endOfDayIn, officeZone } from "@/lib/calendar";
import type { Tx } from "@/lib/db/tx";
import { dateToPlain, parsePlainDate } from "@/lib/dates";
import type { NewEvent } from "./events";
import { strikesOf } from "./wait-kinds";
import type { Due, WaitOpened } from "./wait-change";
import { waitsAfter } from "./waits";

/** Closes and opens the Waits of a case that an event brings about, in the event's own transaction. */
export async function recordWaits(tx: Tx, caseId: string, event: NewEvent, now: Date): Promise<void> {
  const change = waitsAfter(event);
  let ended = 0;
  for (const closed of change.close) {
    const { count } = await tx.wait.updateMany({
      where: {
        caseId,
        closedAt: null,
        ...(closed.kind === "all" ? {} : { kind: closed.kind }),
        ...(closed.party ? { party: closed.party } : {}),
        ...(closed.ref ? { ref: closed.ref } : {}),
      },
      data: { closedAt: now, nextAt: null },
    });
    ended += count;
  }
  if (ended > 0) await endPauses(tx, caseId, now);
  if (change.open.length === 0) return;
  const needsHolidays = change.open.some((opened) => opened.by && "workingDays" in opened.by);
  const holidays = needsHolidays ? (await tx.holiday.findMany()).map((row) => dateToPlain(row.day)) : [];
  for (const opened of change.open) await openWait(tx, caseId, opened, now, holidays);
}

/** What stood still and is closed has no clock that could go on. */
async function endPauses(tx: Tx, caseId: string, now: Date): Promise<void> {
  await tx.$executeRaw`
    UPDATE "Wait" p SET "closedAt" = ${now}, "nextAt" = NULL FROM "Wait" w
    WHERE p."caseId" = ${caseId}::uuid AND p.kind = 'resumeClock' AND p."closedAt" IS NULL
      AND w.id = p.ref AND w."closedAt" IS NOT NULL`;
}

async function openWait(
  tx: Tx,
  caseId: string,
  opened: WaitOpened,
  now: Date,
  holidays: ReturnType<typeof dateToPlain>[],
): Promise<void> {
  const by = momentOf(opened.by, now, holidays);
  await tx.wait.create({
    data: {
      id: randomUUID(),
      caseId,
      kind: opened.kind,
      party: opened.party,
      userId: opened.userId ?? null,
      ref: opened.ref ?? null,
      params: opened.params ?? {},
      since: now,
      by,
      nextAt: strikesOf(opened.kind, now, by)[0]?.at ?? null,
    },
  });
}

function momentOf(due: Due, now: Date, holidays: ReturnType<typeof dateToPlain>[]): Date | null {
  if (due === null) return null;
  if ("workingDays" in due) return addWorkingDays(now, due.workingDays, officeZone, holidays);
  if ("days" in due) return addDays(now, due.days);
  if ("at" in due) return new Date(due.at);
  return endOfDayIn(parsePlainDate(due.day), officeZone);
}
