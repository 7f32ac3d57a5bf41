import { openKey } from "@/lib/db/keys";
import type { Tx } from "@/lib/db/tx";
import { hashHex } from "@/lib/templates/canonical-text";
import { signers, type ContractState, type Signer, type VersionFacts } from "../facts";
import { versionFacts } from "../load";

type Figures = Record<string, string | number>;

export type SignatureRecord = {
  at: Date;
  typedName: string;
  consentVersion: string;
  consentLocale: string;
  consentAt: Date;
  provenAt: Date;
  provenBy: string;
  address: string;
  browser: string;
  timeZone: string;
  hash: string;
};

export type SignerRecord = {
  party: Signer;
  name: string | null;
  organization: string;
  email: string | null;
  /** When they first had this text before them to sign it; null: it was not recorded. */
  viewedAt: Date | null;
  signature: SignatureRecord | null;
};

/** Everything that a contract's document and its certificate say. */
export type ContractRecord = {
  code: string;
  contractId: string;
  state: ContractState;
  version: VersionFacts & { at: Date };
  sentAt: Date | null;
  executedAt: Date | null;
  signers: SignerRecord[];
  approvals: { party: Signer; name: string; at: Date; hash: string }[];
  events: { seq: number; at: Date; type: string; actor: string | null; role: string; figures: Figures }[];
  /** Hash of the newest event that the table shows, which chains all before it. */
  chainHead: string | null;
};

/** Justice in Motion signs as itself. */
const facilitation = "Justice in Motion";

/** A contract with its newest text, who agreed to it, who signed it and what happened to it, in a fixed number of statements. */
export async function contractRecord(tx: Tx, contractId: string): Promise<ContractRecord> {
  const contract = await tx.contract.findUniqueOrThrow({
    where: { id: contractId },
    include: {
      case: true,
      versions: { orderBy: { number: "desc" }, take: 1, include: { approvals: true, signatures: true } },
    },
  });
  const row = contract.versions[0];
  if (!row) throw new Error("A contract without a version");
  const version = versionFacts(row, await openKey(tx, contract.case.keyId));
  const live = (item: { round: number; textHash: Uint8Array }) =>
    item.round === contract.round && hashHex(item.textHash) === version.hash;
  const signatures = row.signatures.filter(live);
  const approvals = row.approvals.filter(live);
  const events = await tx.event.findMany({
    where: {
      subject: "case",
      subjectId: contract.caseId,
      payload: { path: ["contractId"], equals: contractId },
    },
    orderBy: { seq: "asc" },
    select: { seq: true, at: true, type: true, actorId: true, actorRole: true, hash: true, payload: true },
  });
  const defender = await tx.defender.findUniqueOrThrow({ where: { id: contract.defenderId } });
  const expected: Record<Signer, string | null> = {
    ADVOCATE: contract.case.leadId,
    JIM: contract.case.facilitatorId,
    DEFENDER: defender.userId,
  };
  const ids = [
    ...Object.values(expected),
    ...[...signatures, ...approvals].map(({ userId }) => userId),
    ...events.map(({ actorId }) => actorId),
  ].filter((id) => id !== null);
  const people = await tx.user.findMany({
    where: { id: { in: ids } },
    select: { id: true, name: true, email: true },
  });
  const firstViewing = (userId: string | null) =>
    events.find(
      ({ type, actorId, payload }) =>
        type === "contract.viewed" && actorId === userId && figuresOf(payload).versionId === row.id,
    )?.at ?? null;
  const person = (id: string | null) => people.find((one) => one.id === id) ?? null;
  const { organization, practice } = version.body.parties;
  const organizations: Record<Signer, string> = {
    ADVOCATE: organization,
    JIM: facilitation,
    DEFENDER: practice,
  };
  return {
    code: contract.case.code,
    contractId,
    state: contract.state,
    version: { ...version, at: row.at },
    sentAt: contract.sentAt,
    executedAt: contract.executedAt,
    signers: signers.map((party) => {
      const signature = signatures.find((one) => one.party === party) ?? null;
      const who = person(signature?.userId ?? expected[party]);
      return {
        party,
        name: who?.name ?? null,
        email: who?.email ?? null,
        organization: organizations[party],
        viewedAt: firstViewing(who?.id ?? null),
        signature: signature && { ...signature, hash: hashHex(signature.textHash) },
      };
    }),
    approvals: approvals.map(({ party, userId, at, textHash }) => ({
      party,
      at,
      name: person(userId)?.name ?? "",
      hash: hashHex(textHash),
    })),
    events: events.map(({ seq, at, type, actorId, actorRole, payload }) => ({
      ...{ seq, at, type, role: actorRole, figures: figuresOf(payload) },
      actor: person(actorId)?.name ?? null,
    })),
    chainHead: events.at(-1) ? hashHex(events.at(-1)?.hash ?? new Uint8Array()) : null,
  };
}

function figuresOf(payload: unknown): Figures {
  const pairs = Object.entries(payload ?? {}).filter(
    (pair): pair is [string, string | number] => typeof pair[1] === "number" || typeof pair[1] === "string",
  );
  return Object.fromEntries(pairs);
}
