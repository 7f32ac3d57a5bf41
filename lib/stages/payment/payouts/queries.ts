import { officeToday } from "@/lib/calendar";
import type { UserActor } from "@/lib/authz/actor";
import { hasSecondPerson } from "@/lib/authz/second-person";
import { now } from "@/lib/clock";
import { type PlainDate, maybePlain } from "@/lib/dates";
import type { Tx } from "@/lib/db/tx";
import type { Currency } from "@/lib/money";
import { namesOf } from "../names";
import { opened } from "@/lib/workflow/sealed-words";
import { deciders } from "../write-offs/load";
import type { NewPayoutLine } from "./figures";
import { bankReferencePlace, debtReasonPlace, payoutLine } from "./record";

export type PayoutView = {
  id: string;
  reportId: string;
  state: "planned" | "approved" | "sent" | "confirmed" | "returned" | "cancelled";
  reportNumber: number;
  currency: Currency;
  amountMinor: number;
  payCurrency: Currency;
  payMinor: number;
  fx: { rate: string; day: PlainDate; source: string } | null;
  defender: string;
  isOwn: boolean;
  preparedBy: string;
  preparedByReader: boolean;
  /** Nobody but the reader, who prepared it, has the right to approve. */
  secondMissing: boolean;
  approvedBy: string | null;
  sentOn: PlainDate | null;
  confirmedOn: PlainDate | null;
  bankReference: string;
  returned: string;
  /** When the Defender last said that it has not arrived. */
  missedOn: PlainDate | null;
  attempt: number;
  documentId: string | null;
  lines: NewPayoutLine[];
};

/** Payouts of some assignments, newest first, each with its lines. */
export async function payoutViews(
  tx: Tx,
  actor: UserActor,
  ids: string[],
  key: Buffer,
): Promise<PayoutView[]> {
  const rows = await tx.payout.findMany({
    where: { assignmentId: { in: ids } },
    orderBy: { preparedAt: "desc" },
    include: { lines: { orderBy: { position: "asc" } } },
  });
  const numbers = await tx.hourReport.findMany({
    where: { assignmentId: { in: ids } },
    select: { id: true, number: true },
  });
  const names = await namesOf(
    tx,
    rows.flatMap((row) => [row.preparedBy, row.approvedBy]),
  );
  const defenders = await tx.defender.findMany({
    where: { id: { in: rows.map(({ defenderId }) => defenderId) } },
    select: { id: true, user: { select: { name: true } } },
  });
  const own = rows.find(({ state, preparedBy }) => state === "planned" && preparedBy === actor.userId);
  const secondMissing =
    own !== undefined && !(await hasSecondPerson(tx, own.caseId, actor.userId, deciders, now()));
  return rows.map((row) => {
    const fxDay = maybePlain(row.fxDay);
    return {
      ...{ id: row.id, state: row.state, reportId: row.reportId, attempt: row.attempt },
      ...{ currency: row.currency, amountMinor: row.amountMinor, documentId: row.documentId },
      ...{ payCurrency: row.payCurrency, payMinor: row.payMinor },
      bankReference: opened(key, bankReferencePlace(row.id), row.bankReferenceCipher),
      reportNumber: numbers.find(({ id }) => id === row.reportId)?.number ?? 0,
      fx: row.fxRate && fxDay ? { rate: row.fxRate.toFixed(), day: fxDay, source: row.fxSource ?? "" } : null,
      defender: defenders.find(({ id }) => id === row.defenderId)?.user.name ?? "",
      isOwn: row.defenderId === actor.defenderId,
      preparedBy: names.get(row.preparedBy) ?? "",
      preparedByReader: row.preparedBy === actor.userId,
      secondMissing,
      approvedBy: row.approvedBy ? (names.get(row.approvedBy) ?? null) : null,
      sentOn: row.sentAt ? officeToday(row.sentAt) : null,
      confirmedOn: row.confirmedAt ? officeToday(row.confirmedAt) : null,
      missedOn: row.missedAt ? officeToday(row.missedAt) : null,
      returned: opened(key, `Payout:returnedCipher:${row.id}`, row.returnedCipher),
      lines: row.lines.map(payoutLine),
    };
  });
}

/** A debt of a final report that ended otherwise than by a payout. */
export type SettledDebtView = {
  reportId: string;
  number: number;
  on: PlainDate;
  by: string;
  reason: string;
};

/** What was settled otherwise, of some assignments, newest first. */
export async function settledDebts(tx: Tx, ids: string[], key: Buffer): Promise<SettledDebtView[]> {
  const rows = await tx.hourReport.findMany({
    where: { assignmentId: { in: ids }, debtSettledAt: { not: null } },
    orderBy: { debtSettledAt: "desc" },
  });
  const names = await namesOf(
    tx,
    rows.map(({ debtSettledBy }) => debtSettledBy),
  );
  return rows.flatMap((row) =>
    row.debtSettledAt
      ? [
          {
            ...{ reportId: row.id, number: row.number, on: officeToday(row.debtSettledAt) },
            by: names.get(row.debtSettledBy ?? "") ?? "",
            reason: opened(key, debtReasonPlace(row.id), row.debtSettledCipher),
          },
        ]
      : [],
  );
}
