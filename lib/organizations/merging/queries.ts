import { z } from "zod";
import { db } from "@/lib/db/client";
import type { ErrorCode } from "@/lib/errors";
import { organizationsOf } from "@/lib/people/queries";
import { sideOf } from "../rules";
import { mergeFacts } from "./load";
import { joinPlaces } from "./places";
import { peopleIn, refusalOf } from "./rules";

export type MergePreview = {
  intoId: string;
  into: string;
  people: number;
  /** Places that are one with a place there, since the same person is the same in both. */
  joined: number;
  defenders: number;
  cases: number;
  invoices: number;
  payments: number;
  currencies: { from: string; into: string };
  refusal: ErrorCode | null;
};

export type MergeView = {
  name: string;
  /** Those of the same side, without itself. */
  others: { id: string; name: string }[];
  /** Null: none is chosen yet. */
  preview: MergePreview | null;
};

/** What would go over, counted as it stands now; null: there is no such organization, or it was merged already. */
export async function mergeView(fromId: string, into: unknown): Promise<MergeView | null> {
  if (!z.uuid().safeParse(fromId).success) return null;
  const row = await db().organization.findUnique({ where: { id: fromId, mergedIntoId: null } });
  if (!row) return null;
  const others = (await organizationsOf(sideOf(row.kind))).filter(({ id }) => id !== fromId);
  const chosen = others.find(({ id }) => id === into);
  return { name: row.name, others, preview: chosen ? await previewOf(fromId, chosen) : null };
}

async function previewOf(fromId: string, chosen: { id: string; name: string }): Promise<MergePreview | null> {
  const facts = await mergeFacts(db(), fromId, chosen.id);
  if (!facts?.into) return null;
  const { places, defenderIds, caseIds, invoiceIds, paymentIds } = facts;
  return {
    ...{ intoId: chosen.id, into: chosen.name },
    people: peopleIn(places.from),
    joined: joinPlaces(places.from, places.into).dropped.length,
    ...{ defenders: defenderIds.length, cases: caseIds.length },
    ...{ invoices: invoiceIds.length, payments: paymentIds.length },
    currencies: { from: facts.from.currency, into: facts.into.currency },
    refusal: refusalOf(facts, { fromId, intoId: chosen.id })?.code ?? null,
  };
}
