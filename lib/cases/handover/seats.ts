import { officeToday } from "@/lib/calendar";
import { plainToDate, plusDays } from "@/lib/dates";
import { liveOn } from "@/lib/db/dated";
import type { Tx } from "@/lib/db/tx";

const counselKinds = ["LEAD", "COUNSEL"] as const;

/** Whether somebody leads a case today, or is its counsel. */
export async function hasSeat(tx: Tx, caseId: string, userId: string, now: Date): Promise<boolean> {
  const where = { caseId, userId, kind: { in: [...counselKinds] }, ...liveOn(now) };
  return (await tx.caseMember.count({ where })) > 0;
}

/** Intervals are of whole days and end with their last: one that began today held no whole day. */
export async function endSeat(tx: Tx, caseId: string, userId: string, now: Date): Promise<void> {
  const today = officeToday(now);
  await tx.caseMember.deleteMany({ where: { caseId, userId, from: plainToDate(today) } });
  const to = plainToDate(plusDays(today, -1));
  await tx.caseMember.updateMany({ where: { caseId, userId }, data: { to } });
}

export async function giveSeat(
  tx: Tx,
  caseId: string,
  userId: string,
  kind: (typeof counselKinds)[number],
  now: Date,
): Promise<void> {
  const seat = { kind, from: plainToDate(officeToday(now)), to: null };
  await tx.caseMember.upsert({
    where: { caseId_userId: { caseId, userId } },
    create: { id: crypto.randomUUID(), caseId, userId, ...seat },
    update: seat,
  });
}
