import type { UserActor } from "@/lib/authz/actor";
import { frameView, type FrameView } from "@/lib/cases/frame/queries";
import { db } from "@/lib/db/client";
import { openKey } from "@/lib/db/keys";
import { hashHex } from "@/lib/templates/canonical-text";
import { hasSignedOnce } from "@/lib/templates/signed";
import { openText } from "@/lib/vault/seal";
import {
  maySeeContract,
  ownContract,
  signerOf,
  signers,
  type ContractState,
  type Signer,
  type VersionFacts,
} from "./facts";
import { payersOf, versionFacts } from "./load";
import { voidedOf, type Voided } from "./voiding/queries";

export type ShownVersion = VersionFacts & { at: Date; author: string | null; approvedBy: Signer[] };
export type Agreeing = {
  party: Signer;
  /** Who acts for this side, as far as it is known; null: nobody yet. */
  name: string | null;
  yours: boolean;
  approvedAt: Date | null;
  signedAt: Date | null;
  typedName: string | null;
};
export type ShownComment = {
  id: string;
  clauseKey: string;
  words: string;
  author: string | null;
  yours: boolean;
  at: Date;
  resolved: { by: string; at: Date } | null;
};

export type AgreementView = {
  frame: FrameView;
  code: string;
  side: Signer;
  contract: {
    id: string;
    state: ContractState;
    signBy: Date | null;
    sentAt: Date | null;
    executedAt: Date | null;
    sealed: { at: Date; sha256: string; documentId: string } | null;
    voided: Voided | null;
  };
  /** Oldest first; the last is the text that counts. */
  versions: ShownVersion[];
  current: ShownVersion;
  agreeing: Agreeing[];
  comments: ShownComment[];
  payers: { id: string; name: string }[];
  lead: { name: string; isYou: boolean; agreementSigned: boolean };
};

/** No contract to show: there is none yet, or it is none of this reader's. */
export type NoContract = "not_visible" | "none";

/**
 * The newest contract of a case with its versions, comments, approvals and signatures, for the three who agree.
 * A fixed number of statements, whatever their number.
 */
export async function agreementView(actor: UserActor, code: string): Promise<AgreementView | NoContract> {
  const frame = await frameView(actor, code);
  if (!frame || !maySeeContract(frame.facts.relations)) return "not_visible";
  const { facts } = frame;
  const side = signerOf(facts.relations);
  const contract = await db().contract.findFirst({
    where: { caseId: facts.id, ...ownContract(facts.relations, actor.defenderId) },
    orderBy: { createdAt: "desc" },
    include: {
      versions: { orderBy: { number: "asc" }, include: { approvals: true, signatures: true } },
      comments: { orderBy: [{ at: "asc" }, { id: "asc" }] },
    },
  });
  const newest = contract?.versions.at(-1);
  if (!contract || !newest) return "none";
  const key = await openKey(db(), facts.keyId);
  const [defender, agreementSigned, payers] = await Promise.all([
    db().defender.findUniqueOrThrow({ where: { id: contract.defenderId } }),
    hasSignedOnce(db(), "ADVOCATE_AGREEMENT", facts.leadId),
    payersOf(db(), facts.id, facts.organizationId, newest.payerId),
  ]);
  const ids = [
    ...[facts.leadId, facts.facilitatorId, defender.userId],
    ...contract.versions.flatMap((row) => [
      row.authorId,
      ...[...row.approvals, ...row.signatures].map(({ userId }) => userId),
    ]),
    ...contract.comments.flatMap(({ authorId, resolvedBy }) => [authorId, resolvedBy]),
  ].filter((id) => id !== null);
  const people = await db().user.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: { id: true, name: true },
  });
  const nameOf = (id: string | null) => people.find((person) => person.id === id)?.name ?? null;
  const counts = (row: { round: number; textHash: Uint8Array }) =>
    row.round === contract.round && hashHex(row.textHash) === hashHex(newest.textHash);
  const expected: Record<Signer, string | null> = {
    ADVOCATE: facts.leadId,
    JIM: facts.facilitatorId,
    DEFENDER: defender.userId,
  };
  const versions = contract.versions.map((row) => ({
    ...versionFacts(row, key),
    at: row.at,
    author: nameOf(row.authorId),
    approvedBy: row.approvals.map(({ party }) => party),
  }));
  const current = versions.at(-1);
  if (!current) return "none";
  const { sealedAt, sealedSha256, sealedDocumentId } = contract;
  return {
    frame,
    code: facts.code,
    side,
    contract: {
      id: contract.id,
      state: contract.state,
      signBy: contract.signBy,
      sentAt: contract.sentAt,
      executedAt: contract.executedAt,
      sealed:
        sealedAt && sealedSha256 && sealedDocumentId
          ? { at: sealedAt, sha256: hashHex(sealedSha256), documentId: sealedDocumentId }
          : null,
      voided: contract.state === "void" ? await voidedOf(facts.id, contract.id, key) : null,
    },
    versions,
    current,
    agreeing: signers.map((party) => {
      const approval = newest.approvals.find((row) => row.party === party && counts(row));
      const signature = newest.signatures.find((row) => row.party === party && counts(row));
      return {
        party,
        name: nameOf(signature?.userId ?? approval?.userId ?? expected[party]),
        yours: party === side,
        approvedAt: approval?.at ?? null,
        signedAt: signature?.at ?? null,
        typedName: signature?.typedName ?? null,
      };
    }),
    comments: contract.comments.map((row) => ({
      id: row.id,
      clauseKey: row.clauseKey,
      words: openText(key, `ContractComment:wordsCipher:${row.id}`, row.wordsCipher),
      author: nameOf(row.authorId),
      yours: row.authorId === actor.userId,
      at: row.at,
      resolved: row.resolvedAt ? { at: row.resolvedAt, by: nameOf(row.resolvedBy) ?? "" } : null,
    })),
    payers,
    lead: {
      name: nameOf(facts.leadId) ?? "",
      isYou: facts.leadId === actor.userId,
      agreementSigned,
    },
  };
}
