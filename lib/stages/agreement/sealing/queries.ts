import type { UserActor } from "@/lib/authz/actor";
import { caseFor } from "@/lib/authz/scope";
import { downloadFor, type Download } from "@/lib/cases/download";
import { now } from "@/lib/clock";
import { db } from "@/lib/db/client";
import { translator } from "@/lib/i18n/translate";
import { renderSheet } from "@/lib/pdf/sheet";
import { maySeeContract, ownContract } from "../facts";
import { contractSheet } from "./document";
import { contractRecord } from "./record";

/**
 * A case's contract as a file, for the three who agree: the sealed bytes as they were stored, an audited reading; or,
 * until there are any, the text as it stands, marked as a draft.
 * @returns null when there is no contract, or none of this reader's
 */
export async function contractFile(
  actor: UserActor,
  code: string,
  request: { address: string; browser: string; requestId: string },
): Promise<Download | null> {
  const facts = await caseFor(db(), actor, { code }, now());
  if (!facts || !maySeeContract(facts.relations)) return null;
  const contract = await db().contract.findFirst({
    where: { caseId: facts.id, ...ownContract(facts.relations, actor.defenderId) },
    orderBy: { createdAt: "desc" },
    select: { id: true, state: true, sealedDocumentId: true },
  });
  if (!contract) return null;
  if (contract.sealedDocumentId) return downloadFor(actor, contract.sealedDocumentId, request);
  const words = { en: translator("en"), es: translator("es") };
  const draft = words[actor.locale](`agreement.pdf.${contract.state === "void" ? "void" : "draft"}`);
  const sheet = contractSheet(await contractRecord(db(), contract.id), words, draft);
  return {
    name: `${code}-${draft.toLowerCase().replaceAll(" ", "-")}.pdf`,
    kind: "application/pdf",
    bytes: Buffer.from(await renderSheet(sheet)),
  };
}
