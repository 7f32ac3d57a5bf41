import { officeToday } from "@/lib/calendar";
import type { UserActor } from "@/lib/authz/actor";
import { visibleCases } from "@/lib/authz/scope";
import { now } from "@/lib/clock";
import { dateToPlain, daysBetween, type PlainDate } from "@/lib/dates";
import { db } from "@/lib/db/client";
import { limit } from "@/lib/db/limit";
import type { Currency } from "@/lib/money";
import { leftOf, surplusOf } from "@/lib/money-left";

export type OwedInvoice = {
  id: string;
  code: string;
  nickname: string;
  number: string;
  organization: string;
  currency: Currency;
  totalMinor: number;
  leftMinor: number;
  dueOn: PlainDate;
  /** Days after the day it was due; negative before. */
  lateDays: number;
};

export type DeskPayout = {
  id: string;
  code: string;
  nickname: string;
  state: "planned" | "approved" | "sent" | "returned";
  defender: string;
  payCurrency: Currency;
  payMinor: number;
  preparedBy: string;
  preparedByReader: boolean;
};

export type DeskWriteOff = {
  id: string;
  code: string;
  nickname: string;
  number: string;
  currency: Currency;
  leftMinor: number;
  proposedBy: string;
  proposedByReader: boolean;
};

export type DeskReport = {
  code: string;
  nickname: string;
  number: number;
  state: string;
  since: Date | null;
};

/** What is owed, in one currency, by how late it is. */
export type Aging = { currency: Currency; notDue: number; month: number; quarter: number; older: number };

export type DeskView = {
  today: PlainDate;
  reports: DeskReport[];
  drafts: { id: string; code: string; nickname: string; currency: Currency; totalMinor: number }[];
  owed: OwedInvoice[];
  aging: Aging[];
  payouts: DeskPayout[];
  /** Proposals on which nobody has decided. */
  writeOffs: DeskWriteOff[];
  credits: { organization: string; currency: Currency; leftMinor: number }[];
};

/** How many rows a list of the desk shows; the oldest come first. */
const longest = 200;

/** The money of all cases that the reader may see: what waits for finance, what is owed, what is to be paid out. */
export async function deskView(actor: UserActor): Promise<DeskView> {
  const tx = db();
  const visible = visibleCases(actor, now());
  const today = officeToday(now());
  const isFinance = actor.staffRoles.some((role) => role === "FINANCE" || role === "DIRECTOR");
  const reports = isFinance
    ? await tx.$queryRaw<DeskReport[]>`
        SELECT c.code, c.nickname, r.number, r.state::text AS state, coalesce(r."contestedAt", r."submittedAt") AS since
        FROM "HourReport" r JOIN "Case" c ON c.id = r."caseId"
        WHERE r.state IN ('submitted', 'contested') AND ${visible}
        ORDER BY since ${limit(longest)}`
    : [];
  const drafts = isFinance
    ? await tx.$queryRaw<DeskView["drafts"]>`
        SELECT i.id, c.code, c.nickname, i.currency::text AS currency, i."totalMinor"
        FROM "Invoice" i JOIN "Case" c ON c.id = i."caseId"
        WHERE i.state = 'draft' AND ${visible} ORDER BY i."createdAt" ${limit(longest)}`
    : [];
  const owed = isFinance
    ? await tx.$queryRaw<(Omit<OwedInvoice, "dueOn" | "lateDays"> & { dueOn: Date })[]>`
        SELECT * FROM (
          SELECT i.id, c.code, c.nickname, i.number, o.name AS organization, i.currency::text AS currency,
            i."totalMinor", i."dueOn", (${leftOf})::int AS "leftMinor"
          FROM "Invoice" i JOIN "Case" c ON c.id = i."caseId" JOIN "Organization" o ON o.id = i."organizationId"
          WHERE i.state <> 'draft' AND ${visible}) open
        WHERE "leftMinor" > 0 ORDER BY "dueOn", number ${limit(longest)}`
    : [];
  const payouts = await tx.$queryRaw<(Omit<DeskPayout, "preparedByReader"> & { preparedById: string })[]>`
    SELECT p.id, c.code, c.nickname, p.state::text AS state, du.name AS defender, p."payCurrency"::text AS "payCurrency",
      p."payMinor", pu.name AS "preparedBy", p."preparedBy" AS "preparedById"
    FROM "Payout" p JOIN "Case" c ON c.id = p."caseId"
    JOIN "Defender" d ON d.id = p."defenderId" JOIN "User" du ON du.id = d."userId"
    JOIN "User" pu ON pu.id = p."preparedBy"
    WHERE p.state IN ('planned', 'approved', 'sent', 'returned') AND ${visible}
    ORDER BY array_position(ARRAY['planned', 'returned', 'approved', 'sent'], p.state::text), p."preparedAt"
    ${limit(longest)}`;
  const writeOffs = await tx.$queryRaw<DeskWriteOff[]>`
    SELECT f.id, c.code, c.nickname, i.number, i.currency::text AS currency, u.name AS "proposedBy",
      f."proposedBy" = ${actor.userId}::uuid AS "proposedByReader", (${leftOf})::int AS "leftMinor"
    FROM "WriteOff" f JOIN "Invoice" i ON i.id = f."invoiceId" JOIN "Case" c ON c.id = i."caseId"
    JOIN "User" u ON u.id = f."proposedBy"
    WHERE f.state = 'proposed' AND ${visible} ORDER BY f."proposedAt" ${limit(longest)}`;
  const credits = isFinance
    ? await tx.$queryRaw<DeskView["credits"]>`
        SELECT o.name AS organization, k.currency, sum(k."left")::int AS "leftMinor" FROM (
          SELECT p."organizationId", p.currency::text AS currency, ${surplusOf} AS "left"
          FROM "Payment" p WHERE p.state <> 'reversed') k
        JOIN "Organization" o ON o.id = k."organizationId"
        WHERE k."left" > 0 GROUP BY o.name, k.currency ORDER BY o.name, k.currency`
    : [];
  const rows = owed.map((row): OwedInvoice => {
    const dueOn = dateToPlain(row.dueOn);
    return { ...row, dueOn, lateDays: daysBetween(dueOn, today) };
  });
  return {
    ...{ today, reports, drafts, owed: rows, aging: agingOf(rows), credits, writeOffs },
    payouts: payouts.map(({ preparedById, ...row }) => ({
      ...row,
      preparedByReader: preparedById === actor.userId,
    })),
  };
}

/** Not due yet, up to 30 days late, up to 90, and older; each currency by itself. */
export function agingOf(rows: readonly Pick<OwedInvoice, "currency" | "leftMinor" | "lateDays">[]): Aging[] {
  const byCurrency = new Map<Currency, Aging>();
  for (const { currency, leftMinor, lateDays } of rows) {
    const sums = byCurrency.get(currency) ?? { currency, notDue: 0, month: 0, quarter: 0, older: 0 };
    const age = lateDays <= 0 ? "notDue" : lateDays <= 30 ? "month" : lateDays <= 90 ? "quarter" : "older";
    byCurrency.set(currency, { ...sums, [age]: sums[age] + leftMinor });
  }
  return [...byCurrency.values()];
}
