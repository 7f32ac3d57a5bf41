import { dateToPlain, type PlainDate, maybePlain } from "@/lib/dates";
import { openKey } from "@/lib/db/keys";
import type { Tx } from "@/lib/db/tx";
import type { Currency } from "@/lib/money";
import { opened } from "@/lib/workflow/sealed-words";
import type { NewPayoutLine } from "./figures";

/** What a remittance advice says: figures, days and kinds of task, never words of an entry or a party's name. */
export type PayoutRecord = {
  id: string;
  code: string;
  reportNumber: number;
  defender: string;
  practice: string;
  currency: Currency;
  amountMinor: number;
  payCurrency: Currency;
  payMinor: number;
  fx: { rate: string; day: PlainDate; source: string } | null;
  sentAt: Date | null;
  bankReference: string;
  attempt: number;
  lines: NewPayoutLine[];
};

/** Where the bank's reference of a payout lies: associated data of its ciphertext. */
export const bankReferencePlace = (payoutId: string) => `Payout:bankReferenceCipher:${payoutId}`;

/** Where lies why a debt to the Defender was settled otherwise. */
export const debtReasonPlace = (reportId: string) => `HourReport:debtSettledCipher:${reportId}`;

/** One payout as a document. Throws when there is none. */
export async function payoutRecord(tx: Tx, payoutId: string): Promise<PayoutRecord> {
  const row = await tx.payout.findUniqueOrThrow({
    where: { id: payoutId },
    include: { lines: { orderBy: { position: "asc" } } },
  });
  const { code, keyId } = await tx.case.findUniqueOrThrow({
    where: { id: row.caseId },
    select: { code: true, keyId: true },
  });
  const report = await tx.hourReport.findUniqueOrThrow({
    where: { id: row.reportId },
    select: { number: true },
  });
  const defender = await tx.defender.findUniqueOrThrow({
    where: { id: row.defenderId },
    select: { organizationId: true, user: { select: { name: true } } },
  });
  const practice = await tx.organization.findUniqueOrThrow({ where: { id: defender.organizationId } });
  const fxDay = maybePlain(row.fxDay);
  return {
    id: row.id,
    code,
    reportNumber: report.number,
    defender: defender.user.name,
    practice: practice.name,
    currency: row.currency,
    amountMinor: row.amountMinor,
    payCurrency: row.payCurrency,
    payMinor: row.payMinor,
    fx: row.fxRate && fxDay ? { rate: row.fxRate.toFixed(), day: fxDay, source: row.fxSource ?? "" } : null,
    sentAt: row.sentAt,
    bankReference: opened(await openKey(tx, keyId), bankReferencePlace(row.id), row.bankReferenceCipher),
    attempt: row.attempt,
    lines: row.lines.map(payoutLine),
  };
}

type LineRow = Omit<NewPayoutLine, "kind" | "day" | "own" | "fxRate"> & {
  kind: string;
  day: Date;
  ownCurrency: Currency | null;
  ownMinor: number | null;
  fxRate: { toFixed(): string } | null;
};

export function payoutLine(row: LineRow): NewPayoutLine {
  const { position, partId, taskKind, minutes, rateMinor, amountMinor, payMinor } = row;
  return {
    ...{ position, partId, taskKind, minutes, rateMinor, amountMinor, payMinor },
    kind: row.kind === "work" ? "work" : "expense",
    day: dateToPlain(row.day),
    own: row.ownCurrency && row.ownMinor !== null ? { currency: row.ownCurrency, minor: row.ownMinor } : null,
    fxRate: row.fxRate?.toFixed() ?? null,
  };
}
