import { z } from "zod";
import { openText, sealText } from "@/lib/vault/seal";

/**
 * What a version of a contract says in words: who the parties are, the scope, special instructions and the clauses in
 * both languages. The figures (rates, caps, dates, payer) stand beside it in columns, since other stages reckon with
 * them. Names are kept as they stood when the version was written: what was signed does not change with a profile.
 */
const wording = z.object({ title: z.string(), text: z.string() });
const address = z.enum(["feminine", "masculine", "neutral"]);
const scopeItem = z.object({
  kind: z.string(),
  /** Empty in one language: those of the other stand in both texts. In both: the kind of work says it alone. */
  words: z.string(),
  wordsEs: z.string().default(""),
  deadline: z.iso.date().nullable(),
});
const clause = z.object({
  key: z.string(),
  en: wording,
  es: wording,
  /** Only one language was changed, and nobody has said yet that both say the same. */
  unmatched: z.literal(true).optional(),
});

export const contractBody = z.object({
  parties: z.object({
    advocate: z.string(),
    advocateAddress: address,
    organization: z.string(),
    defender: z.string(),
    defenderAddress: address,
    practice: z.string(),
    payer: z.string(),
  }),
  scope: z.array(scopeItem),
  /** Words of the intake that named a party were left out at the opening, and are not written anew yet. */
  leftOut: z.literal(true).optional(),
  instructions: z.string(),
  instructionsEs: z.string().default(""),
  clauses: z.array(clause),
});
export type ContractBody = z.infer<typeof contractBody>;
export type ContractClause = z.infer<typeof clause>;
export type ScopeItem = z.infer<typeof scopeItem>;

export const isWordless = ({ words, wordsEs }: Pick<ScopeItem, "words" | "wordsEs">): boolean =>
  words === "" && wordsEs === "";

const place = (versionId: string) => `ContractVersion:bodyCipher:${versionId}`;

/** Under the case's key; bound to the version's row. */
export function sealBody(caseKey: Buffer, versionId: string, body: ContractBody): Buffer {
  return sealText(caseKey, place(versionId), JSON.stringify(body));
}

export function openBody(caseKey: Buffer, versionId: string, cipher: Uint8Array): ContractBody {
  return contractBody.parse(JSON.parse(openText(caseKey, place(versionId), Buffer.from(cipher))));
}
