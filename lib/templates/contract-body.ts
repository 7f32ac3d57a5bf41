import { z } from "zod";
import { openText, sealText } from "@/lib/vault/seal";

/**
 * What a version of a contract says in words: the scope, special instructions and the clauses in both languages.
 * The figures (rates, caps, dates, payer) stand beside it in columns, since other stages reckon with them.
 */
const wording = z.object({ title: z.string(), text: z.string() });
export const contractBody = z.object({
  scope: z.array(z.object({ kind: z.string(), words: z.string(), deadline: z.iso.date().nullable() })),
  instructions: z.string(),
  clauses: z.array(z.object({ key: z.string(), en: wording, es: wording })),
});
export type ContractBody = z.infer<typeof contractBody>;

const place = (versionId: string) => `ContractVersion:bodyCipher:${versionId}`;

/** Under the case's key; bound to the version's row. */
export function sealBody(caseKey: Buffer, versionId: string, body: ContractBody): Buffer {
  return sealText(caseKey, place(versionId), JSON.stringify(body));
}

export function openBody(caseKey: Buffer, versionId: string, cipher: Uint8Array): ContractBody {
  return contractBody.parse(JSON.parse(openText(caseKey, place(versionId), Buffer.from(cipher))));
}
