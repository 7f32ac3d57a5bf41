import { z } from "zod";
import type { Tx } from "@/lib/db/tx";
import { hashHex } from "./canonical-text";
import { templateClause, type TemplateClause } from "./clause";
import type { TemplateKind } from "./subject";

export type PublishedTemplate = {
  id: string;
  number: number;
  clauses: TemplateClause[];
  hash: string;
  publishedAt: Date;
};

/** The newest published version of a kind; null while none is. */
export async function newestTemplate(tx: Tx, kind: TemplateKind): Promise<PublishedTemplate | null> {
  const row = await tx.templateVersion.findFirst({ where: { kind }, orderBy: { number: "desc" } });
  return row && asPublished(row);
}

/** A version by its id: what somebody signed. */
export async function templateVersion(tx: Tx, id: string): Promise<PublishedTemplate | null> {
  const row = await tx.templateVersion.findUnique({ where: { id } });
  return row && asPublished(row);
}

function asPublished(row: {
  id: string;
  number: number;
  clauses: unknown;
  textHash: Uint8Array;
  publishedAt: Date;
}): PublishedTemplate {
  return {
    id: row.id,
    number: row.number,
    clauses: z.array(templateClause).parse(row.clauses),
    hash: hashHex(row.textHash),
    publishedAt: row.publishedAt,
  };
}
