import { dateToPlain, maybePlain } from "@/lib/dates";
import type { Tx } from "@/lib/db/tx";
import { leftOf, surplusOf } from "@/lib/money-left";
import type { Lock } from "@/lib/workflow/define";
import { lockStream } from "@/lib/workflow/event-log";
import type { Place } from "./places";
import type { MergeFacts } from "./rules";

/** Everything of one organization, and whom of the other it meets. Null: there is no such organization. */
export async function mergeFacts(tx: Tx, fromId: string, intoId: string): Promise<MergeFacts | null> {
  const of = { organizationId: fromId };
  const select = { kind: true, currency: true, mergedIntoId: true } as const;
  const from = await tx.organization.findUnique({ where: { id: fromId }, select });
  if (!from) return null;
  const ids = (rows: { id: string }[]) => rows.map(({ id }) => id);
  const only = { where: of, select: { id: true } } as const;
  return {
    from,
    into: await tx.organization.findUnique({ where: { id: intoId }, select }),
    places: { from: await placesOf(tx, fromId), into: await placesOf(tx, intoId) },
    defenderIds: ids(await tx.defender.findMany(only)),
    caseIds: ids(await tx.case.findMany(only)),
    paidCaseIds: ids(await casesPaidBy(tx, fromId)),
    invoiceIds: ids(await tx.invoice.findMany(only)),
    paymentIds: ids(await tx.payment.findMany(only)),
    moneyIsOpen: await moneyIsOpen(tx, fromId),
  };
}

/** Cases in which money is the organization's, whoever's cases they are. */
const casesPaidBy = (tx: Tx, organizationId: string) =>
  tx.$queryRaw<{ id: string }[]>`
    SELECT i."caseId" AS id FROM "Invoice" i WHERE i."organizationId" = ${organizationId}::uuid
    UNION SELECT p."caseId" FROM "Payment" p WHERE p."organizationId" = ${organizationId}::uuid
    UNION SELECT k."caseId" FROM "Contract" k JOIN "ContractVersion" v ON v."contractId" = k.id
      WHERE v."payerId" = ${organizationId}::uuid
    ORDER BY id`;

async function placesOf(tx: Tx, organizationId: string): Promise<Place[]> {
  const rows = await tx.membership.findMany({ where: { organizationId }, orderBy: { id: "asc" } });
  return rows.map(({ id, userId, kind, from, to }) => ({
    ...{ id, userId, kind },
    ...{ from: dateToPlain(from), to: maybePlain(to) },
  }));
}

async function moneyIsOpen(tx: Tx, organizationId: string): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ open: boolean }[]>`
    SELECT EXISTS (SELECT 1 FROM "Invoice" i WHERE i."organizationId" = ${organizationId}::uuid
        AND (i.state = 'draft' OR ${leftOf} > 0))
      OR EXISTS (SELECT 1 FROM "Payment" p WHERE p."organizationId" = ${organizationId}::uuid
        AND p.state <> 'reversed' AND ${surplusOf} > 0) AS open`;
  return row?.open ?? false;
}

/**
 * Both organizations, and under their locks: everybody who is or was of the one that is given up, and every case that is
 * its own or that it pays for. Its row is held too, so that whoever begins something with it meanwhile waits.
 */
export async function mergeLocks(tx: Tx, fromId: string, intoId: string): Promise<Lock[]> {
  const known = await tx.organization.findMany({
    where: { id: { in: [fromId, intoId] } },
    select: { id: true },
    orderBy: { id: "asc" },
  });
  for (const { id } of known) await lockStream(tx, { type: "organization", id });
  await tx.$queryRaw`SELECT o.id FROM "Organization" o WHERE o.id = ANY(${[fromId, intoId]}::uuid[]) ORDER BY o.id FOR UPDATE`;
  const people = await tx.$queryRaw<{ id: string }[]>`
    SELECT m."userId" AS id FROM "Membership" m WHERE m."organizationId" = ${fromId}::uuid
    UNION SELECT d."userId" FROM "Defender" d WHERE d."organizationId" = ${fromId}::uuid`;
  const own = await tx.case.findMany({ where: { organizationId: fromId }, select: { id: true } });
  const cases = new Set([...own, ...(await casesPaidBy(tx, fromId))].map(({ id }) => id));
  return [
    ...known.filter(({ id }) => id !== fromId).map(({ id }): Lock => ({ type: "organization", id })),
    ...people.map(({ id }): Lock => ({ type: "person", id })),
    ...[...cases].map((id): Lock => ({ type: "case", id })),
  ];
}
