import { dateToPlain, plainToDate } from "@/lib/dates";
import type { Tx } from "@/lib/db/tx";
import { DomainError } from "@/lib/errors";
import { hashBytes, hashHex } from "@/lib/templates/canonical-text";
import { openBody, sealBody } from "@/lib/templates/contract-body";
import type { LoadScope } from "@/lib/workflow/define";
import type { ContractFacts, VersionFacts } from "./facts";

type VersionRow = {
  id: string;
  number: number;
  currency: string;
  billRateMinor: number;
  payRateMinor: number;
  feeBasisPoints: number;
  capMinutes: number;
  capExpensesMinor: number;
  startsOn: Date;
  endsOn: Date;
  payerId: string;
  bodyCipher: Uint8Array;
  textHash: Uint8Array;
};

export function versionFacts(row: VersionRow, caseKey: Buffer): VersionFacts {
  return {
    id: row.id,
    number: row.number,
    figures: {
      currency: row.currency === "CAD" ? "CAD" : "USD",
      billRateMinor: row.billRateMinor,
      payRateMinor: row.payRateMinor,
      feeBasisPoints: row.feeBasisPoints,
      capMinutes: row.capMinutes,
      capExpensesMinor: row.capExpensesMinor,
      startsOn: dateToPlain(row.startsOn),
      endsOn: dateToPlain(row.endsOn),
      payerId: row.payerId,
    },
    body: openBody(caseKey, row.id, row.bodyCipher),
    hash: hashHex(row.textHash),
  };
}

/**
 * The contract that a case stands under, locked with the case.
 * @param state in which it must be
 * @throws DomainError WRONG_STATE when it is in another, or there is none
 */
export async function contractOf(
  scope: LoadScope,
  state: "negotiating" | "signing" | "executed",
): Promise<ContractFacts> {
  const { tx, subjectId } = scope;
  const contract = await tx.contract.findFirst({
    where: { caseId: subjectId, state },
    include: {
      versions: {
        orderBy: { number: "desc" },
        take: 1,
        include: { approvals: true, signatures: true },
      },
    },
  });
  const version = contract?.versions[0];
  if (!contract || !version) throw new DomainError("WRONG_STATE");
  const current = versionFacts(version, await scope.caseKey());
  const counts = (row: { round: number; textHash: Uint8Array }) =>
    row.round === contract.round && hashHex(row.textHash) === current.hash;
  return {
    id: contract.id,
    state: contract.state,
    defenderId: contract.defenderId,
    round: contract.round,
    current,
    approved: version.approvals.filter(counts).map(({ party }) => party),
    signed: version.signatures.filter(counts).map(({ party }) => party),
    signBy: contract.signBy,
  };
}

export type NewVersion = VersionFacts & {
  authorId: string | null;
  authorParty: "ADVOCATE" | "DEFENDER" | "FACILITATOR" | "SYSTEM";
};

/** Writes a version; it never changes afterwards. */
export async function writeVersion(scope: LoadScope, contractId: string, version: NewVersion): Promise<void> {
  const { figures, body, hash, ...row } = version;
  await scope.tx.contractVersion.create({
    data: {
      ...row,
      ...figures,
      contractId,
      at: scope.now,
      startsOn: plainToDate(figures.startsOn),
      endsOn: plainToDate(figures.endsOn),
      bodyCipher: Uint8Array.from(sealBody(await scope.caseKey(), row.id, body)),
      textHash: hashBytes(hash),
    },
  });
}

/**
 * Names of organizations that may be the payer: the case's own, and those of its counsel.
 * @param current the payer of the text; it may go on under its old name when it was merged into one of these
 */
export async function payersOf(
  tx: Tx,
  caseId: string,
  organizationId: string,
  current: string,
): Promise<{ id: string; name: string }[]> {
  const counsel = await tx.caseMember.findMany({
    where: { caseId, kind: { in: ["LEAD", "COUNSEL"] }, to: null },
    select: {
      user: {
        select: { memberships: { where: { kind: "LAWYER", to: null }, select: { organizationId: true } } },
      },
    },
  });
  const ids = counsel.flatMap(({ user }) => user.memberships.map((membership) => membership.organizationId));
  const live = [organizationId, ...ids];
  return tx.organization.findMany({
    where: { OR: [{ id: { in: live } }, { id: current, mergedIntoId: { in: live } }] },
    select: { id: true, name: true },
    orderBy: { name: "asc" },
  });
}
